/** Who asked for what: asking, confirming, changing, stopping. Every function takes db first. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { forgetMail } from '../mail/index.ts';
import type { Lang } from '../messages/index.ts';
import { type Db, jsonb, type Trx, transaction } from '../storage/index.ts';
import type { Channel } from './contract.ts';
import { keepLeaving, keepStop, type StoppedRow, takeBack } from './stops.ts';

/** What somebody wants to be told of, and when. */
export interface Wish {
  kind: string;
  owner: string;
  /** The area, the group's page: what it is about within the owner. */
  ref: string;
  /** Values of the parts that are wanted; null for all. */
  parts: readonly string[] | null;
  /** Full hour in Japan; null: as soon as there is something. */
  hour: number | null;
  /** Which version of the words the reader agreed to: `2026-11`. */
  consent: string;
  lang: Lang;
}

export interface Subscription extends Omit<Wish, 'consent' | 'lang'> {
  id: number;
  state: 'active' | 'paused' | 'stopped';
  confirmedAt: Date;
}

/** Somebody who gets notices, by one address of one channel. */
export interface Subscriber {
  id: number;
  channel: Channel;
  address: string;
  lang: Lang;
  nonce: string;
  failures: number;
}

/** Keys that a push service's subscription has (RFC 8291), or the secret that signs a webhook. */
export type ChannelKeys = { p256dh: string; auth: string } | { secret: string };

/** After this many letters that came back for good nothing more is sent. */
export const MOST_FAILURES = 3;

/** In a fixed order, so that the same choice is the same text. */
export function filterOf(parts: readonly string[] | null): string {
  return parts === null ? '' : [...new Set(parts)].sort().join(',');
}

export function partsOf(filter: string): string[] | null {
  return filter === '' ? null : filter.split(',');
}

/** The one row of a subscriber; made when there is none. */
export async function subscriberOf(
  trx: Trx,
  {
    channel,
    address,
    lang,
    keys = null,
  }: { channel: Channel; address: string; lang: Lang; keys?: ChannelKeys | null },
): Promise<Subscriber> {
  const nonce = randomBytes(16).toString('base64url');
  const { rows } = await sql<Subscriber>`
    insert into notices.subscriber as s (channel, address, lang, nonce, keys)
    values (${channel}, ${address}, ${lang}, ${nonce}, ${keys === null ? null : jsonb(keys)})
    on conflict (channel, address) do update set
      lang = excluded.lang, keys = coalesce(excluded.keys, s.keys), ended_at = null, failures = 0, bounces = 0
    returning id, channel, address, lang, nonce, failures`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('The database gave no row of the subscriber');
  return row;
}

