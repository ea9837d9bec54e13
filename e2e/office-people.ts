/** Officials of the stories: the operator appoints them on the server, they join with the link they are handed. */
import type { Browser, Page } from 'playwright-core';
import { tomoniUser } from './operator.ts';
import { type Visitor, type VisitorOptions, visit } from './visitor.ts';

export const PASSWORD = 'みどりの町は 雨のち晴れ';

export interface OfficialPerson {
  email: string;
  name: string;
  role: 'official' | 'approver';
  /** ともに市 when left out. */
  place?: string;
}

/** Appointed, joined, and out again. */
export async function joined(browser: Browser, person: OfficialPerson): Promise<OfficialPerson> {
  const { email, role, place = '992011' } = person;
  const link = await tomoniUser(['appoint', email, role, place, '--until', '2027-06-30']);
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
