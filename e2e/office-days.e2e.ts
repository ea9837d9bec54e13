/**
 * An official's ordinary days: a collection is cancelled from a phone, one area is corrected, two people work on the
 * same thing, a small town begins without any file. What is made here is taken back again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectionsOfTomoni, daysAfter, todayInJapan } from './independent.ts';
import { barriersOf, look } from './looks.ts';
import { type Desk, deskIn } from './office-files.ts';
import { atWork, joined, type OfficialPerson } from './office-people.ts';
import {
  areaNamed,
  CAME_BACK,
  collected,
  drop,
  makeDraft,
  OFFICE,
  press,
  TOO_LATE,
  waitForState,
} from './office-steps.ts';
import { storyBrowser } from './story-browser.ts';
import { loadAgain, visit } from './visitor.ts';

const SLOW_MS = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'tomoni-days-'));
let browser: Browser;
let desk: Desk;
let official: OfficialPerson;
let colleague: OfficialPerson;
let approver: OfficialPerson;

beforeAll(async () => {
  browser = await storyBrowser();
  desk = deskIn(folder);
  official = await joined(browser, { email: 'yuki@example.jp', name: '田中 雪', role: 'official' });
  colleague = await joined(browser, { email: 'haru@example.jp', name: '中村 春', role: 'official' });
  approver = await joined(browser, { email: 'bucho@example.jp', name: '小林 守', role: 'approver' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
});

/** The next day with a collection, the first area that has one, and what is collected there. */
async function nextCollection() {
  const today = todayInJapan();
  const { areas } = await collectionsOfTomoni(today, daysAfter(today, 6));
  const all = areas.flatMap(({ id, name, collections }) =>
    collections.map(({ date, category }) => ({ id, name, date, category })),
  );
  const first = all.sort((one, other) => (one.date < other.date ? -1 : 1))[0];
  if (first === undefined) throw new Error('The invented town collects nothing this week.');
  return { ...first, today };
}

it('cancels a collection from a phone in four taps, seen at once on the page and in every calendar', {
  timeout: SLOW_MS,
}, async () => {
  const { id, date, category, today } = await nextCollection();
  const clerk = await atWork(browser, official, { width: 360 });
  const citizen = await visit(browser);
  const { page } = clerk;
  let taps = 0;
  const tap = async (role: 'link' | 'button' | 'radio', name: string | RegExp) => {
    taps += 1;
    await page.getByRole(role, { name }).first().click();
  };
  await tap('link', /ごみの予定表/);
  await tap('link', '中止・変更を知らせる');
  expect(await page.getByLabel('いつ集めますか').isVisible()).toBe(false);
  if (date === daysAfter(today, 1)) await tap('radio', /あした/);
  if (date > daysAfter(today, 1)) {
    await tap('radio', '別の日');
    await page.getByLabel('その日付').fill(date);
  }
  await page.getByLabel('理由').fill('大雪のため');
  await tap('button', '知らせる');
  await page.getByRole('status').getByText('知らせました').waitFor();
  expect(taps).toBeLessThanOrEqual(4);
  expect(await page.locator('section[aria-labelledby=announced]').innerText()).toMatch(
    /すべてのごみは中止（町のすべての地区）\s+大雪のため/,
  );

  await citizen.page.goto(`/992011/garbage/${id}`);
  expect(await citizen.page.getByText('大雪のため').count()).toBeGreaterThan(0);
  expect(await collected(citizen.page, id, date, date)).toEqual([]);
  const ics = async () => (await citizen.page.request.get(`/992011/garbage/${id}.ics`)).text();
  expect(await ics()).toContain('STATUS:CANCELLED');
  expect((await ics()).replace(/\r\n /g, '')).toContain(`中止：${category}`);

  await press(page, '元に戻す');
  await page.getByRole('status').getByText('元に戻しました').waitFor();
  await loadAgain(citizen.page);
  expect(await citizen.page.getByText('大雪のため').count()).toBe(0);
  expect(await collected(citizen.page, id, date, date)).toContainEqual({ date, category });
  expect(await ics()).not.toContain('STATUS:CANCELLED');
  expect([...clerk.complaints, ...citizen.complaints]).toEqual([]);
  await clerk.context.close();
  await citizen.context.close();
});

