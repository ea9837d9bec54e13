/**
 * A tired parent with a cheap phone wants to know what goes out tomorrow: with scripts, and with scripts off.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingGlyphs } from './glyphs.ts';
import { collectionsOfTomoni, daysAfter, onOneDay } from './independent.ts';
import { storyBrowser } from './story-browser.ts';
import { chooseLanguage, loadAgain, type Visitor, visit } from './visitor.ts';

const AREA = 'みどり町3丁目1番～12番，13番1～26号';
const WAKABA = ['若葉町１丁目１番～８番', '若葉町１丁目９番～２０番', '若葉町2丁目'];
const SHOWN_DAYS = 14;

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

it('draws Japanese, not boxes', async () => {
  const { page, context } = await visit(browser);
  await page.goto('/992011');
  expect(await missingGlyphs(page, 'あごみ電池燃紙缶危収集所地区曜々ゾ')).toEqual([]);
  expect(await missingGlyphs(page, '\u{4ffff}')).toEqual(['\u{4ffff}']);
  await context.close();
});

describe.each([
  { scripts: 'on', javaScriptEnabled: true },
  { scripts: 'off', javaScriptEnabled: false },
])('with scripts $scripts', ({ javaScriptEnabled }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visit(browser, { javaScriptEnabled });
  });
  afterAll(() => visitor.context.close());

  it('finds the area, learns what goes out tomorrow, is remembered, and can be forgotten', async () => {
    const { page, complaints } = visitor;
    await findTown(page);
    await page.getByRole('link', { name: '地区を選ぶ' }).click();
    expect(await found(page, '若葉町')).toEqual(WAKABA);
    expect(await found(page, 'わかば')).toEqual(WAKABA);
    expect(await found(page, 'みどり町3丁目13番30号')).toEqual(['上記以外のみどり町3丁目']);
    expect(await found(page, 'ともに市桜台2-5-1')).toEqual(['桜台１丁目、２丁目']);
    expect(await found(page, '見本県ともに市桜台2-5-1')).toEqual(['桜台１丁目、２丁目']);
    expect(await found(page, 'Sakuradai 2-5-1')).toContain('桜台１丁目、２丁目');
    expect(await found(page, 'みどり町3丁目13番5号')).toEqual([AREA]);
    await expectText(page, 'この住所は、この地区です');
    await page.getByRole('link', { name: AREA }).first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/992011\/garbage\/[0-9a-z]+$/);

    await expectRightDays(page);

    await page.goto('/992011');
    await expectTomorrow(page);
    await expectText(page, AREA);
    await page.getByRole('link', { name: '2週間の予定' }).click();
    await page.getByRole('link', { name: '地区を変える' }).click();
    await expectText(page, '前に選んだ地区');
    await page.getByRole('button', { name: '忘れる' }).click();
    expect(await page.getByText('前に選んだ地区').count()).toBe(0);
    await page.goto('/992011');
    await expectText(page, '地区を選ぶと、ここにあしたの収集が出ます');
    expect(complaints).toEqual([]);
  });

  it('shows buttons only where they do something', async () => {
    const { page } = visitor;
    const shown = javaScriptEnabled ? 1 : 0;
    await page.goto('/993018/garbage');
    const visible = (name: string) => page.getByRole('button', { name }).filter({ visible: true }).count();
    expect(await visible('いまいる場所からさがす')).toBe(shown);
    await page.getByRole('link', { name: '本通' }).first().click();
    await page.getByRole('link', { name: 'カレンダーに入れる' }).click();
    expect(await visible('写す')).toBe(2 * shown);
  });

  it('opens the menu and changes the language', async () => {
    const { page, complaints } = visitor;
    await page.goto('/992011/garbage/categories');
    await page.getByLabel('メニュー').click();
    expect(await page.getByRole('link', { name: '個人情報' }).first().isVisible()).toBe(true);
    await chooseLanguage(page, 'English');
    expect(new URL(page.url()).pathname).toBe('/en/992011/garbage/categories');
    expect(complaints).toEqual([]);
  });
});

async function findTown(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox').fill('ともに');
  await page.getByRole('button', { name: 'さがす' }).click();
  await page.getByRole('link', { name: 'ともに市' }).click();
  expect(new URL(page.url()).pathname).toBe('/992011');
}

/** What the search for an area answers; what was typed stays in the field and out of the address. */
async function found(page: Page, typed: string): Promise<string[]> {
  const field = page.getByLabel('町名か住所');
  await field.fill(typed);
  await page.getByRole('button', { name: '地区をさがす' }).click();
  expect(await field.inputValue()).toBe(typed);
  expect(page.url()).toMatch(/\/992011\/garbage$/);
  return page.locator('section[aria-labelledby=found] .row-title').allTextContents();
}

async function expectRightDays(page: Page): Promise<void> {
  await onOneDay(async (today) => {
    await loadAgain(page);
    await expectTomorrow(page);
    const shown = await page.locator('li.day').evaluateAll((rows) =>
      rows.flatMap((row) => {
        const date = row.querySelector('time')?.getAttribute('datetime') ?? '';
        return [...row.querySelectorAll('.row-title')].map((name) => `${date} ${name.textContent}`);
      }),
    );
    const { validThrough, days } = await ownDays(today, daysAfter(today, SHOWN_DAYS));
    const expected = days.filter(({ date }) => validThrough === null || date <= validThrough);
    expect(shown).toEqual(expected.map(({ date, category }) => `${date} ${category}`));
  });
}

/** The card says what the files say, or that there is nothing, or that the calendar has ended. */
async function expectTomorrow(page: Page): Promise<void> {
  await onOneDay(async (today) => {
    const tomorrow = daysAfter(today, 1);
    const { validThrough, days } = await ownDays(tomorrow, tomorrow);
    const card = page.locator('section[aria-labelledby=tomorrow]');
    const answer = await card.getByRole('heading').innerText();
    const date = new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', timeZone: 'UTC' });
    expect(await card.innerText()).toContain(date.format(new Date(tomorrow)));
    if (validThrough !== null && tomorrow > validThrough) expect(answer).toContain('終わっています');
    else if (days.length === 0) expect(answer).toMatch(/あした(の収集はありません|は収集が休みです)/);
    else for (const { category } of days) expect(answer).toContain(category);
  });
}

async function ownDays(from: string, to: string) {
  const { validThrough, areas } = await collectionsOfTomoni(from, to);
  const days = areas.find(({ name }) => name === AREA)?.collections ?? [];
  return { validThrough, days };
}

async function expectText(page: Page, text: string): Promise<void> {
  expect(await page.locator('main').innerText()).toContain(text);
}
