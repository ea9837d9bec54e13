/** What officials do on the way from files to the public, step by step, with scripts and without. */
import type { Page } from 'playwright-core';
import { collectionsOfTomoni, todayInJapan } from './independent.ts';

/** The office of garbage in ともに市. */
export const OFFICE = '/992011/office/garbage';

/** What a browser says of a form that came back, and of one that somebody else was faster with. */
export const CAME_BACK =
  'console: Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)';
export const TOO_LATE =
  'console: Failed to load resource: the server responded with a status of 409 (Conflict)';

/** Chooses files on the upload page, and waits for what was understood. Without scripts a button sends them. */
export async function drop(page: Page, files: readonly string[]): Promise<void> {
  await page.locator('input[name=files]').setInputFiles([...files]);
  const send = page.getByRole('button', { name: '選んだファイルを読みこむ' });
  // The script that sends by itself may take the button away just now; without scripts it stays.
  if (await send.isVisible()) await send.click({ timeout: 5_000 }).catch(() => undefined);
  await page.waitForURL(/\/staged\//);
}

/** Presses a button whose page comes again with something less to do. */
export async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await button.click();
  await answer;
  await page.waitForLoadState();
}

/** Makes a draft of what was read; returns its address. */
export async function makeDraft(page: Page): Promise<string> {
  await page.getByRole('button', { name: '下書きにする' }).click();
  await page.waitForURL(/\/drafts\//);
  return new URL(page.url()).pathname;
}

/** A badge of the page that says how a version stands. */
export async function waitForState(page: Page, word: string): Promise<void> {
  await page.locator('.badge', { hasText: word }).first().waitFor();
}

/** How the addresses of an area's page and data name it. */
export async function areaNamed(name: string): Promise<string> {
  const today = todayInJapan();
  const { areas } = await collectionsOfTomoni(today, today);
  return areas.find((area) => area.name === name)?.id ?? '';
}

interface Collected {
  date: string;
  category: string;
}

/** What the public data of an area say is collected in a span of days. */
export async function collected(page: Page, area: string, from: string, to: string): Promise<Collected[]> {
  const response = await page.request.get(`/992011/garbage/${area}.json?from=${from}&to=${to}`);
  const { collections } = (await response.json()) as { collections: Collected[] };
  return collections.map(({ date, category }) => ({ date, category }));
}
