/** Somebody who moves looks at two towns beside each other, and somebody wants to know where a calendar comes from. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it('shows two towns side by side', async () => {
  const { page, context, complaints } = await visit(browser, { width: 1280 });
  await page.goto('/');
  await page.getByRole('link', { name: '町をならべてくらべる' }).click();
  expect(await page.locator('main').innerText()).toContain('2つ以上選んでください');
  await page.getByRole('checkbox', { name: 'ともに市' }).check();
  await page.getByRole('checkbox', { name: '川上町' }).check();
  await page.getByRole('button', { name: 'くらべる' }).click();
  const rows = await page
    .locator('table tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim())),
    );
  expect(rows.slice(0, 3)).toEqual([
    ['', 'ともに市', '川上町'],
    ['作った人', 'ともに市 環境課', 'Code for かわかみ'],
    ['地区の数', '24', '10'],
  ]);
  const kinds = rows.at(-1) ?? [];
  expect(kinds[1]).toContain('燃やすごみ 月におよそ');
  expect(kinds[2]).toContain('可燃ごみ 月におよそ');
  expect(await page.getByRole('checkbox', { name: '川上町' }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

it('says who made a calendar, what was odd in the files and where, and gives the original back', async () => {
  const { page, context, complaints } = await visit(browser);
  await page.goto('/992011/garbage');
  await page.getByRole('link', { name: '町の予定表' }).click();
  const text = await page.locator('main').innerText();
  expect(text).toContain('ともに市 環境課が作りました');
  expect(text).toContain('「2026048」は収集日として読めません');
  expect(text).toContain('area_days.csv・25行目 D列');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'area_days.csv' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toBe('area_days.csv');
  const original = new URL('../demo/tomoni-shi/area_days.csv', import.meta.url);
  expect(readFileSync(await download.path()).equals(readFileSync(original))).toBe(true);

  await page.goto('/993018/garbage/source');
  expect(await page.locator('main').innerText()).toContain('町の公式の予定表ではありません');
  expect(complaints).toEqual([]);
  await context.close();
});
