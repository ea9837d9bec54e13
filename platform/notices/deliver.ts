/**
 * Out of the queue. A row is locked while its notice is handed on, and what came of it is written in the same
 * transaction: two processes never send one, and one that dies before the server's yes leaves it waiting. What is left
 * is the moment between the yes and our commit: whoever is killed there sends that one again, with the same Message-ID.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import type { Lang } from '../messages/index.ts';
import { redactText } from '../personal-data/index.ts';
import { storableText, type Trx, transaction } from '../storage/index.ts';
import type { Channel } from './contract.ts';
import { MOST_FAILURES, pauseReader } from './subscriptions.ts';

/** One notice in hand, with whom it is for. */
export interface InHand {
  id: number;
  subscription: number;
  subscriber: number;
  address: string;
  lang: Lang;
  nonce: string;
  keys: Record<string, string> | null;
  kind: string;
  owner: string;
  ref: string;
  data: unknown;
  /** After this moment it is worth nothing. */
  expiresAt: Date;
}

/**
 * What came of handing on: `sent`; `later` for a receiver that is busy; `refused` for good; `gone`: the address is no
 * more; `trouble`: the way itself is closed, and others would fare no better.
 */
export interface Outcome {
  what: 'sent' | 'later' | 'refused' | 'gone' | 'trouble';
  error?: unknown;
  /** The site's admin is shown it: it may be ours to mend. */
  isOurs?: boolean;
}

/** Hands on what is due for one reader. */
export type Carrier = (notices: readonly InHand[]) => Promise<Outcome>;

export interface DeliverOptions {
  signal?: AbortSignal;
  /** How many are handed on at the same time; each holds a connection to the database meanwhile. */
  lanes?: number;
}

export interface Delivered {
  sent: number;
  failed: number;
}

const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 2 * 3_600_000;
const MOST_TRIES = 12;
/** After so many closed doors in a row the round is over; the next one begins within a minute. */
const MOST_TROUBLE = 3;
/** How long one waits at first, in milliseconds, when all that is left is for readers to whom another hand writes. */
const BUSY_MS = 10;
const LONGEST_BUSY_MS = 500;
/** So many notices go into one letter. */
const TOGETHER = 20;

type Claimed = InHand & { tries: number; expired: boolean; wanted: boolean };

/** Hands on everything of a channel that is due, and returns when nothing is left or the way is closed. */
export async function deliver(
  site: Site,
  channel: Channel,
  carry: Carrier,
  { signal, lanes = 2 }: DeliverOptions = {},
): Promise<Delivered> {
  const total: Delivered = { sent: 0, failed: 0 };
  let trouble = 0;
  const lane = async () => {
    let busy: readonly number[] = [];
    let patience = BUSY_MS;
    while (signal?.aborted !== true && trouble < MOST_TROUBLE) {
      const outcome = await transaction(site.db, (trx) => handOnNext(site, trx, { channel, carry, busy }));
      if (outcome === null) {
        if (busy.length === 0) return;
        busy = [];
        await pause(patience);
        patience = Math.min(patience * 2, LONGEST_BUSY_MS);
      } else if ('busy' in outcome) {
        // One receiver that is slow holds up nothing that is for others.
        busy = [...busy, ...outcome.busy];
      } else {
        patience = BUSY_MS;
        trouble = outcome.what === 'trouble' ? trouble + 1 : 0;
        if (outcome.what === 'sent') total.sent += 1;
        else total.failed += 1;
      }
    }
  };
  throwFirst(await Promise.allSettled(Array.from({ length: lanes }, lane)));
  return total;
}

