/** The ways in which a person can sign in: password, passkeys, accounts of other services. */

import { randomUUID } from 'node:crypto';
import type { Db } from '@tomoni/platform/storage';
import { transaction } from '@tomoni/platform/storage';
import { accountsTables } from './tables.ts';

export interface Ways {
  hasPassword: boolean;
  passkeys: { id: string; name: string | null; createdAt: Date | null }[];
  /** Ids of providers (providers.ts). */
  providers: string[];
}

const PASSWORD = 'credential';

/** All ways of a person; a link by mail is always one. */
export async function waysOf(db: Db, person: string): Promise<Ways> {
  const accounts = accountsTables(db);
  const [rows, passkeys] = await Promise.all([
    accounts.selectFrom('account').select('providerId').where('userId', '=', person).execute(),
    accounts
      .selectFrom('passkey')
      .select(['id', 'name', 'createdAt'])
      .where('userId', '=', person)
      .orderBy('createdAt')
      .execute(),
  ]);
  const ids = rows.map(({ providerId }) => providerId);
  return { hasPassword: ids.includes(PASSWORD), passkeys, providers: ids.filter((id) => id !== PASSWORD) };
}

/** The hash of a person's password, or null when they have none. */
export async function passwordHashOf(db: Db, person: string): Promise<string | null> {
  const row = await accountsTables(db)
    .selectFrom('account')
    .select('password')
    .where('userId', '=', person)
    .where('providerId', '=', PASSWORD)
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Sets a person's password and ends all their sessions but one: whoever knew the old one is out. */
export function setPassword(
  db: Db,
  given: { person: string; hash: string; keptSession: string },
): Promise<void> {
  const { person, hash, keptSession } = given;
  return transaction(db, async (trx) => {
    const accounts = accountsTables(trx);
    const now = new Date();
    await accounts
      .insertInto('account')
      .values({
        id: randomUUID(),
        accountId: person,
        providerId: PASSWORD,
        userId: person,
        password: hash,
        createdAt: now,
        updatedAt: now,
      })
      .onConflict((conflict) =>
        conflict.columns(['providerId', 'accountId']).doUpdateSet({ password: hash, updatedAt: now }),
      )
      .execute();
    await accounts
      .deleteFrom('session')
      .where('userId', '=', person)
      .where('id', '!=', keptSession)
      .execute();
  });
}

/** Removes one passkey of this person. */
export async function removePasskey(db: Db, person: string, id: string): Promise<void> {
  await accountsTables(db).deleteFrom('passkey').where('userId', '=', person).where('id', '=', id).execute();
}
