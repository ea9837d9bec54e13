/** People with an account. */
import { REMOVED } from '@tomoni/platform/history';
import type { Site } from '@tomoni/platform/manifest';
import { type EraseHook, erasePerson } from '@tomoni/platform/personal-data';
import { appendEvent, type Db, transaction } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { actorNamed } from './appointment-history.ts';
import { endAppointmentsOf } from './appointments.ts';
import { digestOfAddress, keepErased } from './erased.ts';
import { endKeysOf } from './keys.ts';
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

/**
 * Removes a person from everything that any module has declared to keep of people. What they did stays in
 * histories under their id, without a name. The event `accounts.person-deleted` lets other modules follow.
 */
export async function deletePerson(site: Site, id: string): Promise<void> {
  await transaction(site.db, async (trx) => {
    const person = await findPerson(trx, id);
    if (person === null) return;
    await endAppointmentsOf(trx, id, site.now());
    await endKeysOf(trx, id, { actor: actorNamed(id), why: 'account', at: site.now() });
    await erasePerson(trx, site, { id, mail: person.email });
    await keepErased(trx, { id, digest: await digestOfAddress(trx, person.email) });
    await appendEvent(trx, { kind: 'accounts.person-deleted', ref: id });
    await appendEvent(trx, { kind: REMOVED, ref: `person/${id}` });
  });
}

/** Removes what the declared tables can't find: links by mail keep the address in their value. */
export const eraseLinks: EraseHook = async (trx, { mail }) => {
  if (mail === null) return;
  await sql`delete from accounts.verification where position(${mail} in value) > 0`.execute(trx);
};

function selectPeople(db: Db) {
  return accountsTables(db).selectFrom('person').select(['id', 'name', 'email', 'createdAt']);
}
