/**
 * Early voting in ともに市: a clerk says in one tap how busy it is, and a citizen's open page hears of it. Then a polling
 * place can't be used: one official writes it, another approves it, the citizen's page shows it, and whoever follows the
 * place has a letter. The site has its own process, mail server and clock, since it is open on six days of the year only.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Catcher, type Caught, openCatcher } from '../platform/notices/testing/catcher.ts';
import { barriersOf, look } from './looks.ts';
import { signIn } from './office-people.ts';
import { appointedAt, type MovedSite, startAhead, visitSite } from './own-site.ts';
import { storyBrowser } from './story-browser.ts';
import type { Visitor, VisitorOptions } from './visitor.ts';

const SLOW_MS = 300_000;
/** A day of early voting in the town's list; the vote is on the Sunday after it. */
const DAY = '2027-01-12';
const POLLING_DAY = '2027-01-17';
/** After the button was pressed. */
const WITHIN_MS = 2_000;

let browser: Browser;
let catcher: Catcher;
let site: MovedSite;
let clerk: Visitor;
let author: Visitor;
let approver: Visitor;

beforeAll(async () => {
  browser = await storyBrowser();
  catcher = await openCatcher();
  site = await startAhead(0, {
    SMTP_URL: catcher.url,
    MAIL_FROM: 'ともに市 <no-reply@tomoni.example>',
    NOTICE_SENDER: 'ともに市 選挙管理委員会',
    NOTICE_CONTACT: '電話 00-0000-0000（平日9時から17時）',
  });
  // An invitation is good for a week: they join before it is the story's day.
  clerk = await appointed('yuki@example.jp', '雪野 さち', 'official', 360);
  author = await appointed('haru@example.jp', '春山 ひろ', 'official');
  approver = await appointed('aki@example.jp', '秋川 けい', 'approver');
  site.setClock(DAY, '10:00');
  // Weeks later their sessions are over.
  for (const [{ page, context }, email] of [
    [clerk, 'yuki@example.jp'],
    [author, 'haru@example.jp'],
    [approver, 'aki@example.jp'],
  ] as const) {
    await context.clearCookies();
    await page.goto('/office');
    await signIn(page, { email, name: '', role: 'official' });
  }
});

afterAll(async () => {
  await site?.end();
  await catcher?.close();
});

/** A visitor of the story's own site. */
const come = (options?: VisitorOptions): Promise<Visitor> => visitSite(browser, site, options);

function appointed(
  email: string,
  name: string,
  role: 'official' | 'approver',
  width = 1280,
): Promise<Visitor> {
  const args = ['appoint', email, role, '992011', '--until', '2027-03-31'];
  return appointedAt(browser, site, { name, width, args });
}

