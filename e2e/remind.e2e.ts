/**
 * A citizen without JavaScript asks to be reminded, confirms from a letter that really came by SMTP, is reminded at the
 * hour they chose, hears at once of a cancelled day, and stops with one tap. The site has its own process, mail server
 * and clock, so that the evening comes when the story needs it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Catcher, type Caught, openCatcher } from '../platform/notices/testing/catcher.ts';
import { collectionsOfTomoni, daysAfter, todayInJapan } from './independent.ts';
import { barriersOf, look, picture } from './looks.ts';
import { aheadBy, appointedAt, type MovedSite, startAhead, visitSite } from './own-site.ts';
import { storyBrowser } from './story-browser.ts';
import type { Visitor } from './visitor.ts';

const SLOW_MS = 240_000;
/** The day of the story: today, or the next one whose following day has a collection; on a Saturday it isn't today. */
let today = todayInJapan();

let browser: Browser;
let catcher: Catcher;
let site: MovedSite;

beforeAll(async () => {
  browser = await storyBrowser();
  catcher = await openCatcher();
  today = await dayBeforeCollection(today);
  site = await startAhead(aheadBy(today, '17:40'), {
    SMTP_URL: catcher.url,
    MAIL_FROM: 'ともに市 <no-reply@tomoni.example>',
    NOTICE_SENDER: 'ともに市 環境課',
    NOTICE_CONTACT: '電話 00-0000-0000（平日9時から17時）',
  });
});

afterAll(async () => {
  await site?.end();
  await catcher?.close();
});

/** The first day from `first` on before a day with a collection somewhere in the town; closures are shorter than this. */
async function dayBeforeCollection(first: string): Promise<string> {
  const { areas } = await collectionsOfTomoni(daysAfter(first, 1), daysAfter(first, 14));
  const days = areas.flatMap(({ collections }) => collections.map(({ date }) => date)).sort();
  return daysAfter(days[0] ?? '', -1);
}

async function letter(about: string, patience = 40_000): Promise<Caught> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    const found = catcher.letters.find(
      ({ to, subject }) => to === 'hanako@example.jp' && subject.includes(about),
    );
    if (found) return found;
    await pause(100);
  }
  throw new Error(`No letter about ${about}: ${catcher.letters.map(({ subject }) => subject).join(' / ')}`);
}

const linkIn = ({ text }: Caught, what: string) =>
  new RegExp(`${site.url}(\\S*/notices/${what}/\\S+)`).exec(text)?.[1] ?? '';

/** Somebody whom the operator has appointed, signed in. */
const appointed = (...args: string[]): Promise<Visitor> =>
  appointedAt(browser, site, { name: '田中 雪', args });

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();

