/**
 * The first people of a site, in a real browser: the operator makes a link, an admin joins with it, adds a passkey
 * and signs in with it, appoints an official, who joins in turn; forms work without JavaScript.
 */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { look as barriersOnLook } from './looks.ts';
import { tomoniUser } from './operator.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

const PASSWORD = 'みどりの町は 雨のち晴れ';

let browser: Browser;
beforeAll(async () => {
  browser = await storyBrowser();
});

/** What the operator types on the server; gives the path of the link. */
async function userAdd(email: string): Promise<string> {
  const { url } = inject('product');
  const link = await tomoniUser(['add', email, '--admin']);
  expect(link.startsWith(`${url}/invitation/`)).toBe(true);
  return link.slice(url.length);
}

/** A device with a finger on it, as Chromium pretends to have one. */
async function giveFinger(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Nothing is wrong with how the page looks, in both languages, on a phone and a large screen, by day and by night. */
async function look(page: Page, name: string): Promise<void> {
  expect(await barriersOnLook(page, name, { everyRule: true })).toEqual([]);
}

describe('the first people of a site', () => {
  it('an admin joins, adds a passkey, signs in with it, and appoints an official', async () => {
    const { page, context, complaints } = await visit(browser);
    await giveFinger(page);
    await page.goto(await userAdd('admin@example.jp'));
    await look(page, 'accounts-invitation');
    await page.getByLabel('名前').fill('山田 花子');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByText('登録が終わりました').waitFor();
    await page.getByRole('button', { name: 'パスキーを追加する' }).click();
    await page.getByText('パスキーを登録しました').waitFor();
    await look(page, 'accounts-account');

    await page.getByRole('button', { name: 'ログアウトする' }).click();
    await page.getByText('ログアウトしました').waitFor();
    await look(page, 'accounts-sign-in');
    await page.getByRole('button', { name: 'パスキーでログインする' }).click();
    await page.waitForURL('**/account');
    expect(await page.getByText('パスキーでログイン').count()).toBeGreaterThan(0);

    await page.goto('/admin/people/new');
    await look(page, 'accounts-appoint');
    await page.getByLabel('任命する人のメールアドレス').fill('official@example.jp');
    await page.getByLabel('どこで').selectOption('992011');
    await page.getByRole('button', { name: '任命する' }).click();
    await page.getByText('返事を待っている招待 1').waitFor();
    await look(page, 'accounts-people');
    await page.goto('/admin/mail');
    await look(page, 'accounts-mail');
    const link = new URL(await page.getByLabel('渡すリンク').inputValue()).pathname;

    const official = await visit(browser, { javaScriptEnabled: false });
    await official.page.goto(link);
    await official.page.getByLabel('名前').fill('佐藤 太郎');
    await official.page.getByRole('button', { name: '登録する' }).click();
    await official.page.getByText('担当職員').waitFor();
    expect(official.complaints).toEqual([]);
    await official.context.close();

    await page.goto('/admin/people');
    await page.getByRole('link', { name: /佐藤 太郎/ }).click();
    await page.waitForURL('**/admin/appointments/*');
    await look(page, 'accounts-appointment');
    await page.getByRole('button', { name: '任命を終える' }).click();
    await page.getByText('任命を終えました').waitFor();

    for (const [name, path] of [
      ['password', '/account/password'],
      ['name', '/account/name'],
      ['delete', '/account/delete'],
    ] as const) {
      await page.goto(path);
      await look(page, `accounts-${name}`);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }, 300_000);

  it('signs in without JavaScript, and gets the form back when something is wrong', async () => {
    const { page, context, complaints } = await visit(browser, { javaScriptEnabled: false });
    await page.goto('/sign-in?next=/account/name');
    expect(await page.getByRole('button', { name: 'パスキーでログインする' }).isVisible()).toBe(false);
    await page.getByLabel('メールアドレス').fill('admin@example.jp');
    await page.getByLabel('パスワード').fill('not the password');
    await page.getByRole('button', { name: 'ログインする' }).click();
    await page.getByText('メールアドレスかパスワードがちがいます').first().waitFor();
    expect(await page.getByLabel('メールアドレス').inputValue()).toBe('admin@example.jp');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await page.getByRole('button', { name: 'ログインする' }).click();
    await page.waitForURL('**/account/name');
    // The browser says of itself that the first answer was no: 422.
    expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
    await context.close();
  });

  it('sends a link for a forgotten password to whoever owns the address', async () => {
    const { page, context, complaints } = await visit(browser);
    await page.goto('/forgot');
    await look(page, 'accounts-forgot');
    await page.getByLabel('メールアドレス').fill('nobody@example.jp');
    await page.getByRole('button', { name: 'リンクを送る' }).click();
    await page.getByText('1分ほどでリンクが届きます').waitFor();
    await page.goto('/sign-up');
    await page.goto('/sign-in/link/made-up');
    await look(page, 'accounts-link');
    await page.getByRole('button', { name: 'ログインする' }).click();
    await page.getByRole('link', { name: '新しいリンクを受け取る' }).waitFor();
    expect(complaints.filter((each) => !/410|403/.test(each))).toEqual([]);
    await context.close();
  }, 120_000);
});
