/**
 * A town counts its free places by form and by table; a parent finds a preschool by class, hours, home and way to work,
 * compares and prints; and when nobody has counted for two months, the page says so instead of naming places.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, inject, it } from 'vitest';
import { todayInJapan } from './independent.ts';
import { barriersOf, look } from './looks.ts';
import { atWork, joined, type OfficialPerson } from './office-people.ts';
import { press } from './office-steps.ts';
import { startAhead, visitSite } from './own-site.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

const FINDER = '/992011/childcare';
const OFFICE = '/992011/office/childcare';

let browser: Browser;
let official: OfficialPerson;
beforeAll(async () => {
  browser = await storyBrowser();
  official = await joined(browser, { email: 'hoiku@tomoni.example', name: '保育 係', role: 'official' });
});

interface Shown {
  name: string;
  vacancies: { state: string; count: number | null; asOf: string | null; current: boolean }[];
}

/** What everybody's data say of a preschool. */
async function published(page: Page, name: string): Promise<Shown['vacancies']> {
  const answer = await page.request.get(`${FINDER}/preschools.json`);
  const { preschools } = (await answer.json()) as { preschools: Shown[] };
  return preschools.find((one) => one.name === name)?.vacancies ?? [];
}

it('an official says the month in six numbers each, and everybody sees them at once', async () => {
  const { page, context, complaints } = await atWork(browser, official);
  await page.goto(OFFICE);
  expect(await look(page, 'childcare-office')).toEqual([]);
  for (const [age, count] of [0, 3, 1, 0, 2, 4].entries())
    await page.getByLabel(`さくら台保育園、${age}歳の空き`).fill(String(count));
  await page.getByLabel('川原町幼稚園、4歳の空き').fill('たくさん');
  await page.getByRole('button', { name: '保存して公開する' }).click();
  await page.getByText('川原町幼稚園の4歳「たくさん」を、数字か「なし」にしてください').first().waitFor();
  // Nothing that was typed is lost, and nothing is half saved.
  expect(await page.getByLabel('さくら台保育園、1歳の空き').inputValue()).toBe('3');
  await page.getByLabel('川原町幼稚園、4歳の空き').fill('');
  await press(page, '保存して公開する');
  await page.getByRole('status').filter({ hasText: '1園分公開しました' }).waitFor();
  const [none, free] = await published(page, 'さくら台保育園');
  expect(none).toMatchObject({ state: 'full', count: 0 });
  expect(free).toMatchObject({ state: 'free', count: 3, asOf: todayInJapan(), current: true });
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  await context.close();
});

it('an official brings the table of the month, without JavaScript, and hears of a row that is none of the town', async () => {
  const { page, context, complaints } = await atWork(browser, official, { javaScriptEnabled: false });
  await page.goto(OFFICE);
  const template = await (await page.request.get(`${OFFICE}/template.csv`)).text();
  const rows = template.trim().split('\r\n');
  const filled = rows.map((row) =>
    row.includes('本町こども園') ? `${row.split(',').slice(0, 2).join(',')},満員,2,なし,0,1,5` : row,
  );
  const table = [...filled, ',となり村保育園,1,1,1,1,1,1'].join('\r\n');
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '11月の空き.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(table),
  });
  await press(page, '表を読んで公開する');
  await page.getByText('「となり村保育園」は公開中の一覧にありません').waitFor();
  const counted = await published(page, '本町こども園');
  expect(counted.map(({ state, count }) => [state, count])).toEqual([
    ...[
      ['full', 0],
      ['free', 2],
      ['none', null],
    ],
    ...[
      ['full', 0],
      ['free', 1],
      ['free', 5],
    ],
  ]);
  // The number that was typed stays, since the table said nothing of that preschool.
  expect((await published(page, 'さくら台保育園'))[1]).toMatchObject({ count: 3 });
  expect(complaints).toEqual([]);
  await context.close();
});

/** Minutes on foot in the order of the list. */
async function minutesIn(page: Page): Promise<number[]> {
  const facts = await page.locator('.ages-facts').allInnerTexts();
  return facts.flatMap((text) =>
    [...text.matchAll(/歩いて(?:およそ)?(\d+)分/gu)].map(([, count]) => Number(count)),
  );
}