/** From now on they are told. What they had chosen before for the same thing is replaced. Returns its id. */
export async function subscribe(
  trx: Trx,
  { id, channel, address }: Subscriber,
  wish: Wish,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into notices.subscription (subscriber, channel, address, kind, owner, ref, filter, hour, consent,
      consent_lang, confirmed_at)
    values (${id}, ${channel}, ${address}, ${wish.kind}, ${wish.owner}, ${wish.ref}, ${filterOf(wish.parts)},
      ${wish.hour}, ${wish.consent}, ${wish.lang}, ${now})
    on conflict (subscriber, kind, owner, ref) do update set
      filter = excluded.filter, hour = excluded.hour, consent = excluded.consent, state = 'active',
      consent_lang = excluded.consent_lang, confirmed_at = excluded.confirmed_at, stopped_at = null
    returning id`.execute(trx);
  const own = rows[0]?.id ?? 0;
  await sql`delete from notices.told where subscription = ${own}`.execute(trx);
  return own;
}

export async function findSubscriber(db: Db, id: number): Promise<Subscriber | null> {
  const { rows } = await sql<Subscriber>`
    select id, channel, address, lang, nonce, failures from notices.subscriber where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function findByAddress(db: Db, channel: Channel, address: string): Promise<Subscriber | null> {
  const { rows } = await sql<Subscriber>`
    select id, channel, address, lang, nonce, failures from notices.subscriber
    where channel = ${channel} and address = ${address}`.execute(db);
  return rows[0] ?? null;
}

/** Subscriptions of one subscriber, as far as they are still there, with whose they are. */
export async function findSubscriptions(
  db: Db,
  ids: readonly number[],
): Promise<{ subscriber: Subscriber; subscriptions: Subscription[] } | null> {
  const { rows } = await sql<{ subscriber: number }>`
    select distinct subscriber from notices.subscription where id = any(${[...ids]}::bigint[])`.execute(db);
  const [row, another] = rows;
  const subscriber =
    row === undefined || another !== undefined ? null : await findSubscriber(db, row.subscriber);
  if (subscriber === null) return null;
  const all = await subscriptionsOf(db, subscriber.id, true);
  return { subscriber, subscriptions: all.filter(({ id }) => ids.includes(id)) };
}

/** What a subscriber gets or has paused; stopped ones too when asked for. */
export async function subscriptionsOf(
  db: Db,
  subscriber: number,
  withStopped = false,
): Promise<Subscription[]> {
  const { rows } = await sql<Subscription & { filter: string }>`
    select id, kind, owner, ref, filter, hour, state, confirmed_at as "confirmedAt" from notices.subscription
    where subscriber = ${subscriber} and (state <> 'stopped' or ${withStopped}) order by id`.execute(db);
  return rows.map(({ filter, ...row }) => ({ ...row, parts: partsOf(filter) }));
}

/** Changes hour and parts of one's own subscription; what is told once may be told again. */
export async function changeSubscription(
  db: Db,
  own: { subscriber: number; id: number },
  { parts, hour }: Pick<Wish, 'parts' | 'hour'>,
): Promise<void> {
  await sql`
    with changed as (
      update notices.subscription set filter = ${filterOf(parts)}, hour = ${hour}
      where id = ${own.id} and subscriber = ${own.subscriber} and state <> 'stopped' returning id
    )
    delete from notices.told where subscription in (select id from changed)`.execute(db);
}

/** Pauses, resumes or stops. Whoever resumes has an address that works again. What waits is no longer sent. */
export async function setState(
  db: Db,
  own: { subscriber: number; id: number },
  state: Subscription['state'],
  now: Date,
): Promise<void> {
  await transaction(db, async (trx) => {
    const { rows } = await sql<StoppedRow>`
      update notices.subscription set state = ${state}, stopped_at = ${state === 'stopped' ? now : null}
      where id = ${own.id} and subscriber = ${own.subscriber} and state <> 'stopped'
      returning address, channel, kind, owner, ref, consent`.execute(trx);
    const [row] = rows;
    if (row === undefined) return;
    if (state === 'stopped') await keepStop(trx, own.subscriber, row, now);
    if (state === 'active') {
      await sql`update notices.subscriber set failures = 0, bounces = 0 where id = ${own.subscriber}`.execute(
        trx,
      );
    }
    await sql`
      update notices.subscriber set ended_at = ${now} where id = ${own.subscriber} and not exists (
        select from notices.subscription where subscriber = ${own.subscriber} and state <> 'stopped')`.execute(
      trx,
    );
  });
}

/** Nothing more is sent there until its reader says that the address works again. False when nothing was running. */
export async function pauseReader(trx: Trx, subscriber: number): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update notices.subscription set state = 'paused' where subscriber = ${subscriber} and state = 'active'`.execute(
    trx,
  );
  return numAffectedRows > 0n;
}

/** Removes everything of a subscriber at once, with what waits for them, what they asked for, and letters to them. */
export async function forget(db: Db, subscriber: Subscriber, now: Date): Promise<void> {
  await transaction(db, async (trx) => {
    await keepLeaving(trx, subscriber.id, now);
    await removeReader(trx, subscriber);
    if (subscriber.channel === 'mail') await forgetMail(trx, subscriber.address);
  });
}

/** The rows of a subscriber, also in a restored copy from before they left. */
export async function removeReader(
  db: Db,
  { id, address }: Pick<Subscriber, 'id' | 'address'>,
): Promise<void> {
  await transaction(db, async (trx) => {
    const { rows } = await sql<StoppedRow & { id: number }>`
      delete from notices.subscription where subscriber = ${id}
      returning id, address, channel, kind, owner, ref, consent`.execute(trx);
    await takeBack(trx, rows);
    await sql`
      delete from notices.delivery where subscription = any(${rows.map((row) => row.id)}::bigint[])`.execute(
      trx,
    );
    await sql`delete from notices.asked where lower(address) = lower(${address})`.execute(trx);
    await sql`delete from notices.subscriber where id = ${id}`.execute(trx);
  });
}
