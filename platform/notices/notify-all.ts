/** Into the queue: the same for all who asked for something. Nothing twice, by its key. */
import { sql } from 'kysely';
import { type Db, type Trx, transaction } from '../storage/index.ts';
import { insertMessages, WORTH_MS } from './queue.ts';
import { partsOf } from './subscriptions.ts';

/** Readers who get the very same: of one thing, with the same parts chosen. */
export interface ReaderGroup {
  owner: string;
  ref: string;
  /** null: all parts. */
  parts: string[] | null;
}

export interface GroupNotice {
  data: unknown;
  key: string;
  /** Told once until its reader chooses anew, instead of once for each time that it comes up; worth sending three days. */
  once?: true;
}

/** What each group gets, in their order; null for nothing. */
export type NoticesOf = (
  groups: readonly ReaderGroup[],
) => Promise<readonly (GroupNotice | readonly GroupNotice[] | null)[]>;

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
  /** Goes before everything else that waits. */
  urgent?: boolean;
  signal?: AbortSignal;
}

const GROUPS_AT_A_TIME = 1500;

/**
 * Queues a notice for all who asked, group by group in the order of owner and ref: memory does not grow with their
 * number. Each batch is one transaction with its bookmark. Returns how many were queued in all.
 */
export async function notifyAll(db: Db, work: ForAll, noticesOf: NoticesOf): Promise<number> {
  await sql`
    insert into notices.progress (slot, keep_until) values (${work.slot}, ${work.expires}) on conflict do nothing`.execute(
    db,
  );
  for (;;) {
    work.signal?.throwIfAborted();
    const { done, queued } = await transaction(db, (trx) => queueBatch(trx, work, noticesOf));
    if (done) return queued;
  }
}

interface Bookmark {
  owner: string;
  ref: string;
  filter: string;
}

async function queueBatch(
  trx: Trx,
  work: ForAll,
  noticesOf: NoticesOf,
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
    return [notices[index] ?? []].flat().map((notice) => ({ group, notice }));
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

interface Wanted {
  group: Bookmark;
  notice: GroupNotice;
}

async function queueGroups(trx: Trx, work: ForAll, wanted: readonly Wanted[]): Promise<number> {
  const { kind, due, expires } = work;
  const longer = new Date(Math.max(expires.getTime(), due.getTime() + WORTH_MS));
  const ids = await insertMessages(
    trx,
    wanted.map(({ group: { owner, ref }, notice: { data, once } }) => {
      return { kind, owner, ref, data, expires: once === true ? longer : expires };
    }),
  );
  const rows = wanted.map((one, index) => ({ ...one, message: ids[index] ?? 0 }));
  const once = rows.filter(({ notice }) => notice.once === true);
  const usual = once.length === 0 ? rows : rows.filter(({ notice }) => notice.once !== true);
  const first = usual.length === 0 ? 0 : await queueUsual(trx, work, usual);
  return first + (once.length === 0 ? 0 : await queueOnce(trx, work, once));
}

type Row = Wanted & { message: number };

/** One statement for a batch: the database finds the readers of each group by its index and writes their rows. */
async function queueUsual(trx: Trx, work: ForAll, rows: readonly Row[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into notices.delivery (subscription, channel, key, message, due_at, urgent)
    select s.id, s.channel, g.key, g.message, ${work.due}, ${work.urgent === true}::boolean from ${readersOf(work, rows)}
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** The same for those of a batch who have not been told yet. */
async function queueOnce(trx: Trx, work: ForAll, rows: readonly Row[]): Promise<number> {
  const { numAffectedRows } = await sql`
    with found as materialized (
      select s.id, s.channel, g.key, g.message from ${readersOf(work, rows)}
    ), fresh as (
      insert into notices.told (subscription, key) select id, key from found on conflict do nothing
      returning subscription, key
    )
    insert into notices.delivery (subscription, channel, key, message, due_at)
    select id, channel, found.key, message, ${work.due}
    from fresh join found on found.id = fresh.subscription and found.key = fresh.key
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

function readersOf({ kind, hour }: ForAll, rows: readonly Row[]) {
  return sql`
    unnest(${rows.map(({ group }) => group.owner)}::text[], ${rows.map(({ group }) => group.ref)}::text[],
      ${rows.map(({ group }) => group.filter)}::text[], ${rows.map(({ notice }) => notice.key)}::text[],
      ${rows.map(({ message }) => message)}::bigint[]) as g (owner, ref, filter, key, message)
    join notices.subscription s on s.kind = ${kind} and s.owner = g.owner and s.ref = g.ref and s.filter = g.filter
      and s.state = 'active' ${hour === undefined ? sql`` : sql`and s.hour = ${hour}`}`;
}
