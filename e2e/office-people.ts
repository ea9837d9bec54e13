/** Officials of the stories: the operator appoints them on the server, they join with the link they are handed. */
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { type Visitor, type VisitorOptions, visit } from './visitor.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const PASSWORD = 'みどりの町は 雨のち晴れ';

export interface OfficialPerson {
  email: string;
  name: string;
  role: 'official' | 'approver';
  /** ともに市 when left out. */
  place?: string;
}

/** `tomoni user appoint …` beside the running site; gives the path of the link for the new person. */
async function appointBesides({ email, role, place = '992011' }: OfficialPerson): Promise<string> {
  const { url, log } = inject('product');
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    DATA_DIR: join(dirname(log), 'data'),
    PORT: new URL(url).port,
    TOMONI_LANG: 'ja',
  };
  const command = [
    join(ROOT, 'app/bin/tomoni.mjs'),
    ...['user', 'appoint', email, role, place, '--until', '2027-06-30', '--json'],
  ];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: dirname(log), env });
  const { link } = JSON.parse(stdout) as { link: string };
  return link.slice(url.length);
}

/** Appointed, joined, and out again. */
export async function joined(browser: Browser, person: OfficialPerson): Promise<OfficialPerson> {
  const link = await appointBesides(person);
  const { page, context } = await visit(browser);
  await page.goto(link);
  await page.getByLabel('名前').fill(person.name);
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: '登録する' }).click();
  await page.getByText('登録が終わりました').waitFor();
  await context.close();
  return person;
}

/** Signs in on the page that asks for it, and lands where it leads. */
export async function signIn(page: Page, { email }: OfficialPerson): Promise<void> {
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: 'ログインする', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

/** A fresh browser of this person, in the office of ともに市. */
export async function atWork(
  browser: Browser,
  person: OfficialPerson,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const visitor = await visit(browser, { width: 1280, ...options });
  await visitor.page.goto('/office');
  await signIn(visitor.page, person);
  return visitor;
}
