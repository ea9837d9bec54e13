/** Removing a leaked name everywhere: from each home and module, in one transaction, with a record that it was. */
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { type Actor, actorId } from '../permissions/index.ts';
import {
  appendEvent,
  type Db,
  jsonb,
  ledgerSchemas,
  storableText,
  type Trx,
  transaction,
} from '../storage/index.ts';
import type { Redactor } from './contract.ts';
import { append } from './entries.ts';
import { digestOf, foldedLetters, redactorOf, redactorOfDigest } from './redactor.ts';

export interface PurgeInput {
  /** Whose data: a place's code or a group's id. */
  owner: string;
  /** What it was found in; for the record. */
  ref?: string;
  /** The text that has to go, at least two letters: a name, a number, an address. */
  text: string;
  /** Why, without the text itself; it is kept. */
  reason: string;
  actor: Actor;
}

export interface PurgeResult {
  id: string;
  /** In how many places it was removed, by home and module. */
  places: Record<string, number>;
  /** Files that nobody can look into by program: look at them and remove them by hand. */
  unsearched: string[];
  /** Schemas with tables for which nothing on this site answers: left by a module that is gone. */
  unreached: string[];
}

/** A purge as it is kept: nothing of the text, but enough to find it again in an older copy of the data. */
export interface PurgeRecord {
  owner: string;
  id: string;
  ref: string | null;
  reason: string;
  actor: string;
  at: Date;
  salt: Uint8Array;
  digest: Uint8Array;
  /** Letters of the text, without spaces and hyphens. */
  letters: number;
  places: Record<string, number>;
}

/** The event after something was removed for good: lists for restores (`removals` in a manifest) are brought up to date. */
export const REMOVED = 'history.removed';

/**
 * Removes a text from everything that this site keeps of an owner, all or nothing, and writes down that it was.
 * Backups made before still have it: restoring one replays the records (`replayPurge`).
 * @throws RangeError when `purgeTextFault` finds something.
 */
export async function purge(site: Site, input: PurgeInput): Promise<PurgeResult> {
  const redactor = redactorOf(input.text);
  const letters = foldedLetters(input.text);
  const salt = randomBytes(32);
  const record: Omit<PurgeRecord, 'places'> = {
    id: randomUUID(),
    owner: input.owner,
    ref: input.ref === undefined ? null : redactor.text(input.ref),
    reason: redactor.text(input.reason),
    actor: actorId(input.actor),
    at: site.now(),
    salt,
    digest: digestOf(salt, letters),
    letters: letters.length,
  };
  return transaction(site.db, async (trx) => {
    const { id } = record;
    const { places, unsearched } = await runHooks(trx, site, input.owner, redactor);
    await keepRecord(trx, { ...record, places });
    await append(trx, {
      owner: input.owner,
      ref: record.ref ?? `history.purge/${id}`,
      actor: input.actor,
      action: 'history.purged',
      after: { places },
      note: record.reason,
      at: record.at,
    });
    await appendEvent(trx, { kind: REMOVED, ref: `history.purge/${id}` });
    return { id, places, unsearched, unreached: await unreachedSchemas(trx, site) };
  });
}

/** Ends a transaction whose work was only to be looked at. */
class LookedAt extends Error {}

/**
 * What a purge of this text would remove, without removing anything: the same work, taken back at its end.
 * @throws RangeError when `purgeTextFault` finds something.
 */
export async function searchPurge(
  site: Site,
  { owner, text }: Pick<PurgeInput, 'owner' | 'text'>,
): Promise<Omit<PurgeResult, 'id'>> {
  const redactor = redactorOf(text);
  let found: Omit<PurgeResult, 'id'> = { places: {}, unsearched: [], unreached: [] };
  await transaction(site.db, async (trx) => {
    const outcome = await runHooks(trx, site, owner, redactor);
    found = { ...outcome, unreached: await unreachedSchemas(trx, site) };
    throw new LookedAt();
  }).catch((error: unknown) => {
    if (!(error instanceof LookedAt)) throw error;
  });
  return found;
}

/** Removes in a restored copy what a purge had removed; the record itself is kept there too. Safe to run twice. */
export async function replayPurge(
  site: Site,
  record: PurgeRecord,
): Promise<Pick<PurgeResult, 'places' | 'unsearched'>> {
  const redactor = redactorOfDigest(record.salt, record.digest, record.letters);
  return transaction(site.db, async (trx) => {
    const outcome = await runHooks(trx, site, record.owner, redactor);
    await keepRecord(trx, record);
    return outcome;
  });
}

/** All purges, oldest first: what a backup carries along, and a restore replays. */
export async function purgeRecords(db: Db): Promise<PurgeRecord[]> {
  const { rows } = await sql<PurgeRecord>`
    select owner, id, ref, reason, actor, at, salt, digest, letters, places
    from history.purges order by at, id`.execute(db);
  return rows;
}

async function runHooks(trx: Trx, site: Site, owner: string, redactor: Redactor) {
  const places: Record<string, number> = {};
  const unsearched: string[] = [];
  for (const { name, purge: hook } of site.modules) {
    if (hook === undefined) continue;
    const outcome = await hook(trx, { owner, redactor });
    if (outcome.removed > 0) places[name] = outcome.removed;
    unsearched.push(...(outcome.unsearched ?? []));
  }
  const events = await purgeOutbox(trx, owner, redactor);
  if (events > 0) places.outbox = events;
  return { places, unsearched };
}

async function keepRecord(trx: Trx, record: PurgeRecord): Promise<void> {
  const { owner, id, ref, reason, actor, at, salt, digest, letters, places } = record;
  await sql`
    insert into history.purges (owner, id, ref, reason, actor, at, salt, digest, letters, places)
    values (${owner}, ${id}, ${ref}, ${storableText(reason)}, ${actor}, ${at}, ${salt}, ${digest}, ${letters},
      ${jsonb(places)})
    on conflict do nothing`.execute(trx);
}

/** Events are few, since they go when they are handled; whose they are stands in their ref or data. */
async function purgeOutbox(trx: Trx, owner: string, redactor: Redactor): Promise<number> {
  const { rows } = await sql<{ id: string; ref: string; data: unknown; error: string | null }>`
    select id::text as id, ref, data, error from platform.outbox
    where ref = ${owner} or data ->> 'owner' = ${owner} or data ->> 'place' = ${owner} for update`.execute(
    trx,
  );
  let removed = 0;
  for (const { id, data, error } of rows) {
    const clean = redactor.json({ data, error });
    if (clean.data === data && clean.error === error) continue;
    removed += 1;
    await sql`
      update platform.outbox set data = ${jsonb(clean.data)}, error = ${clean.error}
      where id = ${id}::bigint`.execute(trx);
  }
  return removed;
}

async function unreachedSchemas(trx: Trx, site: Site): Promise<string[]> {
  const { rows } = await sql<{ schema: string }>`
    select distinct schemaname as schema from pg_tables
    where tablename <> 'migrations' and schemaname = any(${await ledgerSchemas(trx)}::text[]) order by 1`.execute(
    trx,
  );
  const answered = new Set(site.modules.filter((one) => one.purge !== undefined).map(({ name }) => name));
  return rows.map(({ schema }) => schema).filter((schema) => schema !== 'platform' && !answered.has(schema));
}
