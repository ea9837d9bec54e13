/** The judge of barriers finds what is planted: on the page, within a frame, after a change of the document. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { barriersIn } from './barriers.ts';
import { storyBrowser } from './story-browser.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await storyBrowser();
  page = await browser.newPage();
});

/** At an address, since frames talk with their page only where both have one. */
async function show(body: string): Promise<void> {
  const html = { contentType: 'text/html; charset=utf-8', body: planted(body) };
  await page.route('http://planted.example/', (route) => route.fulfill(html));
  await page.goto('http://planted.example/');
}

const planted = (body: string) =>
  `<!doctype html><html lang="ja"><title>町</title><main>${body}</main></html>`;
const PALE = '<p style="color:#bbb;background:#fff">うすい文字</p>';

it.each([
  ['nothing on a page without barriers', '<h1>町</h1><p>よく見える文字</p>', []],
  ['pale words', PALE, ['color-contrast at p']],
  ['a field that says nothing', '<input name="a">', ['label at input']],
  [
    'a picture in a frame',
    `<iframe title="中" srcdoc='${planted('<img src="data:,">')}'></iframe>`,
    ['image-alt at iframe img'],
  ],
])('finds %s', async (_what, body, barriers) => {
  await show(body);
  expect(await barriersIn(page)).toEqual(barriers);
});

it('finds what comes later, and asks one rule alone when told to', async () => {
  await show('<p>よく見える文字</p>');
  expect(await barriersIn(page)).toEqual([]);
  await page.evaluate(
    (html) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html),
    [`${PALE.replace('<p', '<p id="pale"')}<input name="a">`].join(''),
  );
  expect(await barriersIn(page)).toEqual(['color-contrast at #pale', 'label at input']);
  expect(await barriersIn(page, { rule: 'color-contrast' })).toEqual(['color-contrast at #pale']);
});

it('asks for more than the standard when told to', async () => {
  await show('<h1>町</h1><h4>小さな見出し</h4>');
  expect(await barriersIn(page)).toEqual([]);
  expect(await barriersIn(page, 'all')).toEqual(['heading-order at h4']);
});
