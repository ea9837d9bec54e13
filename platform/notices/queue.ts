/** Into the queue: one notice for one reader, or the same for all who asked for something. Nothing twice, by its key. */
import { sql } from 'kysely';
import type { Lang } from '../messages/index.ts';
import { type Db, jsonb, type Trx, transaction } from '../storage/index.ts';
import { afterQuiet, nextHour } from './quiet.ts';
import { BY_ACCOUNT, hasDeclined } from './stops.ts';
import { partsOf, subscribe, subscriberOf } from './subscriptions.ts';

/** How long a notice is worth sending when nobody says otherwise. */
const WORTH_MS = 3 * 24 * 3_600_000;

export interface Notice {
  /** A subscription by its id, or somebody with an account, who gets it at their account's address. */
  to: { subscription: number } | { person: { mail: string; lang: Lang } };
  kind: string;
  owner: string;
  ref: string;
  /** What the kind's `text` gets. Bounded by the caller: a few kilobytes. */
  data: unknown;
  /** Of two with one key the same reader gets one. */
  key: string;
  /** Not before. Within quiet hours it waits for the morning, unless `urgent`. */
  at: Date;
  urgent?: boolean;
  /** After this moment it is not sent any more; three days after `at` when left out. */
  expires?: Date;
}

/**
 * Puts a notice into the queue, in the transaction of what it tells. Who chose an hour gets it then, together with
 * whatever else is due at that time. Returns false when it was there already, or the reader doesn't want it.
 */
export async function notify(trx: Trx, notice: Notice): Promise<boolean> {
  const { kind, owner, ref, key, at, urgent = false } = notice;
  const subscription = await subscriptionFor(trx, notice);
  if (subscription === null) return false;
  const { rows } = await sql<{ hour: number | null; channel: string }>`
    select hour, channel from notices.subscription where id = ${subscription} and state = 'active'`.execute(
    trx,
  );
  const [wanted] = rows;
  if (wanted === undefined) return false;
  const due = urgent ? at : wanted.hour === null ? afterQuiet(at) : nextHour(at, wanted.hour);
  const expires = notice.expires ?? new Date(due.getTime() + WORTH_MS);
  const message = await insertMessages(trx, [{ kind, owner, ref, data: notice.data, expires }]);
  const { numAffectedRows } = await sql`
    insert into notices.delivery (subscription, channel, key, message, due_at)
    values (${subscription}, ${wanted.channel}, ${key}, ${message[0]}, ${due}) on conflict do nothing`.execute(
    trx,
  );
  return numAffectedRows === 1n;
}

/** Whoever has an account is told what concerns it; that they may stop as everybody else may, and then it stays so. */
async function subscriptionFor(trx: Trx, { to, kind, owner, ref, at }: Notice): Promise<number | null> {
  if ('subscription' in to) return to.subscription;
  const { mail, lang } = to.person;
  const { rows } = await sql<{ id: number }>`
    select id from notices.subscription
    where lower(address) = lower(${mail}) and channel = 'mail' and kind = ${kind} and owner = ${owner} and ref = ${ref}`.execute(
    trx,
  );
  if (rows[0] !== undefined) return rows[0].id;
  if (await hasDeclined(trx, mail, { kind, owner, ref })) return null;
  const subscriber = await subscriberOf(trx, { channel: 'mail', address: mail, lang });
  return subscribe(
    trx,
    subscriber,
    { kind, owner, ref, parts: null, hour: null, consent: BY_ACCOUNT, lang },
    at,
  );
}

interface Message {
  kind: string;
  owner: string;
  ref: string;
  data: unknown;
  expires: Date;
}

/** Writes the words of notices, and gives their ids in the same order. */
async function insertMessages(trx: Trx, messages: readonly Message[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('notices.message', 'id')) as id
    from generate_series(1, ${messages.length}::int)`.execute(trx);
  const ids = rows.map(({ id }) => id);
  const list = messages.map(({ expires, ...one }, index) => ({
    id: ids[index],
    ...one,
    expires_at: expires,
  }));
  await sql`
    insert into notices.message (id, kind, owner, ref, data, expires_at) overriding system value
    select id, kind, owner, ref, data, expires_at from jsonb_to_recordset(${jsonb(list)})
      as m (id bigint, kind text, owner text, ref text, data jsonb, expires_at timestamptz)`.execute(trx);
  return ids;
}

/** Readers who get the very same: of one thing, with the same parts chosen. */
export interface ReaderGroup {
  owner: string;
  ref: string;
  /** null: all parts. */
  parts: string[] | null;
}

/** What a group gets, or null for nothing. */
export type GroupNotice = { data: unknown; key: string } | null;

export interface ForAll {
  /** Names this work, so that it goes on where a killed process stood and is done once: `collection 2026-12-01 19`. */
  slot: string;
  kind: string;
  /** Only who chose this hour; everybody when left out. */
  hour?: number;
  /** Only of this owner, and of these things. */
  owner?: string;
  refs?: readonly string[];
  due: Date;
  expires: Date;
  signal?: AbortSignal;
}

const GROUPS_AT_A_TIME = 1500;

/**
 * Queues a notice for all who asked, group by group in the order of owner and ref: memory does not grow with their
 * number. Each batch is one transaction with its bookmark. Returns how many were queued in all.
 */
export async function notifyAll(
  db: Db,
  work: ForAll,
  noticesOf: (groups: readonly ReaderGroup[]) => Promise<GroupNotice[]>,
): Promise<number> {
  await sql`insert into notices.progress (slot) values (${work.slot}) on conflict do nothing`.execute(db);
  for (;;) {
    work.signal?.throwIfAborted();
    const { done, queued } = await transaction(db, (trx) => queueBatch(trx, work, noticesOf));
    if (done) return queued;
  }
}

/** Whether this work has been done. */
export async function isDone(db: Db, slot: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from notices.progress where slot = ${slot} and done_at is not null`.execute(db);
  return rows.length > 0;
}