it('asks only what the answer needs, and moves one kind of one area to another day', {
  timeout: SLOW_MS,
}, async () => {
  const { id, name, date, category } = await nextCollection();
  const to = daysAfter(date, 5);
  const before = await collected((await visit(browser)).page, id, to, to);
  const clerk = await atWork(browser, official, { width: 360 });
  const { page } = clerk;
  await page.goto(`${OFFICE}/today`);
  expect(await look(page, 'office-today')).toEqual([]);
  await page.getByLabel('別の日', { exact: true }).check();
  await page.getByLabel('その日付').fill(date);
  await page.getByLabel('別の日に集める').check();
  await page.getByLabel('種類を選ぶ').check();
  await page.getByLabel(category, { exact: true }).check();
  await page.getByLabel('地区を選ぶ').check();
  await press(page, '知らせる');
  const errors = page.getByRole('alert');
  for (const words of ['集める日を入れてください', '地区を1つ以上選ぶか'])
    expect(await errors.innerText()).toContain(words);
  expect(await page.getByLabel(category, { exact: true }).isChecked()).toBe(true);
  expect(await barriersOf(page, 'office-today-refused')).toEqual([]);
  await page.getByLabel('いつ集めますか').fill(to);
  await page.getByLabel(name, { exact: true }).check();
  await press(page, '知らせる');
  const said = await page.locator('section[aria-labelledby=announced]').innerText();
  expect(said).toContain(`${category}を`);
  expect(said).toContain('1地区');
  expect(await collected(page, id, to, to)).toEqual(
    expect.arrayContaining([...before, { date: to, category }]),
  );
  await press(page, '元に戻す');
  expect(await collected(page, id, to, to)).toEqual(before);
  expect(clerk.complaints).toEqual([CAME_BACK]);
  await clerk.context.close();
});

