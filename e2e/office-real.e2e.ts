/**
 * A real town's folder, which no official of the stories has seen: from the upload to the public and back, by what the
 * pages say alone. Where the shared data isn't at hand, the invented town's folder takes its place.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectionsIn, daysAfter, todayInJapan } from './independent.ts';
import { atWork, joined, type OfficialPerson } from './office-people.ts';
import { drop, makeDraft, press, waitForState } from './office-steps.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

const TOWN = '993018';
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REAL = join(dirname(ROOT.replace(/\/$/, '')), 'shared/data/opendata/5374/yasugiK5374__5374/data');
const FOLDER = existsSync(REAL) ? REAL : join(ROOT, 'demo/tomoni-shi');

let browser: Browser;
let official: OfficialPerson;
let approver: OfficialPerson;

beforeAll(async () => {
  browser = await storyBrowser();
  const place = TOWN;
  official = await joined(browser, { email: 'kawa@example.jp', name: '川野 実', role: 'official', place });
  approver = await joined(browser, { email: 'kawa-b@example.jp', name: '川端 恵', role: 'approver', place });
});
afterAll(async () => {});

/** Decides and answers whatever the page asks, until it asks nothing more. */
async function answerAll(page: Page): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  while ((await button('公開してよい').count()) > 0) await press(page, '公開してよい');
  if ((await button('収集しない').count()) > 0) await press(page, '収集しない');
  for (const [label, answer] of [
    ['いつまで', '2028-03-31'],
    ['朝の何時までに', '8:30'],
  ] as const) {
    const field = page.getByLabel(label);
    if ((await field.count()) === 0) continue;
    await field.first().fill(answer);
    const form = page.locator('form', { has: field.first() });
    const sent = page.waitForResponse((response) => response.request().method() === 'POST');
    await form.getByRole('button', { name: 'この答えにする' }).click();
    await sent;
    await page.waitForLoadState();
  }
}

it('goes from a real folder to the public, day by day as its files say, and back', {
  timeout: 180_000,
}, async () => {
  const today = todayInJapan();
  const last = daysAfter(today, 27);
  const expected = await collectionsIn(FOLDER, today, last);
  const clerk = await atWork(browser, official);
  const { page } = clerk;
  await page.getByRole('link', { name: /ごみの予定表/ }).click();
  await page.getByRole('link', { name: '新しいファイルをのせる' }).click();
  await drop(
    page,
    readdirSync(FOLDER).map((name) => join(FOLDER, name)),
  );
  expect(
    await page.getByText(`${expected.areas.length}地区の曜日を読みました`, { exact: false }).count(),
  ).toBe(1);
  await answerAll(page);
  const draft = await makeDraft(page);
  await press(page, '承認に回す');

  const boss = await atWork(browser, approver);
  await boss.page.getByRole('link', { name: /ごみの予定表の承認/ }).click();
  await press(boss.page, '承認する');
  await page.goto(draft);
  await page.getByLabel('この日から使う').fill(today);
  await press(page, '公開する');
  await waitForState(page, '公開中');

  const citizen = await visit(browser);
  for (const area of [expected.areas[0], expected.areas.at(-1)]) {
    const answer = await citizen.page.request.get(
      `/${TOWN}/garbage/${area?.id}.json?from=${today}&to=${last}`,
    );
    const { collections } = (await answer.json()) as { collections: { date: string; category: string }[] };
    expect(collections.map(({ date, category }) => ({ date, category }))).toEqual(area?.collections);
    await citizen.page.goto(`/${TOWN}/garbage/${area?.id}`);
    expect(await citizen.page.getByRole('heading', { level: 1 }).innerText()).toContain(area?.name ?? '');
  }
  await page.goto(draft);
  await press(page, '公開を取り消す');
  await waitForState(page, '下書き');
  const gone = await citizen.page.request.get(`/${TOWN}/garbage/${expected.areas[0]?.id}.json`);
  expect(gone.status()).toBe(404);
  expect([...clerk.complaints, ...boss.complaints, ...citizen.complaints]).toEqual([]);
  for (const one of [clerk, boss, citizen]) await one.context.close();
});
