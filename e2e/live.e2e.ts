/** An official cancels a collection while a citizen's page is open: the page says so by itself, and shows it when asked. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { barriersIn } from './barriers.ts';
import { collectionsOfTomoni, daysAfter, todayInJapan } from './independent.ts';
import { atWork, joined } from './office-people.ts';
import { OFFICE } from './office-steps.ts';
import { storyBrowser } from './story-browser.ts';
import { lookAgain, visit } from './visitor.ts';

/** After the button of the official was pressed. */
const WITHIN_MS = 2_000;

let browser: Browser;
let area: { id: string; day: string };
beforeAll(async () => {
  browser = await storyBrowser();
  const from = daysAfter(todayInJapan(), 2);
  const { areas } = await collectionsOfTomoni(from, daysAfter(from, 11));
  const found = areas.find(({ collections }) => collections.length > 0);
  area = { id: found?.id ?? '', day: found?.collections[0]?.date ?? '' };
});

/** Cancels all kinds on a day in the whole town, and notes when the button was pressed. */
async function cancel(page: Page, day: string, note: string): Promise<number> {
  await page.goto(`${OFFICE}/today`);
  await page.locator('input[name=day][value=other]').check();
  await page.locator('input[name=otherDay]').fill(day);
  await page.locator('[name=note]').fill(note);
  const pressed = Date.now();
  await page.locator('main form').getByRole('button').last().click();
  await page.waitForURL(/announced=/);
  return pressed;
}

/** When the notice appeared in the page, by the clock of this machine; a page can't be surprised by a reload. */
async function noticing(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const region = document.querySelector('[data-live]');
    const seen = new MutationObserver(() => {
      if (region?.querySelector('button')) document.documentElement.dataset.noticed ??= String(Date.now());
    });
    if (region) seen.observe(region, { childList: true });
  });
  return async () => {
    await page.locator('.live button').waitFor();
    return Number(await page.evaluate(() => document.documentElement.dataset.noticed));
  };
}

it('says on the open page that the dates have changed, within two seconds, and shows them when asked', async () => {
  const official = await joined(browser, {
    email: 'live@tomoni.example',
    name: '見守 りん',
    role: 'official',
  });
  const office = await atWork(browser, official);
  const { page, context, complaints, requests } = await visit(browser);
  await page.goto(`/992011/garbage/${area.id}`);
  await page.waitForResponse((answer) => answer.url().includes('/live?'));
  await page.locator('input[name=q]').fill('電池');
  expect(await page.locator('.live').innerText()).toBe('');
  const noticed = await noticing(page);
  const asked = requests.length;

  const pressed = await cancel(office.page, area.day, '大雪のため');
  const tookMs = (await noticed()) - pressed;
  process.stdout.write(`from the official's button to the citizen's page: ${tookMs} ms\n`);
  expect(tookMs).toBeLessThan(WITHIN_MS);
  expect(await page.getByRole('status').innerText()).toContain('予定が変わりました');
  expect(await page.locator('main').innerText()).not.toContain('大雪のため');
  expect(requests.slice(asked)).toEqual([]);
  expect(await barriersIn(page, 'all')).toEqual([]);

  await page.getByRole('button', { name: '新しい予定を見る' }).click();
  await page.getByText('大雪のため').first().waitFor();
  expect(await page.getByRole('status').innerText()).toContain('新しい予定です');
  expect(await page.locator('input[name=q]').inputValue()).toBe('電池');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('answer-place');

  // And once more, without a new page.
  const noticedAgain = await noticing(page);
  await office.page.goto(OFFICE);
  office.page.on('dialog', (dialog) => void dialog.accept());
  await office.page.locator('form[action*="revoke"] button').first().click();
  await noticedAgain();
  await page.getByRole('button', { name: '新しい予定を見る' }).click();
  await expect.poll(() => page.locator('main').innerText()).not.toContain('大雪のため');
  expect([complaints, office.complaints]).toEqual([[], []]);
  await Promise.all([context.close(), office.context.close()]);
});

it('regression: says on a page that was left open over midnight that its tomorrow is over', async () => {
  const { page, context, complaints } = await visit(browser);
  await page.goto(`/992011/garbage/${area.id}`);
  await lookAgain(page);
  expect(await page.locator('.live').innerText()).toBe('');
  await page.clock.setFixedTime(new Date(Date.now() + 86_400_000));
  await lookAgain(page);
  await page.getByRole('button', { name: '新しい予定を見る' }).waitFor();
  expect(await page.getByRole('status').innerText()).toContain('日付が変わりました');
  await page.getByRole('button', { name: '新しい予定を見る' }).click();
  await expect.poll(() => page.getByRole('status').innerText()).toContain('新しい予定です');
  await context.close();
  expect(complaints).toEqual([]);
});

it('regression: says so on a page that the browser opens as it kept it, or takes out of its store, a day later', async () => {
  const { page, context, complaints } = await visit(browser);
  await page.clock.setFixedTime(new Date(Date.now() + 86_400_000));
  await page.goto(`/992011/garbage/${area.id}`);
  await expect.poll(() => page.getByRole('status').innerText()).toContain('日付が変わりました');
  await page.getByRole('button', { name: '新しい予定を見る' }).click();
  await expect.poll(() => page.getByRole('status').innerText()).toContain('新しい予定です');
  await page.clock.setFixedTime(new Date(Date.now() + 2 * 86_400_000));
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect.poll(() => page.getByRole('status').innerText()).toContain('日付が変わりました');
  await context.close();
  expect(complaints).toEqual([]);
});

it('asks from time to time where a proxy holds streams back, and keeps to three streams in eight windows', async () => {
  const { page, context, complaints } = await visit(browser);
  await context.route(/\/live\?/, async (route) => {
    // Nothing comes through, as behind a proxy that waits for the end.
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    await route.abort().catch(() => undefined);
  });
  await page.goto(`/992011/garbage/${area.id}`);
  const asked = await page.waitForResponse((answer) => answer.url().includes('/live.json?'));
  expect(await asked.json()).toMatchObject({ changed: [] });
  await context.close();
  expect(complaints).toEqual([]);

  const many = await visit(browser);
  let streams = 0;
  many.context.on('request', (request) => {
    if (request.url().includes('/live?')) streams += 1;
  });
  for (let n = 0; n < 8; n += 1) {
    const window = await many.context.newPage();
    await window.goto(`/992011/garbage/${area.id}`);
  }
  expect(streams).toBeLessThanOrEqual(3);
  await many.context.close();
});

it('is the same page without scripts, and says nothing there', async () => {
  const { page, context, complaints } = await visit(browser, { javaScriptEnabled: false });
  await page.goto(`/992011/garbage/${area.id}`);
  expect(await page.locator('.live').isVisible()).toBe(false);
  await context.close();
  expect(complaints).toEqual([]);
});
