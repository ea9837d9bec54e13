/**
 * The town's side, from files to the public and back: an official who has never seen it, a superior who approves, and
 * what citizens see of it; once with everything a browser can do, once without scripts on a phone.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysAfter, todayInJapan } from './independent.ts';
import { barriersOf, look } from './looks.ts';
import { type Desk, deskIn } from './office-files.ts';
import { atWork, joined, type OfficialPerson, signIn } from './office-people.ts';
import {
  areaNamed,
  CAME_BACK,
  collected,
  drop,
  makeDraft,
  OFFICE,
  press,
  waitForState,
} from './office-steps.ts';
import { storyBrowser } from './story-browser.ts';
import { type Visitor, visit } from './visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'tomoni-desk-'));
let browser: Browser;
let desk: Desk;
let official: OfficialPerson;
let approver: OfficialPerson;

beforeAll(async () => {
  browser = await storyBrowser();
  desk = deskIn(folder);
  official = await joined(browser, { email: 'gomi@example.jp', name: '渡辺 健', role: 'official' });
  approver = await joined(browser, { email: 'kacho@example.jp', name: '鈴木 一恵', role: 'approver' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
});

/** Weekday of みどり町1丁目's plastic in the week from a day on: 3 is Wednesday, as now; 4 Thursday, as in the new files. */
async function plasticDay(page: Page, area: string, from: string): Promise<number[]> {
  const found = (await collected(page, area, from, daysAfter(from, 6))).filter(
    ({ category }) => category === 'プラスチック',
  );
  return found.map(({ date }) => new Date(date).getUTCDay());
}