for (const javaScriptEnabled of [true, false])
  it(`a parent finds, compares and prints ${javaScriptEnabled ? 'on a phone' : 'without JavaScript'}`, async () => {
    const { page, context, complaints, requests } = await visit(browser, { javaScriptEnabled });
    await page.goto(FINDER);
    await page.getByRole('link', { name: '1歳児クラス', exact: true }).click();
    await page.waitForURL('**age=1**');
    await page.getByLabel('預けはじめる時間').selectOption('7:30');
    await page.getByLabel('迎えに行く時間').selectOption('18:00');
    await page.getByLabel('家の近く').fill('中央図書館');
    await page.getByLabel('勤め先や駅の近く').fill('さくら台地区センター');
    await page.getByRole('button', { name: 'この条件でさがす' }).click();
    await page.getByText('中央図書館から').first().waitFor();
    const heading = await page.getByRole('heading', { level: 1 }).innerText();
    expect(heading).toMatch(/入れる園は\s*[1-9]\d*あります/u);
    const minutes = await minutesIn(page);
    expect(minutes.length).toBeGreaterThan(1);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    // Open from 8:30 or until 14:00 is neither.
    expect(await page.getByText('川原町幼稚園').count()).toBe(0);
    expect(await page.getByText('通る道の途中').count()).toBeGreaterThan(0);
    if (javaScriptEnabled) expect(await barriersOf(page, 'childcare-found')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });

    const picks = page.getByRole('checkbox', { name: 'くらべる' });
    for (const n of [0, 1]) await picks.nth(n).check();
    await page.getByRole('button', { name: '選んだ園をくらべる' }).click();
    await page.getByRole('heading', { name: '2園をくらべる' }).waitFor();
    expect(await page.getByText('家から園、勤め先まで歩いて').count()).toBeGreaterThan(0);
    if (javaScriptEnabled) expect(await barriersOf(page, 'childcare-compared')).toEqual([]);
    await page.getByRole('button', { name: '印刷する' }).click();
    await page.waitForURL('**/print');
    await page.getByText(/に作りました。申し込む前に/u).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('家から歩いて').first().isVisible()).toBe(true);
    expect(await page.locator('header').first().isVisible()).toBe(false);

    const said = [
      requests.join('\n'),
      page.url(),
      JSON.stringify(await context.cookies()),
      readFileSync(inject('product').log, 'utf8'),
    ];
    for (const place of said.map((text) => decodeURIComponent(text.replace(/%(?![0-9A-F]{2})/gu, ''))))
      expect(place).not.toMatch(/中央図書館|さくら台地区センター/u);
    expect(complaints).toEqual([]);
    await context.close();
  });

it('takes the numbers back, and those before are public again', async () => {
  const { page, context } = await atWork(browser, official);
  await page.goto(OFFICE);
  for (const _ of ['the table', 'the form']) await press(page, 'ひとつ前の数にもどす');
  expect((await published(page, '本町こども園'))[0]?.asOf).not.toBe(todayInJapan());
  expect((await published(page, 'さくら台保育園'))[1]?.count).toBe(1);
  await context.close();
});

const AFTER_DAYS = 60;

it('when nobody has counted for months the page says how old the numbers are, and promises nothing', async () => {
  const site = await startAhead(AFTER_DAYS * 24 * 60 * 60 * 1000);
  try {
    const { page, context, complaints } = await visitSite(browser, site);
    await page.goto(FINDER);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toMatch(/入れる|空き/u);
    await page.getByText('いまの空きの数は届いていません').waitFor();
    const badges = page.locator('.badge', { hasText: /か月前の数|年前の数/u });
    expect(await badges.count()).toBeGreaterThan(3);
    expect(await page.getByRole('link', { name: '空きあり', exact: true }).count()).toBe(0);
    expect(await look(page, 'childcare-stale')).toEqual([]);
    expect((await published(page, 'さくら台保育園')).some(({ current }) => current)).toBe(false);
    await page.getByRole('link', { name: 'くわしく' }).first().click();
    await page
      .getByText(/か月前の数|年前の数/u)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  } finally {
    await site.end();
  }
});
