/** Keys with which programs bring in files for a person, at one place and until a day. */
import type { IsoDate } from '@tomoni/japanese';
import { append } from '@tomoni/platform/history';
import { type Actor, type Appointment, isInForce, type User } from '@tomoni/platform/permissions';
import type { Db, Trx } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import { digestOf, newKeyText, startOf } from './key-text.ts';
import { MOST_KEYS } from './rules.ts';
import { accountsTables, type WhyEnded } from './tables.ts';

export interface StoredKey {
  id: string;
  person: string;
  place: string;
  name: string;
  /** Its first signs, by which its maker knows it. */
  start: string;
  madeAt: Date;
  /** The last day on which it opens anything. */
  until: IsoDate;
  /** The day on which it was last used. */
  usedOn: IsoDate | null;
  endedAt: Date | null;
  whyEnded: WhyEnded | null;
}

export interface NewKey {
  person: User;
  place: string;
  name: string;
  until: IsoDate;
  at: Date;
  today: IsoDate;
}

/** Makes a key; `text` is shown to its maker now or never. Null when the person has too many that still open something. */
export async function makeKey(trx: Trx, key: NewKey): Promise<{ id: string; text: string } | null> {
  const { person, place, name, until, at, today } = key;
  // One after the other, so that two at the same moment count each other.
  await sql`select from accounts.person where id = ${person.id} for update`.execute(trx);
  const held = (await keysOf(trx, person.id)).filter((one) => isOpen(one, today));
  if (held.length >= MOST_KEYS) return null;
  const text = newKeyText();
  const { id } = await accountsTables(trx)
    .insertInto('key')
    .values({
      ...{ person: person.id, place, name, start: startOf(text), digest: digestOf(text) },
      ...{ made_at: at, last_day: until },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(trx, { act: 'key-made', id, place, until, actor: person, at });
  return { id, text };
}

/** A person's keys, the newest first; those that are over are among them. */
export async function keysOf(db: Db, person: string): Promise<StoredKey[]> {
  return selectKeys(db).where('person', '=', person).orderBy('made_at', 'desc').orderBy('id').execute();
}

/** One key of this person, or null. */
export async function keyOfPerson(db: Db, person: string, id: string): Promise<StoredKey | null> {
  return (await selectKeys(db).where('person', '=', person).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Whether it opens anything on this day, as far as the key itself tells. */
export function isOpen({ endedAt, until }: StoredKey, today: IsoDate): boolean {
  return endedAt === null && today <= until;
}

/** Names of keys by id, for histories. */
export async function keyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await accountsTables(db)
    .selectFrom('key')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface Found {
  id: string;
  name: string;
  person: string;
  personName: string;
  usedOn: IsoDate | null;
  appointments: Appointment[];
}

/**
 * Who acts with the key of this text; null for one that is unknown, over, or whose person isn't appointed there today.
 * Writes down the day of its use.
 */
export async function actorOfKey(
  db: Db,
  text: string,
  today: IsoDate,
): Promise<Extract<Actor, { kind: 'key' }> | null> {
  const { rows } = await sql<Found>`
    select k.id, k.name, k.used_on as "usedOn", p.id as person, p.name as "personName",
      coalesce((
        select jsonb_agg(jsonb_build_object('role', role, 'scope', scope, 'from', first_day, 'until', last_day))
        from accounts.appointment
        where person = p.id and scope = k.place and role in ('official', 'approver')
      ), '[]') as appointments
    from accounts.key k join accounts.person p on p.id = k.person
    where k.digest = ${digestOf(text)} and k.ended_at is null and k.last_day >= ${today}`.execute(db);
  const [found] = rows;
  if (found === undefined || !found.appointments.some((one) => isInForce(one, today))) return null;
  const { id, name, person, personName, usedOn, appointments } = found;
  if (usedOn !== today) await sql`update accounts.key set used_on = ${today} where id = ${id}`.execute(db);
  return { kind: 'key', id, name, person: { kind: 'user', id: person, name: personName, appointments } };
}

export interface Ending {
  actor: Actor;
  why: WhyEnded;
  at: Date;
}

/** Ends one key of this person at once; false when there is none that still runs. */
export async function endKey(trx: Trx, person: string, id: string, ending: Ending): Promise<boolean> {
  return (await end(trx, sql`person = ${person} and id = ${id}`, ending)) > 0;
}

/** Ends all keys of somebody who goes. */
export async function endKeysOf(trx: Trx, person: string, ending: Ending): Promise<void> {
  await end(trx, sql`person = ${person}`, ending);
}

/**
 * A key goes no further than the appointments of its person at its place: to be called when one of them has ended or
 * got another end.
 */
export async function trimKeys(
  trx: Trx,
  { person, scope, today, ...ending }: { person: string; scope: string; today: IsoDate } & Ending,
): Promise<void> {
  const last = await lastDayAt(trx, { person, place: scope, today });
  const here = sql`person = ${person} and place = ${scope}`;
  if (last === null) await end(trx, here, ending);
  else await sql`update accounts.key set last_day = least(last_day, ${last}) where ${here}`.execute(trx);
}

/** The last day on which this person is an official or approver there, or null when they aren't any more. */
export async function lastDayAt(
  db: Db,
  { person, place, today }: { person: string; place: string; today: IsoDate },
): Promise<IsoDate | null> {
  const { rows } = await sql<{ last: IsoDate | null }>`
    select max(last_day) as last from accounts.appointment
    where person = ${person} and scope = ${place} and role in ('official', 'approver')
      and ended_at is null and last_day >= ${today}`.execute(db);
  return rows[0]?.last ?? null;
}

/** In a restored copy nobody knows which keys have been ended since. Gives how many were ended. */
export async function endAllKeys(trx: Trx, at: Date): Promise<number> {
  const ended = await sql`
    update accounts.key set ended_at = ${at}, why_ended = 'restored' where ended_at is null`.execute(trx);
  return Number(ended.numAffectedRows ?? 0n);
}

async function end(trx: Trx, which: RawBuilder<unknown>, { actor, why, at }: Ending): Promise<number> {
  const { rows } = await sql<{ id: string; place: string; until: IsoDate }>`
    update accounts.key set ended_at = ${at}, why_ended = ${why}
    where ended_at is null and ${which} returning id, place, last_day as until`.execute(trx);
  for (const key of rows) await record(trx, { ...key, act: 'key-ended', why, actor, at });
  return rows.length;
}

interface Fact {
  act: 'key-made' | 'key-ended';
  id: string;
  place: string;
  until: IsoDate;
  actor: Actor;
  at: Date;
  why?: WhyEnded;
}

/** In the history of the place. The name of a key stays with the key, which goes with its person. */
async function record(trx: Trx, { act, id, place, until, actor, at, why }: Fact): Promise<void> {
  const after = { key: id, until, ...(why === undefined ? {} : { why }) };
  await append(trx, { owner: place, ref: 'accounts.keys', actor, action: `accounts.${act}`, after, at });
}

function selectKeys(db: Db) {
  return accountsTables(db)
    .selectFrom('key')
    .select([
      ...(['id', 'person', 'place', 'name', 'start', 'made_at as madeAt'] as const),
      ...([
        'last_day as until',
        'used_on as usedOn',
        'ended_at as endedAt',
        'why_ended as whyEnded',
      ] as const),
    ]);
}