interface Bookmark {
  owner: string;
  ref: string;
  filter: string;
}

async function queueBatch(
  trx: Trx,
  work: ForAll,
  noticesOf: (groups: readonly ReaderGroup[]) => Promise<GroupNotice[]>,
): Promise<{ done: boolean; queued: number }> {
  // Who holds the row does the work; another process waits here and then finds the bookmark further on.
  const { rows } = await sql<Bookmark & { queued: number; done: boolean }>`
    select owner, ref, filter, queued, done_at is not null as done from notices.progress
    where slot = ${work.slot} for update`.execute(trx);
  const [mark] = rows;
  if (mark === undefined || mark.done) return { done: true, queued: mark?.queued ?? 0 };
  const groups = await nextGroups(trx, work, mark);
  const notices = await noticesOf(
    groups.map(({ owner, ref, filter }) => ({ owner, ref, parts: partsOf(filter) })),
  );
  const wanted = groups.flatMap((group, index) => {
    const notice = notices[index] ?? null;
    return notice === null ? [] : [{ group, notice }];
  });
  const queued = wanted.length === 0 ? 0 : await queueGroups(trx, work, wanted);
  const last = groups.at(-1);
  const done = groups.length < GROUPS_AT_A_TIME;
  await sql`
    update notices.progress set owner = ${last?.owner ?? mark.owner}, ref = ${last?.ref ?? mark.ref},
      filter = ${last?.filter ?? mark.filter}, queued = queued + ${queued},
      done_at = case when ${done}::boolean then clock_timestamp() end
    where slot = ${work.slot}`.execute(trx);
  return { done, queued: mark.queued + queued };
}

async function nextGroups(trx: Trx, work: ForAll, after: Bookmark): Promise<Bookmark[]> {
  const { rows } = await sql<Bookmark>`
    select owner, ref, filter from notices.subscription
    where state = 'active' and kind = ${work.kind} and (owner, ref, filter) > (${after.owner}, ${after.ref}, ${after.filter})
      ${work.hour === undefined ? sql`` : sql`and hour = ${work.hour}`}
      ${work.owner === undefined ? sql`` : sql`and owner = ${work.owner}`}
      ${work.refs === undefined ? sql`` : sql`and ref = any(${[...work.refs]}::text[])`}
    group by owner, ref, filter order by owner, ref, filter limit ${GROUPS_AT_A_TIME}`.execute(trx);
  return rows;
}

/** One statement for a batch: the database finds the readers of each group by its index and writes their rows. */
async function queueGroups(
  trx: Trx,
  { kind, hour, due, expires }: ForAll,
  wanted: readonly { group: Bookmark; notice: NonNullable<GroupNotice> }[],
): Promise<number> {
  const ids = await insertMessages(
    trx,
    wanted.map(({ group: { owner, ref }, notice: { data } }) => ({ kind, owner, ref, data, expires })),
  );
  const { numAffectedRows } = await sql`
    insert into notices.delivery (subscription, channel, key, message, due_at)
    select s.id, s.channel, g.key, g.message, ${due}
    from unnest(${wanted.map(({ group }) => group.owner)}::text[], ${wanted.map(({ group }) => group.ref)}::text[],
      ${wanted.map(({ group }) => group.filter)}::text[], ${wanted.map(({ notice }) => notice.key)}::text[],
      ${ids}::bigint[]) as g (owner, ref, filter, key, message)
    join notices.subscription s on s.kind = ${kind} and s.owner = g.owner and s.ref = g.ref and s.filter = g.filter
      and s.state = 'active' ${hour === undefined ? sql`` : sql`and s.hour = ${hour}`}
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
