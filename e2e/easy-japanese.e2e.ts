/**
 * A parent who is learning Japanese, on a phone, by keyboard and without JavaScript: easy Japanese from the menu, the own
 * area, tomorrow, where a thing goes, and asking to be reminded.
 */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { storyBrowser } from './story-browser.ts';
import { chooseLanguage, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it('goes from the menu to tomorrow, to sorting and to the reminder in easy Japanese', async () => {
  const { page, context, complaints } = await visit(browser, { javaScriptEnabled: false });
  await page.goto('/992011/garbage');
  await page.locator('.languages > summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/easy/992011/garbage');
  expect(await page.locator('html').getAttribute('lang')).toBe('ja-simple');

  await page.getByRole('searchbox').fill('みどり町1丁目');
  await page.getByRole('button', { name: /さがす/ }).click();
  await page
    .getByRole('link', { name: /^みどり町1丁目/ })
    .first()
    .click();
  expect(new URL(page.url()).pathname).toMatch(/^\/easy\/992011\/garbage\/[0-9a-z]{10}$/);
  expect(await readingsOf(page, '.answer-place')).toContain('がつ');
  expect(await page.locator('.answer-place').innerText()).toContain('あした');
  const area = page.url();
  // The town's own words, in its edition in easy Japanese.
  expect(await page.locator('main').innerText()).toContain('みどり町1丁目（みどりちょう）');

  await page.getByRole('searchbox').fill('電池');
  await page.getByRole('button', { name: 'さがす' }).click();
  expect(await page.locator('section[aria-labelledby=items]').innerText()).toContain('かんでんち（乾電池）');

  await page.goto(area);
  await page.locator('a[href$="/remind"]').click();
  expect(await readingsOf(page, 'h1')).toEqual(['まえ', 'ひ', 'し']);
  expect(await page.locator('option').first().innerText()).toMatch(/（ひ）/);
  expect(complaints).toEqual([]);
  await context.close();
});

it('regression: names with brackets and spaces crash no browser, however wide the screen is', async () => {
  const { page, context } = await visit(browser);
  let hasCrashed = false;
  page.on('crash', () => {
    hasCrashed = true;
  });
  await page.goto('/easy/992011/garbage');
  for (let width = 320; width <= 900 && !hasCrashed; width += 20) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => document.body.offsetHeight).catch(() => undefined);
  }
  expect(hasCrashed).toBe(false);
  expect(await page.locator('main').innerText()).toContain('みどり町3丁目（みどりちょう）');
  await context.close();
});

it('shows all languages on a narrow screen, and keeps the page', async () => {
  const { page, context } = await visit(browser, { width: 320 });
  await page.goto('/992011/garbage/categories');
  await chooseLanguage(page, 'やさしい日本語');
  expect(new URL(page.url()).pathname).toBe('/easy/992011/garbage/categories');
  await page.locator('.languages > summary').click();
  const box = await page.locator('.languages .menu-list').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
  await chooseLanguageAgain(page);
  expect(new URL(page.url()).pathname).toBe('/992011/garbage/categories');
  await context.close();
});

async function chooseLanguageAgain(page: Page): Promise<void> {
  await page.locator('.languages').getByRole('link', { name: '日本語', exact: true }).click();
}

/** How the kanji of a part are read, as it is shown. */
function readingsOf(page: Page, part: string): Promise<string[]> {
  return page.locator(`${part} rt`).allTextContents();
}
