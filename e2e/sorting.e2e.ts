/** Somebody stands in the kitchen with a thing in the hand: what garbage is this? */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it('answers in kanji, kana and everyday words, says when there is no answer, and leads to how to put it out', async () => {
  const { page, context, complaints } = await visit(browser);
  await page.goto('/992011/garbage/sorting');
  for (const word of ['電池', 'でんち', 'ﾃﾞﾝﾁ', 'バッテリー']) {
    const answers = await ask(page, word);
    expect(answers).toContain('乾電池');
    expect(answers).toContain('充電池・モバイルバッテリー');
  }
  expect(await ask(page, 'バッテリー')).toContain('バッテリー（自動車・バイク）');

  expect(await ask(page, '<b>ゾゾ"ゾ')).toEqual([]);
  expect(await page.getByRole('status').innerText()).toContain('「<b>ゾゾ"ゾ」は見つかりません');
  await page.getByRole('link', { name: '品目の一覧を見る' }).click();

  await page.getByRole('navigation', { name: '頭文字から選ぶ' }).getByText('か', { exact: true }).click();
  await page.locator('section[aria-labelledby=items] .row-title').first().waitFor();
  const byLetter = await page.locator('section[aria-labelledby=items] .row-title').allTextContents();
  expect(byLetter).toEqual(expect.arrayContaining(['かさ', '乾電池']));
  expect(byLetter).not.toContain('アイロン');

  await ask(page, '電池');
  await page.getByRole('link', { name: '乾電池' }).first().click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('有害・危険ごみ');
  expect(await page.locator('main').innerText()).toContain('ほかのごみと別の透明の袋に入れて');
  expect(complaints).toEqual([]);
  await context.close();
});

it('shows nothing of the script in the town’s own description', async () => {
  const { page, context, complaints } = await visit(browser);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto('/992011/garbage/categories');
  await page.getByRole('link', { name: '有害・危険ごみ' }).click();
  const main = await page.locator('main').innerHTML();
  expect(main).toContain('端子にテープ');
  expect(main).not.toMatch(/alert|<script|onclick|javascript:/i);
  await page.getByText('古いお知らせ').click();
  expect(dialogs).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

/** Names of the things that are found. */
async function ask(page: Page, word: string): Promise<string[]> {
  const field = page.getByLabel('品目の名前');
  await field.fill(word);
  await page.getByRole('button', { name: 'さがす', exact: true }).click();
  expect(await field.inputValue()).toBe(word);
  return page.locator('section[aria-labelledby=items] .row-title').allTextContents();
}