it('reminds, tells of a cancelled day at once, and stops by one tap', { timeout: SLOW_MS }, async () => {
  const tomorrow = daysAfter(today, 1);
  const { areas } = await collectionsOfTomoni(tomorrow, tomorrow);
  const area = areas.find(({ collections }) => collections.length > 0);
  if (area === undefined) throw new Error(`Nothing is collected on ${tomorrow}`);
  const kind = area.collections[0]?.category ?? '';

  const citizen = await visitSite(browser, site, { javaScriptEnabled: false });
  const { page } = citizen;
  // Without scripts nothing can be measured: somebody else opens the same links, which changes nothing.
  const scanner = await visitSite(browser, site);
  const barriers = async (name: string) => {
    await scanner.page.goto(page.url());
    return barriersOf(scanner.page, name);
  };
  await page.goto(`/992011/garbage/${area.id}`);
  await page.getByRole('link', { name: '前の日に知らせる' }).click();
  await page.getByLabel('メールアドレス').fill('hanako@example.jp');
  expect(await page.getByRole('button', { name: 'この端末で受け取る' }).isVisible()).toBe(false);
  await press(page, '確認のメールを受け取る');
  await page.getByText('確認のメールを').first().waitFor();
  await picture(page, 'remind-sent-ja-360');

  const question = await letter('確認してください');
  expect(question.text).toContain('送信者：ともに市 環境課');
  await page.goto(linkIn(question, 'confirm'));
  expect(await barriers('remind-confirm')).toEqual([]);
  await press(page, '始める');
  await page.getByText('お知らせが').first().waitFor();
  await page.getByRole('link', { name: '設定を見る' }).click();
  expect(await barriers('remind-manage')).toEqual([]);

  site.setClock(today, '18:00');
  const reminder = await letter('あした');
  expect(reminder.subject).toContain(kind);
  expect(reminder.text).toContain('苦情・お問い合わせ：電話 00-0000-0000');
  expect(reminder.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');

  const clerk = await appointed(
    'appoint',
    'yuki@example.jp',
    'official',
    '992011',
    '--until',
    daysAfter(today, 90),
  );
  await clerk.page.goto('/992011/office/garbage/today');
  await clerk.page.getByRole('radio', { name: /あした/ }).check();
  await clerk.page.getByLabel('理由').fill('大雪のため');
  await clerk.page
    .getByRole('button', { name: /知らせる/ })
    .first()
    .click();
  await clerk.page.waitForURL(/announced=/);
  const cancelled = await letter('中止');
  expect(cancelled.text).toContain('大雪のため');

  // A scanner of mails opens the link: nothing happens. The mail program's button sends a POST from its own server.
  const stopAt = linkIn(cancelled, 'stop');
  await page.goto(stopAt);
  expect(await barriers('remind-stop')).toEqual([]);
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await fetch(`${site.url}${stopAt}`, { method: 'POST', body })).status).toBe(200);
  await page.goto(linkIn(cancelled, 'manage'));
  await page.getByText('いま届くお知らせはありません').waitFor();
  const before = catcher.letters.length;
  await clerk.page.getByRole('button', { name: '元に戻す' }).first().click();
  await clerk.page.waitForURL(/undone=/);
  await pause(4_000);
  expect(catcher.letters.length).toBe(before);

  await page.getByRole('link', { name: 'すべて消す' }).click();
  await press(page, 'すべて消す');
  await page.getByText('このサイトに残っていません').waitFor();
  expect(citizen.complaints.concat(clerk.complaints)).toEqual([]);
  await scanner.context.close();
  await citizen.context.close();
  await clerk.context.close();
});

it('looks as everything else does, in both languages', { timeout: SLOW_MS }, async () => {
  const { areas } = await collectionsOfTomoni(today, daysAfter(today, 6));
  const reader = await visitSite(browser, site);
  await reader.page.goto(`/992011/garbage/${areas[0]?.id}/remind`);
  expect(await look(reader.page, 'remind')).toEqual([]);
  await reader.page.getByLabel('メールアドレス').fill('hanako＠example');
  await press(reader.page, '確認のメールを受け取る');
  await reader.page.getByText('「@」のあとに').first().waitFor();
  expect(await barriersOf(reader.page, 'remind-refused')).toEqual([]);
  await reader.context.close();

  const admin = await appointed('add', 'admin@example.jp', '--admin');
  await admin.page.goto('/admin/notices');
  expect(await look(admin.page, 'notices-admin')).toEqual([]);
  expect(admin.complaints).toEqual([]);
  await admin.context.close();

  const clerk = await appointed(
    'appoint',
    'haru@example.jp',
    'official',
    '992011',
    '--until',
    daysAfter(today, 90),
  );
  await clerk.page.goto('/992011/office/garbage/relay');
  expect(await look(clerk.page, 'office-relay')).toEqual([]);
  await clerk.page.getByLabel('受け取るアドレス').fill('https://bot.example.jp/hook');
  await press(clerk.page, '連携を加える');
  await clerk.page.getByText('署名のかぎはいまだけ見られます').waitFor();
  expect(await barriersOf(clerk.page, 'office-relay-added')).toEqual([]);
  await clerk.context.close();
});
