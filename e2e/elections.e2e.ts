/**
 * An election from the office to the public: one official enters it with its candidates, another approves, citizens see
 * them without scripts; on the night of the polling day two release the result. The site has its own process and clock.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { daysAfter, todayInJapan } from './independent.ts';
import { barriersOf, look } from './looks.ts';
import { signIn } from './office-people.ts';
import { press, TOO_LATE, waitForState } from './office-steps.ts';
import { aheadBy, appointedAt, type MovedSite, startAhead, visitSite } from './own-site.ts';
import { storyBrowser } from './story-browser.ts';
import type { Visitor } from './visitor.ts';

const SLOW_MS = 360_000;
const TOWN = '993018';
const announced = todayInJapan();
const polling = daysAfter(announced, 2);

let browser: Browser;
let site: MovedSite;

beforeAll(async () => {
  browser = await storyBrowser();
  site = await startAhead(aheadBy(announced, '09:00'));
});

afterAll(() => site?.end());

/** Appointed by the operator, joined, and in the office of elections. */
async function atTheDesk(email: string, name: string, role: 'official' | 'approver'): Promise<Visitor> {
  const args = ['appoint', email, role, TOWN, '--until', daysAfter(announced, 90)];
  const visitor = await appointedAt(browser, site, { name, args });
  const { page } = visitor;
  await page.goto(`/${TOWN}/office/elections`);
  if (page.url().includes('sign-in')) await signIn(page, { email, name, role });
  return visitor;
}

async function save(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`#f-${name}`).fill(value);
  await page.getByRole('button', { name: '下書きに入れる' }).click();
  await page.waitForURL(/\/editions\/\d+$/);
}

/** Hands the draft of this page in, and the other one approves it. */
async function approved(page: Page, other: Page, name: string): Promise<void> {
  await press(page, '承認に回す');
  await waitForState(page, '承認待ち');
  expect(await page.getByRole('button', { name: '承認する' }).count()).toBe(0);
  await other.goto(page.url());
  expect(await barriersOf(other, `election-${name}`)).toEqual([]);
  await press(other, '承認する');
  await waitForState(other, '承認済み');
  await page.goto(page.url());
}

async function published(page: Page): Promise<void> {
  await press(page, '公開する');
  await waitForState(page, '公開中');
}

/** From the office's list to the election, and a new draft of one of its parts. */
async function begin(page: Page, part: string): Promise<void> {
  await page.goto(`/${TOWN}/office/elections`);
  await page.getByRole('link', { name: /見本町長選挙/ }).click();
  await page.getByRole('button', { name: part }).click();
  await page.waitForURL(/\/editions\/\d+$/);
}

it('is entered by one, approved by another, seen by citizens, and counted after the polls close', {
  timeout: SLOW_MS,
}, async () => {
  const official = await atTheDesk('senkyo@example.jp', '選管 一郎', 'official');
  const approver = await atTheDesk('kacho@example.jp', '選管 花子', 'approver');
  const citizen = await visitSite(browser, site, { javaScriptEnabled: false });
  const { page } = official;

  expect(await look(page, 'election-desk')).toEqual([]);
  await page.getByRole('link', { name: '選挙を足す' }).click();
  expect(await barriersOf(page, 'election-new')).toEqual([]);
  await save(page, { name: '見本町長選挙', office: '町長', announced, polling });
  await approved(page, approver.page, 'about');
  await published(page);

  await begin(page, '候補者を入れる');
  await page
    .getByLabel('または、表をここに貼る')
    .fill('届出番号,氏名,ふりがな,党派,年齢,新旧\n2,架空 つばき,かくう つばき,無所属,41,新');
  await page.getByRole('button', { name: '表を読む' }).click();
  await page.getByRole('status').getByText('1人分を読みました').waitFor();
  await page.getByRole('link', { name: '候補者を足す' }).click();
  expect(await barriersOf(page, 'election-candidate')).toEqual([]);
  await save(page, { number: '1', name: '見本 さくら', kana: 'みほん さくら', party: '見本の会', age: '50' });
  await approved(page, approver.page, 'candidates');
  await published(page);

  await citizen.page.goto(`/${TOWN}/elections`);
  await citizen.page.getByRole('link', { name: /見本町長選挙.*あと2日/s }).click();
  const election = new URL(citizen.page.url()).pathname;
  const names = await citizen.page.locator('table tbody th b').allInnerTexts();
  expect(names).toEqual(['見本 さくら', '架空 つばき']);
  expect(await citizen.page.locator('body').innerText()).not.toContain('開票の結果');
  const open = await visitSite(browser, site);
  await open.page.goto(election);
  expect(await look(open.page, 'election-coming', { everyNight: true })).toEqual([]);

  site.setClock(polling, '10:00');
  await begin(page, '開票の結果を入れる');
  await page.getByText('きょうは投票日').or(page.getByText('いつも二人の職員')).first().waitFor();
  await page.getByRole('link', { name: '内容を直す' }).click();
  expect(await barriersOf(page, 'election-result-form')).toEqual([]);
  await page.getByText('確定', { exact: true }).click();
  await page.locator('#f-elected-0-2, [name=elected-0-2]').check();
  await save(page, {
    ...{ day: polling, time: '20:50', 'votes-0-1': '1,204.335', 'votes-0-2': '1,310.664' },
    ...{ 'electors-0': '4321', 'voters-0': '2530', 'valid-0': '2515', 'invalid-0': '15' },
  });
  await approved(page, approver.page, 'result');
  await press(page, '公開する');
  await page.getByText('夜8時より前には、結果を公開できません').waitFor();
  await citizen.page.goto(election);
  expect(await citizen.page.locator('body').innerText()).not.toMatch(/1,310|開票の結果/);
  expect(await citizen.page.locator('.lead').innerText()).toContain('きょうが投票日です');

  site.setClock(polling, '21:00');
  await page.goto(page.url());
  await published(page);
  await open.page
    .getByRole('button', { name: /新しい/ })
    .or(open.page.getByText('1,310.664票'))
    .first()
    .waitFor({ timeout: 30_000 });
  await citizen.page.goto(election);
  const bars = await citizen.page.locator('.bars .bar-figure').allInnerTexts();
  expect(bars).toEqual(['1,204.335票', '1,310.664票']);
  const result = await citizen.page.locator('section[aria-labelledby=result]').innerText();
  for (const text of ['確定しました', '当選', '58.55%', '4,321人']) expect(result).toContain(text);
  await open.page.goto(election);
  expect(await look(open.page, 'election-result', { everyNight: true })).toEqual([]);
  await open.page.getByRole('link', { name: /変更の記録/ }).click();
  const changes = await open.page.locator('main').innerText();
  expect(changes.match(/担当者が作り、別の担当者が承認/g)).toHaveLength(3);
  expect(changes).not.toMatch(/選管/);
  expect(await look(open.page, 'election-changes')).toEqual([]);
  const table = await open.page.request.get(`${election}/results.csv`);
  expect(await table.text()).toContain('架空 つばき,1310.664,当選');

  expect(official.complaints).toEqual([TOO_LATE]);
  for (const { complaints } of [approver, citizen, open]) expect(complaints).toEqual([]);
});