/** After all have ended: what is still on its way must not lose what it goes by. */
export function throwFirst(results: readonly PromiseSettledResult<unknown>[]): void {
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

interface Lane {
  channel: Channel;
  carry: Carrier;
  /** Subscriptions of readers to whom another hand writes. */
  busy: readonly number[];
}

async function handOnNext(
  site: Site,
  trx: Trx,
  { channel, carry, busy }: Lane,
): Promise<Outcome | { busy: number[] } | null> {
  const first = await claim(trx, { channel, busy }, site.now());
  if (first === null) return null;
  if (!first.wanted || first.expired) {
    await close(trx, [first], first.wanted ? 'expired' : 'dropped', null);
    return { what: 'refused' };
  }
  if (!(await takeReader(trx, first.subscriber))) return { busy: await allOf(trx, first.subscriber) };
  const more = channel === 'mail' ? await claimMore(trx, first, site.now()) : [];
  // The oldest stands first, whichever was found first: the letter's number is the same at another try.
  const together = [first, ...more].sort((a, b) => a.id - b.id);
  const { notices, outcome } = await carryWhole(carry, together);
  await record(site, trx, { channel, notices }, outcome);
  return outcome;
}

/**
 * A notice whose words can't be written holds nobody up, and no other for the same reader: then the oldest goes alone,
 * and what is left is still due.
 */
async function carryWhole(
  carry: Carrier,
  together: readonly Claimed[],
): Promise<{ notices: readonly Claimed[]; outcome: Outcome }> {
  try {
    return { notices: together, outcome: await carry(together) };
  } catch (error) {
    if (together.length > 1) return carryWhole(carry, together.slice(0, 1));
    return { notices: together, outcome: { what: 'later', error } };
  }
}

const COLUMNS = sql`
  d.id, d.subscription, d.tries, s.subscriber, u.address, u.lang, u.nonce, u.keys, m.kind, m.owner, m.ref, m.data,
  m.expires_at as "expiresAt"`;

/** What is urgent first: a day that is cancelled doesn't wait for an evening's reminders. */
async function claim(
  trx: Trx,
  { channel, busy }: Pick<Lane, 'channel' | 'busy'>,
  now: Date,
): Promise<Claimed | null> {
  const due = sql`
    select id, subscription, tries, message from notices.delivery
    where channel = ${channel} and state = 'waiting' and due_at <= ${now} and subscription <> all(${[...busy]}::bigint[])`;
  // The row first, by its index alone; joined in one step, the planner would rather read whole tables.
  const { rows } = await sql<Claimed>`
    with u as materialized (
      ${due} and urgent order by due_at, id limit 1 for update skip locked
    ), o as materialized (
      ${due} and not exists (select from u) order by due_at, id limit 1 for update skip locked
    ), d as (select * from u union all select * from o)
    select ${COLUMNS}, m.id is null or m.expires_at <= ${now} as expired, coalesce(s.state = 'active', false) as wanted
    from d
    left join notices.subscription s on s.id = d.subscription
    left join notices.subscriber u on u.id = s.subscriber
    left join notices.message m on m.id = d.message`.execute(trx);
  return rows[0] ?? null;
}

async function allOf(trx: Trx, subscriber: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from notices.subscription where subscriber = ${subscriber}`.execute(trx);
  return rows.map(({ id }) => id);
}

/** One hand for each reader, so that what is due at one time is one letter. Never waits: whoever waits holds a row. */
async function takeReader(trx: Trx, subscriber: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from notices.subscriber where id = ${subscriber} for no key update skip locked`.execute(trx);
  return rows.length > 0;
}

/** Whatever else is due for the same reader: it goes into the same letter. */
async function claimMore(trx: Trx, { id, subscriber }: Claimed, now: Date): Promise<Claimed[]> {
  // By the reader's own few rows: `|| ''` keeps the planner from going through everything else that waits.
  const { rows } = await sql<Claimed>`
    with s as materialized (
      select id, subscriber from notices.subscription where subscriber = ${subscriber} and state || '' = 'active'
    ), d as materialized (
      select id, subscription, tries, message from notices.delivery
      where subscription in (select id from s) and state || '' = 'waiting' and due_at <= ${now} and id <> ${id}
      order by id limit ${TOGETHER - 1} for update
    )
    select ${COLUMNS}, false as expired, true as wanted
    from d
    join s on s.id = d.subscription
    join notices.subscriber u on u.id = s.subscriber
    join notices.message m on m.id = d.message and m.expires_at > ${now}`.execute(trx);
  return rows;
}

async function record(
  site: Site,
  trx: Trx,
  { channel, notices }: { channel: Channel; notices: readonly Claimed[] },
  { what, error, isOurs = what === 'trouble' }: Outcome,
): Promise<void> {
  const subscriber = notices[0]?.subscriber ?? 0;
  const text = error === undefined ? null : describe(error);
  if (what === 'sent') {
    await recordSent(trx, channel, notices, subscriber);
    return;
  }
  site.log.warn({ channel, what, err: text }, 'A notice could not be handed on');
  if (isOurs) {
    await sql`
      insert into notices.trouble (channel, error) values (${channel}, ${text ?? ''})
      on conflict (channel) do update set error = excluded.error`.execute(trx);
  }
  if (what === 'gone') {
    await close(trx, notices, 'dropped', text);
    await sql`delete from notices.subscriber where id = ${subscriber}`.execute(trx);
    return;
  }
  if (what === 'refused') {
    await close(trx, notices, 'failed', text);
    await countRefusal(trx, subscriber);
    return;
  }
  const due = await putBack(site, trx, notices, { error: text, isTry: what !== 'trouble' });
  if (channel !== 'mail') await putOff(trx, subscriber, due);
}

/**
 * In one statement: the less there is between the receiver's yes and our commit, the less is ever sent again. All of one
 * letter have one time, by which they are found when it comes back.
 */
async function recordSent(
  trx: Trx,
  channel: Channel,
  notices: readonly Claimed[],
  subscriber: number,
): Promise<void> {
  await sql`
    with sent as (
      update notices.delivery set state = 'sent', tries = tries + 1, error = null, done_at = statement_timestamp()
      where id = any(${notices.map(({ id }) => id)}::bigint[])
    ), works as (
      update notices.subscriber set failures = 0 where id = ${subscriber} and failures > 0
    )
    delete from notices.trouble where channel = ${channel}`.execute(trx);
}

/** Three in a row, and nothing more is sent there until its reader says that the address works again. */
async function countRefusal(trx: Trx, subscriber: number): Promise<void> {
  const { rows } = await sql<{ failures: number }>`
    update notices.subscriber set failures = failures + 1 where id = ${subscriber} returning failures`.execute(
    trx,
  );
  if ((rows[0]?.failures ?? 0) >= MOST_FAILURES) await pauseReader(trx, subscriber);
}

async function close(
  trx: Trx,
  notices: readonly Claimed[],
  state: 'failed' | 'expired' | 'dropped',
  error: string | null,
): Promise<void> {
  await sql`
    update notices.delivery set state = ${state}, tries = tries + 1, error = ${error}, done_at = clock_timestamp()
    where id = any(${notices.map(({ id }) => id)}::bigint[])`.execute(trx);
}

/** A way that was closed is no try: a long outage must not use up what a busy receiver is given. */
async function putBack(
  site: Site,
  trx: Trx,
  notices: readonly Claimed[],
  { error, isTry }: { error: string | null; isTry: boolean },
): Promise<Date> {
  const tries = notices[0]?.tries ?? 0;
  const due = new Date(site.now().getTime() + Math.min(FIRST_DELAY_MS * 2 ** tries, LONGEST_DELAY_MS));
  if (isTry && tries + 1 >= MOST_TRIES) {
    await close(trx, notices, 'failed', error);
    return due;
  }
  await sql`
    update notices.delivery set tries = tries + ${isTry ? 1 : 0}::smallint, due_at = ${due}, error = ${error}
    where id = any(${notices.map(({ id }) => id)}::bigint[])`.execute(trx);
  return due;
}

/** A device or program that is too slow for one notice is for the next as well: everything else of it waits as long. */
async function putOff(trx: Trx, subscriber: number, due: Date): Promise<void> {
  await sql`
    update notices.delivery set due_at = ${due}
    where subscription in (select id from notices.subscription where subscriber = ${subscriber})
      and state || '' = 'waiting' and due_at < ${due}`.execute(trx);
}

const LONGEST_ERROR = 300;

/** What an admin may read of it: no addresses. */
function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return redactText(storableText(text)).slice(0, LONGEST_ERROR);
}
