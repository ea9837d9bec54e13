/** Into the queue: one notice for one reader. Nothing twice, by its key. */
import { sql } from 'kysely';
import type { Lang } from '../messages/index.ts';
import { jsonb, type Trx } from '../storage/index.ts';
import { afterQuiet, nextHour } from './quiet.ts';
import { BY_ACCOUNT, hasDeclined } from './stops.ts';
import { subscribe, subscriberOf } from './subscriptions.ts';

/** How long a notice is worth sending when nobody says otherwise. */
export const WORTH_MS = 3 * 24 * 3_600_000;

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
  /** Not before. Within quiet hours it waits for the morning, unless `urgent`, which goes before everything else, too. */
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
    insert into notices.delivery (subscription, channel, key, message, due_at, urgent)
    values (${subscription}, ${wanted.channel}, ${key}, ${message[0]}, ${due}, ${urgent}) on conflict do nothing`.execute(
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
export async function insertMessages(trx: Trx, messages: readonly Message[]): Promise<number[]> {
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