async function letter(about: string, patience = 60_000): Promise<Caught> {
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

/** Until the bar for what is new appears on an open page. */
async function noticing({ page }: Visitor): Promise<void> {
  await page.locator('.live button').waitFor({ timeout: 20_000 });
}

it('says how busy early voting is, on open pages within two seconds', { timeout: SLOW_MS }, async () => {
  await clerk.page.goto('/992011/office/elections/crowding');
  expect(await look(clerk.page, 'crowding-places')).toEqual([]);
  await clerk.page.getByRole('link', { name: /ともに市役所/ }).click();
  await clerk.page.getByRole('button', { name: '混んでいる' }).waitFor();
  expect(await look(clerk.page, 'crowding-desk')).toEqual([]);

  const citizen = await come();
  const open = citizen.page.waitForResponse((answer) => answer.url().includes('/live?'));
  await citizen.page.goto('/992011/elections?when=early');
  await open;
  await clerk.page.getByLabel('待ち時間').fill('15');
  const pressed = Date.now();
  await clerk.page.getByRole('button', { name: '混んでいる' }).click();
  await noticing(citizen);
  const tookMs = Date.now() - pressed;
  process.stdout.write(`from the clerk's tap to the citizen's page: ${tookMs} ms\n`);
  expect(tookMs).toBeLessThan(WITHIN_MS);
  await citizen.page.getByRole('button', { name: '新しい知らせを見る' }).click();
  await citizen.page.getByText('およそ15分').first().waitFor();
  expect(await citizen.page.locator('.crowding-now').innerText()).toMatch(/混んでいる[\s\S]*|10時\d\d分現在/);
  expect(await look(citizen.page, 'crowding-list')).toEqual([]);
  await citizen.page
    .getByRole('link', { name: /ともに市役所/ })
    .first()
    .click();
  await citizen.page.getByText('すいていることが多い時間').waitFor();
  expect(await look(citizen.page, 'crowding-place')).toEqual([]);

  await clerk.page.getByRole('button', { name: '取り消す' }).waitFor();
  expect(await barriersOf(clerk.page, 'crowding-said')).toEqual([]);
  await clerk.page.getByRole('button', { name: '取り消す' }).click();
  await clerk.page.getByText('取り消しました').first().waitFor();
  await citizen.page.reload();
  expect(await citizen.page.locator('.crowding-now').innerText()).not.toContain('およそ15分');
  expect(citizen.complaints.concat(clerk.complaints)).toEqual([]);
  await Promise.all([citizen.context.close(), clerk.context.close()]);
});

it('tells of a moved polling place once two officials have said so', { timeout: SLOW_MS }, async () => {
  const reader = await come({ javaScriptEnabled: false });
  await reader.page.goto('/992011/elections');
  await reader.page
    .getByRole('link', { name: /川原町集会所/ })
    .first()
    .click();
  await reader.page.getByRole('link', { name: /変わったら知らせてもらう/ }).click();
  await reader.page.getByLabel('メールアドレス').fill('hanako@example.jp');
  await reader.page.getByRole('button', { name: '確認のメールを受け取る' }).click();
  await reader.page.getByText('確認のメールを').first().waitFor();
  const question = await letter('確認してください');
  const confirm = new RegExp(`${site.url}(\\S*/notices/confirm/\\S+)`).exec(question.text)?.[1] ?? '';
  await reader.page.goto(confirm);
  await reader.page.getByRole('button', { name: '始める' }).click();
  await reader.page.getByText('お知らせが').first().waitFor();

  await author.page.goto('/992011/office/elections/alerts');
  expect(await look(author.page, 'alerts-desk')).toEqual([]);
  await author.page.getByRole('link', { name: '変更を知らせる' }).first().click();
  expect(await look(author.page, 'alerts-form')).toEqual([]);
  await author.page.getByRole('button', { name: '確かめる' }).click();
  expect(await barriersOf(author.page, 'alerts-form-refused')).toEqual([]);
  await author.page.getByLabel('変わる投票所').selectOption({ label: '第5投票区・川原町集会所' });
  await author.page.getByRole('radio', { name: '場所が変わる' }).check();
  await author.page.getByLabel('新しい投票所の名前').fill('川原町公民館');
  await author.page.getByLabel('新しい投票所の住所').fill('ともに市川原町2丁目1番3号');
  await author.page
    .getByLabel('理由と、伝えたいこと')
    .fill('集会所の雨もりのため、公民館で投票していただきます。');
  await author.page.getByLabel('投票日', { exact: true }).fill(POLLING_DAY);
  await author.page.getByRole('button', { name: '確かめる' }).click();
  await author.page.getByText('町の人には、こう見えます').waitFor();
  expect(await look(author.page, 'alerts-draft')).toEqual([]);
  const draft = author.page.url();
  await author.page.getByRole('button', { name: '承認に回す' }).click();
  await author.page.getByText('承認待ち').first().waitFor();

  const citizen = await come();
  const open = citizen.page.waitForResponse((answer) => answer.url().includes('/live?'));
  await citizen.page.goto('/992011/elections');
  await open;
  expect(await citizen.page.locator('main').innerText()).not.toContain('川原町公民館');
  await approver.page.goto(draft);
  expect(await look(approver.page, 'alerts-approve')).toEqual([]);
  const pressed = Date.now();
  await approver.page.getByRole('button', { name: '承認する' }).click();
  await noticing(citizen);
  process.stdout.write(`from the approval to the citizen's page: ${Date.now() - pressed} ms\n`);
  await citizen.page.getByRole('button', { name: '新しい知らせを見る' }).click();
  await citizen.page.getByText('川原町公民館').first().waitFor();
  expect(await look(citizen.page, 'alerts-town')).toEqual([]);
  await citizen.page.getByLabel('住んでいるところの住所').fill('川原町1丁目2番3号');
  await citizen.page.getByRole('button', { name: 'さがす' }).first().click();
  await citizen.page.getByText('川原町公民館').first().waitFor();
  expect(await barriersOf(citizen.page, 'alerts-answer')).toEqual([]);
  await citizen.page.goto('/992011/elections/changes');
  expect(await look(citizen.page, 'alerts-changes')).toEqual([]);

  const told = await letter('第5投票区の投票所が変わりました');
  expect(told.text).toContain('変更後：川原町公民館');
  expect(told.text).toContain('雨もり');
  await pause(3_000);
  expect(catcher.letters.filter(({ subject }) => subject.includes('第5投票区'))).toHaveLength(1);
  const people = [reader, author, approver, citizen];
  // The form that was sent empty on purpose comes back as 422, and browsers say so.
  const complaints = people
    .flatMap((one) => one.complaints)
    .filter((words) => !words.includes('status of 422'));
  expect(complaints).toEqual([]);
  await Promise.all(people.map(({ context }) => context.close()));
});

it('the form for whoever wants to be told looks as everything else does', { timeout: SLOW_MS }, async () => {
  const reader = await come();
  await reader.page.goto('/992011/elections');
  await reader.page
    .getByRole('link', { name: /さくら台小学校/ })
    .first()
    .click();
  await reader.page.getByRole('link', { name: /変わったら知らせてもらう/ }).click();
  expect(await look(reader.page, 'alerts-tell')).toEqual([]);
  expect(reader.complaints).toEqual([]);
  await reader.context.close();
});