describe('an official publishes a folder without help', () => {
  const SLOW_MS = 180_000;
  let clerk: Visitor;
  let boss: Visitor;
  let citizen: Visitor;
  let area: string;
  let draft: string;
  const start = daysAfter(todayInJapan(), 7);

  beforeAll(async () => {
    clerk = await visit(browser, { width: 1280 });
    citizen = await visit(browser);
    area = await areaNamed('みどり町1丁目');
  });
  afterAll(async () => {
    for (const one of [clerk, boss, citizen]) await one?.context.close();
  });

  it('finds the way from the desk to the upload, and drops all that lies on it', {
    timeout: SLOW_MS,
  }, async () => {
    const { page } = clerk;
    await page.goto('/office');
    await signIn(page, official);
    expect(await look(page, 'office')).toEqual([]);
    await page.getByRole('link', { name: /ごみの予定表/ }).click();
    expect(await look(page, 'office-garbage')).toEqual([]);
    await page.getByRole('link', { name: '新しいファイルをのせる' }).click();
    expect(await look(page, 'office-upload')).toEqual([]);
    await drop(page, [...desk.folder, desk.contacts, desk.broken, desk.pdf]);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('「ごみの予定表」として');
    expect(await page.getByText('24地区の曜日を読みました', { exact: false }).count()).toBe(1);
    expect(await look(page, 'office-review')).toEqual([]);
  });

  it('sees what was understood beside the cells, and what is odd with its row and column', async () => {
    const { page } = clerk;
    const row = page.getByRole('row', { name: /大沢/ });
    expect(await row.innerText()).toContain('25行目');
    expect(await row.locator('.cell-ask').innerText()).toContain('「2026048」は読めません');
    const findings = await page.locator('.findings').innerText();
    for (const words of ['中身はPDFです', 'お知らせ.csv', 'こわれた表.xlsx', 'area_days.csv・25行目 D列'])
      expect(findings).toContain(words);
  });

  it('cannot go on before personal details are decided; then answers only what the files cannot tell', async () => {
    const { page } = clerk;
    expect(await page.getByRole('button', { name: /下書きにする/ }).count()).toBe(0);
    expect(await page.locator('.todo').innerText()).toContain('かくれたシートがあります');
    // The office's own number may stand there; the list of names and the contacts may not.
    const own = page.getByRole('listitem').filter({ hasText: 'description.csv' });
    await own.getByRole('button', { name: '公開してよい' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'description.csv' })
      .getByText('公開してよい')
      .waitFor();
    for (const left of [2, 1]) {
      expect(await page.getByRole('button', { name: '外す', exact: true }).count()).toBe(left);
      await press(page, '外す');
    }
    expect(await page.getByRole('button', { name: '2件を残したまま下書きにする' }).count()).toBe(1);
    await press(page, '収集しない');
    await page.getByLabel('朝の何時までに').fill('8:30');
    await press(page, 'この答えにする');
    await page.getByText('すべて確かめました').waitFor();
  });

  it('makes a draft, which says what changes for whom', { timeout: SLOW_MS }, async () => {
    const { page } = clerk;
    draft = await makeDraft(page);
    const rows = page.locator('section[aria-labelledby=changes]').getByRole('listitem');
    expect((await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'みどり町1丁目 プラスチック 水 → 木',
      'みどり町２丁目 プラスチック 水 → 木',
    ]);
    expect(await look(page, 'office-draft')).toEqual([]);
    await rows.first().getByRole('link').click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('みどり町1丁目');
    await page.goBack();
    expect(await plasticDay(citizen.page, area, start)).toEqual([3]);
  });

  it('gives every file back: as it came, repaired, and as a 5374 folder; what was left out is gone', async () => {
    const { page } = clerk;
    await page.getByText('元のファイル（のせたときのまま）').click();
    const get = async (name: string | RegExp) => {
      const href = await page.getByRole('link', { name }).first().getAttribute('href');
      const response = await page.request.get(href ?? '');
      expect(response.status()).toBe(200);
      return response.body();
    };
    const original = desk.folder.find((path) => basename(path) === 'area_days.csv') ?? '';
    expect(Buffer.compare(await get('area_days.csv'), readFileSync(original))).toBe(0);
    expect((await get(/直した表/)).toString('utf8')).toContain('みどり町1丁目');
    const inside = unzipSync(new Uint8Array(await get(/5374のフォルダー/)));
    const days = Object.entries(inside).find(([name]) => name.endsWith('area_days.csv'))?.[1];
    expect(new TextDecoder().decode(days)).toMatch(/みどり町1丁目,.*,木,/);
    expect(await page.getByRole('link', { name: '連絡先一覧.xlsx' }).count()).toBe(0);
  });

  it('hands it in; the superior returns it only with a reason, and then approves', {
    timeout: SLOW_MS,
  }, async () => {
    await press(clerk.page, '承認に回す');
    await waitForState(clerk.page, '承認待ち');
    expect(await clerk.page.getByRole('button', { name: '承認する' }).count()).toBe(0);
    boss = await atWork(browser, approver);
    expect(await look(boss.page, 'office-desk-approver')).toEqual([]);
    await boss.page.getByRole('link', { name: /ごみの予定表の承認/ }).click();
    expect(await look(boss.page, 'office-approve')).toEqual([]);
    await press(boss.page, '差し戻す');
    expect(await boss.page.locator('.field-error').innerText()).toContain('理由を書いてください');
    expect(await barriersOf(boss.page, 'office-return-refused')).toEqual([]);
    await boss.page.getByLabel('差し戻す理由').fill('みどり町2丁目の曜日を確かめてください');
    await press(boss.page, '差し戻す');
    await waitForState(boss.page, '下書き');

    await clerk.page.goto(draft);
    const back = clerk.page.locator('.notice');
    expect(await back.innerText()).toMatch(/鈴木 一恵さんが差し戻しました\s+みどり町2丁目の曜日を/);
    await press(clerk.page, '承認に回す');
    await boss.page.goto(draft);
    await press(boss.page, '承認する');
    await waitForState(boss.page, '承認済み');
  });

  it('publishes for a day; citizens see it from that day on, and no day before', {
    timeout: SLOW_MS,
  }, async () => {
    const { page } = clerk;
    await page.goto('/992011/office');
    await page.getByRole('link', { name: /ごみの予定表の公開/ }).click();
    await page.getByLabel('この日から使う').fill(start);
    await press(page, '公開する');
    await waitForState(page, '公開予定');
    expect(await look(page, 'office-published')).toEqual([]);
    expect(await plasticDay(citizen.page, area, start)).toEqual([4]);
    expect(await plasticDay(citizen.page, area, daysAfter(start, -7))).toEqual([3]);
    const [thursday] = await collected(citizen.page, area, start, daysAfter(start, 6)).then((all) =>
      all.filter(({ category }) => category === 'プラスチック'),
    );
    await citizen.page.goto(`/992011/garbage/${area}`);
    const day = citizen.page.locator('.day', {
      has: citizen.page.locator(`time[datetime="${thursday?.date}"]`),
    });
    expect(await day.first().innerText()).toContain('プラスチック');
    await citizen.page.goto('/992011/garbage/source');
    expect(await citizen.page.getByText('市民の手による').count()).toBe(0);
    await page.goto(OFFICE);
    expect(await page.locator('section[aria-labelledby=now]').innerText()).toMatch(
      /次の予定表\s+.*から、これに変わります/,
    );
  });

  it('takes it back, publishes again and withdraws it, each time seen at once', {
    timeout: SLOW_MS,
  }, async () => {
    const { page } = clerk;
    await page.goto(draft);
    await press(page, '公開を取り消す');
    await waitForState(page, '下書き');
    expect(await plasticDay(citizen.page, area, start)).toEqual([3]);
    await press(page, '承認に回す');
    await boss.page.goto(draft);
    await press(boss.page, '承認する');
    await page.goto(draft);
    await page.getByLabel('この日から使う').fill(start);
    await press(page, '公開する');
    expect(await plasticDay(citizen.page, area, start)).toEqual([4]);
    await page.getByLabel('取り下げる理由').fill('日付をまちがえました');
    await press(page, '取り下げる');
    await waitForState(page, '取り下げ');
    expect(await plasticDay(citizen.page, area, start)).toEqual([3]);
    const history = await page.locator('section[aria-labelledby=history]').innerText();
    for (const words of ['取り下げました', '日付をまちがえました', '公開を取り消しました', '差し戻しました'])
      expect(history).toContain(words);
  });

  it('leaves nobody with a broken page: only the return without a reason came back', () => {
    expect(clerk.complaints).toEqual([]);
    expect(citizen.complaints).toEqual([]);
    expect(boss.complaints).toEqual([CAME_BACK]);
  });
});

