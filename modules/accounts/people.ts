/** People with an account. */
import { removeMailTo } from '@tomoni/platform/mail';
import { appendEvent, type Db, transaction } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { appointmentsOf } from './appointments.ts';
import { accountsTables } from './tables.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  createdAt: Date;
}

/** The person with this id, or null. */
export async function findPerson(db: Db, id: string): Promise<Person | null> {
  return (await selectPeople(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The person with this address (small letters), or null. Never let an answer to a visitor depend on it. */
export async function findPersonByEmail(db: Db, email: string): Promise<Person | null> {
  return (await selectPeople(db).where('email', '=', email).executeTakeFirst()) ?? null;
}

/** Everybody, by name. */
export async function listPeople(db: Db): Promise<Person[]> {
  return selectPeople(db).orderBy('name').orderBy('id').execute();
}

/** What a person is called, or null when they have left. For histories: 「山田花子が承認しました」. */
export async function userName(db: Db, id: string): Promise<string | null> {
  return (await findPerson(db, id))?.name ?? null;
}

/** Names of people by id, for histories; those who have left are not in it. */
export async function userNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await accountsTables(db)
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function rename(db: Db, id: string, name: string): Promise<void> {
  await accountsTables(db)
    .updateTable('person')
    .set({ name, updatedAt: new Date() })
    .where('id', '=', id)
    .execute();
}

/** All that this module keeps of a person, as they take it along. Secrets (passwords, keys, tokens) are left out. */
export async function exportPerson(db: Db, id: string): Promise<Record<string, unknown>> {
  const accounts = accountsTables(db);
  const [person, appointments, sessions, passkeys, ways] = await Promise.all([
    accounts.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst(),
    appointmentsOf(db, id),
    accounts
      .selectFrom('session')
      .select(['createdAt', 'expiresAt', 'userAgent', 'method'])
      .where('userId', '=', id)
      .orderBy('createdAt')
      .execute(),
    accounts
      .selectFrom('passkey')
      .select(['name', 'createdAt', 'deviceType'])
      .where('userId', '=', id)
      .execute(),
    accounts.selectFrom('account').select(['providerId', 'createdAt']).where('userId', '=', id).execute(),
  ]);
  return {
    person: person ?? null,
    appointments: appointments.map(({ role, scope, from, until, endedAt }) => ({
      role,
      scope,
      from,
      until,
      endedAt,
    })),
    sessions,
    passkeys,
    signInMethods: ways,
  };
}

/**
 * Removes a person with sessions, passkeys, password, appointments, and links on their way. What they did stays in
 * histories under their id, without a name. The event `accounts.person-deleted` lets other modules follow.
 */
export async function deletePerson(db: Db, id: string): Promise<void> {
  await transaction(db, async (trx) => {
    const accounts = accountsTables(trx);
    const gone = await accounts
      .deleteFrom('person')
      .where('id', '=', id)
      .returning('email')
      .executeTakeFirst();
    if (gone === undefined) return;
    await accounts.deleteFrom('invitation').where('email', '=', gone.email).execute();
    // Links by mail keep the address in their value.
    await sql`delete from accounts.verification where position(${gone.email} in value) > 0`.execute(trx);
    await removeMailTo(trx, gone.email);
    await appendEvent(trx, { kind: 'accounts.person-deleted', ref: id });
  });
}

function selectPeople(db: Db) {
  return accountsTables(db).selectFrom('person').select(['id', 'name', 'email', 'createdAt']);
}
