/** Who asked for what: asking, confirming, changing, stopping. Every function takes db first. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Lang } from '../messages/index.ts';
import { type Db, jsonb, type Trx, transaction } from '../storage/index.ts';
import type { Channel } from './contract.ts';

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

/** A link to confirm is good for so long, in hours. */
const CONFIRM_HOURS = 48;

/** In a fixed order, so that the same choice is the same text. */
function filterOf(parts: readonly string[] | null): string {
  return parts === null ? '' : [...new Set(parts)].sort().join(',');
}

export function partsOf(filter: string): string[] | null {
  return filter === '' ? null : filter.split(',');
}

/** Keeps what somebody asked for until its address confirms it. Nothing of what there is changes. */
export async function ask(trx: Trx, address: string, wish: Wish, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into notices.asked (address, lang, kind, owner, ref, filter, hour, consent, created_at)
    values (${address}, ${wish.lang}, ${wish.kind}, ${wish.owner}, ${wish.ref}, ${filterOf(wish.parts)}, ${wish.hour},
      ${wish.consent}, ${now})
    returning id`.execute(trx);
  return rows[0]?.id ?? 0;
}

/** What was asked for under this id, while its link is good. */
export async function askedFor(db: Db, id: number, now: Date): Promise<(Wish & { address: string }) | null> {
  const since = new Date(now.getTime() - CONFIRM_HOURS * 3_600_000);
  const { rows } = await sql<Wish & { address: string; filter: string }>`
    select address, lang, kind, owner, ref, filter, hour, consent from notices.asked
    where id = ${id} and created_at > ${since}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { ...row, parts: partsOf(row.filter) };
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
      lang = excluded.lang, keys = coalesce(excluded.keys, s.keys), ended_at = null, failures = 0
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
  return rows[0]?.id ?? 0;
}

/** Turns what was asked into a subscription. Null when the link is too old. Safe to do twice. */
export async function confirm(db: Db, askedId: number, now: Date): Promise<Subscriber | null> {
  return transaction(db, async (trx) => {
    const wish = await askedFor(trx, askedId, now);
    if (wish === null) return null;
    const subscriber = await subscriberOf(trx, { channel: 'mail', address: wish.address, lang: wish.lang });
    await subscribe(trx, subscriber, wish, now);
    return subscriber;
  });
}

export async function findSubscriber(db: Db, id: number): Promise<Subscriber | null> {
  const { rows } = await sql<Subscriber>`
    select id, channel, address, lang, nonce, failures from notices.subscriber where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The subscriber of a subscription, with it. */
export async function findSubscription(
  db: Db,
  id: number,
): Promise<{ subscriber: Subscriber; subscription: Subscription } | null> {
  const { rows } = await sql<{ subscriber: number }>`
    select subscriber from notices.subscription where id = ${id}`.execute(db);
  const subscriber = rows[0] === undefined ? null : await findSubscriber(db, rows[0].subscriber);
  if (subscriber === null) return null;
  const subscription = (await subscriptionsOf(db, subscriber.id, true)).find((one) => one.id === id);
  return subscription === undefined ? null : { subscriber, subscription };
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

/** Changes hour and parts of one's own subscription. */
export async function changeSubscription(
  db: Db,
  own: { subscriber: number; id: number },
  { parts, hour }: Pick<Wish, 'parts' | 'hour'>,
): Promise<void> {
  await sql`
    update notices.subscription set filter = ${filterOf(parts)}, hour = ${hour}
    where id = ${own.id} and subscriber = ${own.subscriber} and state <> 'stopped'`.execute(db);
}

/** Pauses, resumes or stops. Whoever resumes has an address that works again. What waits is no longer sent. */
export async function setState(
  db: Db,
  own: { subscriber: number; id: number },
  state: Subscription['state'],
  now: Date,
): Promise<void> {
  await transaction(db, async (trx) => {
    if (state === 'stopped') await keepStop(trx, own.subscriber, own.id, now);
    await sql`
      update notices.subscription set state = ${state}, stopped_at = ${state === 'stopped' ? now : null}
      where id = ${own.id} and subscriber = ${own.subscriber} and state <> 'stopped'`.execute(trx);
    if (state === 'active') {
      await sql`update notices.subscriber set failures = 0 where id = ${own.subscriber}`.execute(trx);
    }
    await sql`
      update notices.subscriber set ended_at = ${now} where id = ${own.subscriber} and not exists (
        select from notices.subscription where subscriber = ${own.subscriber} and state <> 'stopped')`.execute(
      trx,
    );
  });
}

/** Removes everything of a subscriber at once, with what waits for them and what they asked for. */
export async function forget(db: Db, subscriber: Pick<Subscriber, 'id' | 'address'>): Promise<void> {
  await transaction(db, async (trx) => {
    await keepStop(trx, subscriber.id, null, new Date());
    await removeReader(trx, subscriber);
  });
}

/** The rows of a subscriber, also in a restored copy from before they left. */
export async function removeReader(
  db: Db,
  { id, address }: Pick<Subscriber, 'id' | 'address'>,
): Promise<void> {
  await transaction(db, async (trx) => {
    await sql`
      delete from notices.delivery where subscription in (
        select id from notices.subscription where subscriber = ${id})`.execute(trx);
    await sql`delete from notices.asked where lower(address) = lower(${address})`.execute(trx);
    await sql`delete from notices.subscriber where id = ${id}`.execute(trx);
  });
}

/**
 * Keeps that somebody has stopped, for copies from before: consent that was taken back must not come back. The reader is
 * a number and the hash of a random one, which name nobody once the address is gone.
 */
async function keepStop(trx: Trx, subscriber: number, subscription: number | null, at: Date): Promise<void> {
  await sql`
    insert into notices.stop (subscriber, reader, kind, owner, ref, at)
    select u.id, encode(sha256(convert_to(u.nonce, 'UTF8')), 'hex'), coalesce(s.kind, ''), coalesce(s.owner, ''),
      coalesce(s.ref, ''), ${at}
    from notices.subscriber u left join notices.subscription s on s.subscriber = u.id and s.id = ${subscription}
    where u.id = ${subscriber} and (s.id is not null or ${subscription}::bigint is null)
    on conflict do nothing`.execute(trx);
}
