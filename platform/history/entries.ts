/** Who did what, before and after. Entries are written in the transaction of what they tell, and never changed. */
import { sql } from 'kysely';
import { type Actor, actorId, keyOf } from '../permissions/index.ts';
import { type Db, jsonb, storableText, type Trx } from '../storage/index.ts';

export interface NewEntry {
  /** Whose: a place's code or a group's id. */
  owner: string;
  /** What it is about, named by its module: `collection.calendar/12`. */
  ref: string;
  actor: Actor;
  /** What was done, in the past: `collection.published`. */
  action: string;
  /** Small JSON values; what did not exist is null. */
  before?: unknown;
  after?: unknown;
  /** What the actor wrote about it. */
  note?: string | null;
  at: Date;
}

export interface Entry {
  id: string;
  owner: string;
  ref: string;
  /** A user's id, `operator` or `visitor`. */
  actor: string;
  /** The id of the key with which a program did it for this user; null when they did it themselves. */
  key: string | null;
  action: string;
  before: unknown;
  after: unknown;
  note: string | null;
  at: Date;
}

export interface HistoryOptions {
  owner: string;
  /** Only of this thing; of everything of the owner when left out. */
  ref?: string;
  /** At most 200; 50 when left out. */
  limit?: number;
  /** Only entries older than this one: the id of the last that was shown. */
  before?: string;
}

/** Adds an entry; it exists if and only if the transaction is committed. Returns its id. */
export async function append(trx: Trx, entry: NewEntry): Promise<string> {
  const { owner, action, at, before = null, after = null, note = null } = entry;
  const { rows } = await sql<{ id: string }>`
    insert into history.entries (owner, ref, actor, key, action, before, after, note, at)
    values (${owner}, ${storableText(entry.ref)}, ${actorId(entry.actor)}, ${keyOf(entry.actor)}, ${action},
      ${jsonb(before)}, ${jsonb(after)}, ${note === null ? null : storableText(note)}, ${at})
    returning id::text as id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the database gave no id for an entry of the history');
  return id;
}

/** Ids of all people and keys in these entries, for their names. */
export function namedIn(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ actor, key }) => (key === null ? [actor] : [actor, key])))];
}

/** Entries, the newest first. */
export async function historyOf(db: Db, options: HistoryOptions): Promise<Entry[]> {
  const { owner, ref, limit = 50, before } = options;
  const ofRef = ref === undefined ? sql`` : sql`and ref = ${ref}`;
  const older = before === undefined || !/^\d{1,18}$/.test(before) ? sql`` : sql`and id < ${before}::bigint`;
  const { rows } = await sql<Entry>`
    select id::text as id, owner, ref, actor, key, action, before, after, note, at
    from history.entries where owner = ${owner} ${ofRef} ${older}
    order by entries.id desc limit ${Math.max(1, Math.min(limit, 200))}`.execute(db);
  return rows;
}
