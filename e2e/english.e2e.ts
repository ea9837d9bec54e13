/** A newcomer who reads English: same page, same area, and no Japanese but names. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { addressOf, sitePages } from './site-pages.ts';
import { storyBrowser } from './story-browser.ts';
import { chooseLanguage, visit } from './visitor.ts';

/**
 * What rightly stays Japanese: names as they stand on the street and in the files, what the town writes about
 * itself, and in findings the signs to write. Quotes from the files stand in “ ”.
 */
const NAMES = [
  /“[^”]*”/g,
  /ともに市 環境課|Code for かわかみ|電話 [\d-]+/g,
  /見本県|みどり町|1丁目2番|乾電池|ゾゾゾ/g,
  /月1?, |隔水20260401|月/g,
];

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it('keeps page and area when the language changes, there and back', async () => {
  const { page, context, complaints } = await visit(browser, { locale: 'en-GB' });
  await page.goto('/992011/garbage');
  await chooseLanguage(page, 'English');
  await page.getByLabel('Neighbourhood or address').fill('みどり町3丁目13番5号');
  await page.getByRole('button', { name: 'Find my area' }).click();
  await page
    .getByRole('link', { name: /^Midori-cho 3-chome \(blocks 1 to 12/ })
    .first()
    .click();
  const english = new URL(page.url()).pathname;
  expect(await page.locator('html').getAttribute('lang')).toBe('en');

  await chooseLanguage(page, '日本語');
  expect(`/en${new URL(page.url()).pathname}`).toBe(english);
  expect(await page.locator('main').innerText()).toContain('みどり町3丁目1番～12番，13番1～26号');
  await chooseLanguage(page, 'English');

  await page.getByRole('searchbox').fill('battery');
  await page.getByRole('button', { name: 'Search' }).click();
  expect(await page.locator('section[aria-labelledby=items]').innerText()).toMatch(/Dry batter/);
  expect(await page.locator('section[aria-labelledby=items] .row-title [lang=ja]').count()).toBe(0);
  await chooseLanguage(page, '日本語');
  expect(await page.getByRole('searchbox').inputValue()).toBe('battery');
  expect(await page.locator('section[aria-labelledby=items]').innerText()).toContain('乾電池');
  expect(complaints).toEqual([]);
  await context.close();
});

it('has no Japanese but names on the English pages of a town with an English edition', async () => {
  const { page, context } = await visit(browser, { locale: 'en-GB' });
  const japanese: string[] = [];
  for (const each of await sitePages()) {
    const { name, path } = each;
    // 川上町 has no English edition, so its own words stay Japanese there.
    if (path.includes('993018') || each.ofFiles === true) continue;
    await page.goto(addressOf(each, 'en'));
    for (const words of await wordsOf(page)) {
      const rest = NAMES.reduce((text, pattern) => text.replace(pattern, ''), words);
      if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(rest)) {
        japanese.push(`${name}: ${words}`);
      }
    }
  }
  expect(japanese).toEqual([]);
  await context.close();
});

/** All text of a page that isn't marked as Japanese, with its title and what is only heard. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const element of document.querySelectorAll('[lang|=ja]')) element.remove();
    const heard = [...document.querySelectorAll('[aria-label], [placeholder]')].map(
      (element) => element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? '',
    );
    return [document.title, ...heard, ...document.body.innerText.split('\n')];
  });
}