it('all of it goes on a phone without JavaScript, too', { timeout: 120_000 }, async () => {
  const bare = { javaScriptEnabled: false, width: 360 };
  const clerk = await atWork(browser, official, bare);
  const { page } = clerk;
  await page.getByRole('link', { name: /ごみの予定表/ }).click();
  await page.getByRole('link', { name: '新しいファイルをのせる' }).click();
  await drop(page, [desk.zip]);
  await press(page, '公開してよい');
  // What was answered for the town's files before isn't asked again.
  expect(await page.getByLabel('朝の何時までに').count()).toBe(0);
  const draft = await makeDraft(page);
  await press(page, '承認に回す');

  const boss = await atWork(browser, approver, bare);
  await boss.page.getByRole('link', { name: /ごみの予定表の承認/ }).click();
  await press(boss.page, '承認する');
  await page.goto(draft);
  await page.getByLabel('この日から使う').fill('2020-01-01');
  await press(page, '公開する');
  expect(await page.locator('.field-error').innerText()).toContain('きょうより前の日は選べません');
  const day = daysAfter(todayInJapan(), 9);
  await page.getByLabel('この日から使う').fill(day);
  await press(page, '公開する');
  await waitForState(page, '公開予定');
  const area = await areaNamed('みどり町1丁目');
  expect(await plasticDay(boss.page, area, day)).toEqual([4]);

  await page.goto(draft);
  await press(page, '公開を取り消す');
  await press(page, 'この下書きをやめる');
  await waitForState(page, '取り下げ');
  expect(await plasticDay(boss.page, area, day)).toEqual([3]);
  expect(clerk.complaints).toEqual([CAME_BACK]);
  expect(boss.complaints).toEqual([]);
  await clerk.context.close();
  await boss.context.close();
});
