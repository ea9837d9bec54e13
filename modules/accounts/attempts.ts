/** The limits of a request: tries by its address, tries for an account. */

import { giveBack, type Limit, networkOf, type Turn, takeTurn } from '@tomoni/platform/limits';
import type { AccountsTexts } from './messages.ts';
import type { RequestContext } from './requests.ts';
import { secretOf } from './secret.ts';

/** Counts a try from the address that this request comes from. */
export async function turnOfAddress(c: RequestContext, limit: Limit): Promise<Turn> {
  const { db } = c.get('site');
  return takeTurn(db, await secretOf(db), limit, networkOf(c.get('client')));
}

/** Counts a try for an account, whether there is one or not. */
export async function turnOfAccount(c: RequestContext, limit: Limit, email: string): Promise<Turn> {
  const { db } = c.get('site');
  return takeTurn(db, await secretOf(db), limit, email);
}

/** It was the right person: their tries and this one of their network don't count. */
export async function forgive(
  c: RequestContext,
  { account, address }: { account: Limit; address: Limit },
  email: string,
): Promise<void> {
  const { db } = c.get('site');
  const secret = await secretOf(db);
  await giveBack(db, secret, account, email);
  await giveBack(db, secret, address, networkOf(c.get('client')));
}

/** Tells to wait, in the words of a form, and in the header for programs (RFC 9110 section 10.2.3). */
export function waitText(c: RequestContext, t: AccountsTexts, { waitSeconds }: Turn): string {
  c.header('Retry-After', String(waitSeconds));
  return t('fault.wait', { count: Math.max(1, Math.ceil(waitSeconds / 60)) });
}
