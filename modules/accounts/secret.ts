/** What signs cookies and hashes addresses: made once, kept in the database, so that all processes have the same. */
import { randomBytes } from 'node:crypto';
import type { Db } from '@tomoni/platform/storage';
import { accountsTables } from './tables.ts';

const known = new WeakMap<Db, Promise<string>>();

/** The secret of this site; made at the first call. Whoever restores a copy of the database has it, too. */
export function secretOf(db: Db): Promise<string> {
  let secret = known.get(db);
  if (secret === undefined) {
    secret = read(db);
    known.set(db, secret);
    // A database that was away for a moment must not be remembered as one without a secret.
    secret.catch(() => known.delete(db));
  }
  return secret;
}

async function read(db: Db): Promise<string> {
  const accounts = accountsTables(db);
  const value = randomBytes(32).toString('base64url');
  await accounts
    .insertInto('secret')
    .values({ single: true, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await accounts.selectFrom('secret').select('value').executeTakeFirstOrThrow()).value;
}