it('corrects one area without a file; where the town does without approval it is public at once', {
  timeout: SLOW_MS,
}, async () => {
  const boss = await atWork(browser, approver);
  await boss.page.goto(`${OFFICE}/settings`);
  expect(await look(boss.page, 'office-settings')).toEqual([]);
  await boss.page.getByLabel('決裁を使わない').check();
  await press(boss.page, '設定を変える');
  await boss.page.getByText('設定を変えました').waitFor();

  const clerk = await atWork(browser, official);
  const { page } = clerk;
  await page.goto(OFFICE);
  expect(await page.getByRole('link', { name: '決裁の設定' }).count()).toBe(0);
  await page.getByRole('link', { name: '1つの地区を直す' }).click();
  expect(await look(page, 'office-areas')).toEqual([]);
  await page.getByRole('link', { name: 'みどり町1丁目' }).click();
  expect(await look(page, 'office-edit')).toEqual([]);
  await page.getByLabel('プラスチック').fill('だいたい水曜');
  await press(page, '下書きにする');
  expect(await page.getByRole('alert').innerText()).toContain('「だいたい水曜」は曜日として読めません');
  expect(await page.getByLabel('プラスチック').inputValue()).toBe('だいたい水曜');
  await page.getByLabel('プラスチック').fill('毎週土曜日');
  await press(page, '下書きにする');
  await page.waitForURL(/\/drafts\//);
  expect(await page.locator('section[aria-labelledby=changes]').innerText()).toMatch(
    /プラスチック\s+水 → 土/,
  );

  const area = await areaNamed('みどり町1丁目');
  const today = todayInJapan();
  const plastic = async () =>
    (await collected(page, area, today, daysAfter(today, 6)))
      .filter(({ category }) => category === 'プラスチック')
      .map(({ date }) => new Date(date).getUTCDay());
  expect(await plastic()).toEqual([3]);
  await press(page, '公開する');
  await waitForState(page, '公開中');
  expect(await plastic()).toEqual([6]);
  await press(page, '公開を取り消す');
  expect(await plastic()).toEqual([3]);
  await press(page, 'この下書きをやめる');

  await boss.page.getByLabel('決裁を使う').check();
  await press(boss.page, '設定を変える');
  expect(boss.complaints).toEqual([]);
  expect(clerk.complaints).toEqual([CAME_BACK]);
  await boss.context.close();
  await clerk.context.close();
});

it('two officials at the same files and the same draft: whoever comes second is told, and nothing is lost', {
  timeout: SLOW_MS,
}, async () => {
  const [one, other] = [await atWork(browser, official), await atWork(browser, colleague)];
  await one.page.goto(`${OFFICE}/upload`);
  await drop(one.page, [desk.zip]);
  await other.page.goto(one.page.url());
  await press(one.page, '公開してよい');
  await press(other.page, '外す');
  expect(await other.page.getByRole('alert').innerText()).toContain('ほかの人が先に変えました');
  expect(await other.page.locator('.todo').innerText()).toContain('公開してよい');

  const draft = await makeDraft(one.page);
  await other.page.goto(draft);
  await press(one.page, '承認に回す');
  await press(other.page, 'この下書きをやめる');
  expect(await other.page.getByRole('alert').innerText()).toContain('ほかの人が先に進めました');
  await waitForState(other.page, '承認待ち');

  // The same files once more are the same version, not another one.
  await other.page.goto(`${OFFICE}/upload`);
  await drop(other.page, [desk.zip]);
  // What was decided for the very same file isn't asked again.
  expect(await other.page.getByRole('button', { name: '公開してよい', exact: true }).count()).toBe(0);
  expect(await other.page.locator('.todo').innerText()).toContain('公開してよい');
  expect(await makeDraft(other.page)).toBe(draft);

  const boss = await atWork(browser, approver);
  await boss.page.goto(draft);
  await boss.page.getByLabel('差し戻す理由').fill('ためしでした');
  await press(boss.page, '差し戻す');
  await press(boss.page, 'この下書きをやめる');
  expect(one.complaints).toEqual([]);
  expect(other.complaints).toEqual([TOO_LATE, TOO_LATE]);
  for (const { context } of [one, other, boss]) await context.close();
});

it('begins a small town without any file, in English', { timeout: SLOW_MS }, async () => {
  const clerk = await atWork(browser, official);
  const { page } = clerk;
  await page.goto(`/en${OFFICE}`);
  const template = await page.getByRole('link', { name: /empty table/ }).getAttribute('href');
  const table = await (await page.request.get(template ?? '')).text();
  expect(table.split('\r\n')[0]).toContain('地区,ふりがな');
  await page.getByRole('link', { name: /without files/ }).click();
  expect(await look(page, 'office-new')).toEqual([]);
  await page.getByLabel('Kinds of garbage').fill('燃やすごみ\n資源');
  await page.getByLabel('Areas').fill('上組\n下組');
  await press(page, 'Make the table');
  const [upper, lower] = [
    page.getByRole('region', { name: '上組' }),
    page.getByRole('region', { name: '下組' }),
  ];
  await upper.getByLabel('燃やすごみ').fill('月 木');
  await upper.getByLabel('資源').fill('第1水曜日');
  await lower.getByLabel('燃やすごみ').fill('now and then');
  await press(page, 'Make it a draft');
  expect(await page.getByRole('alert').innerText()).toContain('“now and then” cannot be read as days');
  expect(await upper.getByLabel('資源').inputValue()).toBe('第1水曜日');
  expect(await barriersOf(page, 'office-new-table')).toEqual([]);
  await lower.getByLabel('燃やすごみ').fill('火 金');
  await page.getByLabel('By what time').fill('8:30');
  await press(page, 'Make it a draft');
  await page.waitForURL(/\/en\/992011\/office\/garbage\/drafts\//);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Calendar of 2 areas');
  const changes = page.locator('section[aria-labelledby=changes]');
  expect(await changes.innerText()).toMatch(/that go\s+24 areas/);
  await page.getByRole('link', { name: 'As people see it' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('上組');
  await page.goBack();
  await press(page, 'Give this draft up');
  await waitForState(page, 'Withdrawn');
  expect(clerk.complaints).toEqual([CAME_BACK]);
  await clerk.context.close();
});
