/**
 * Letters that a server took and another one gave back later. Each counts as a refusal for good; three in a row pause
 * their reader. What a server takes proves nothing until then, so these are counted apart from what it refuses at once.
 */
import { sql } from 'kysely';
import { type Bounce, type BounceOutcome, faultFor, unlessCounted } from '../mail/index.ts';
import { redactText } from '../personal-data/index.ts';
import { type Db, type Trx, transaction } from '../storage/index.ts';
import { MOST_FAILURES, pauseReader } from './subscriptions.ts';

export interface Returned {
  /** What each came to, in their order. */
  outcomes: BounceOutcome[];
  /** How many readers are paused by them. */
  paused: number;
}

interface SentNotice {
  id: number;
  at: Date;
  subscriber: number;
  address: string;
}

/** Whether a bounce speaks of a notice, and not of another letter. */
export function isOfNotice({ name }: Bounce): boolean {
  return name.startsWith('notice-');
}

/** Notes all of them together: which came back in a row can only be told when all are known. */
export async function noticesReturned(db: Db, bounces: readonly Bounce[]): Promise<Returned> {
  const outcomes: BounceOutcome[] = [];
  const counted = new Map<number, Date[]>();
  for (const bounce of bounces) {
    const sent = await findSent(db, bounce);
    const outcome = sent === null ? 'unknown' : await unlessCounted(db, bounce, sent.address);
    if (sent === null || outcome !== null) {
      outcomes.push(outcome ?? 'unknown');
      continue;
    }
    const isNew = await markFailed(db, sent, redactText(faultFor(bounce, sent.address).words));
    if (isNew) counted.set(sent.subscriber, [...(counted.get(sent.subscriber) ?? []), sent.at]);
    outcomes.push(isNew ? 'counted' : 'known');
  }
  let paused = 0;
  for (const [subscriber, times] of counted) {
    if (await transaction(db, (trx) => countReturned(trx, subscriber, times))) paused += 1;
  }
  return { outcomes, paused };
}

/** The notice that a letter is named after. The name's series isn't asked for: its signature is, which holds it. */
async function findSent(db: Db, { name }: Bounce): Promise<SentNotice | null> {
  const [, id] = /^notice-[\w-]+-(\d{1,18})$/.exec(name) ?? [];
  if (id === undefined) return null;
  const { rows } = await sql<SentNotice>`
    select d.id, d.done_at as at, u.id as subscriber, u.address
    from notices.delivery d
    join notices.subscription s on s.id = d.subscription
    join notices.subscriber u on u.id = s.subscriber
    where d.id = ${id} and d.channel = 'mail' and d.done_at is not null`.execute(db);
  return rows[0] ?? null;
}

/** All notices of the letter, which have one time. False when that was done before. */
async function markFailed(db: Db, { id, subscriber }: SentNotice, words: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update notices.delivery d set state = 'failed', error = ${words} from notices.delivery named
    where named.id = ${id} and named.state = 'sent' and d.done_at = named.done_at and d.state = 'sent'
      and d.subscription in (select id from notices.subscription where subscriber = ${subscriber})`.execute(
    db,
  );
  return numAffectedRows > 0n;
}

/** In a row: every letter of the time between came back. True when the reader is paused by it. */
async function countReturned(trx: Trx, subscriber: number, times: readonly Date[]): Promise<boolean> {
  let inRow = 0;
  for (const at of [...times].sort((a, b) => a.getTime() - b.getTime())) {
    const { rows } = await sql<{ bounces: number }>`
      update notices.subscriber u set bounced_at = greatest(u.bounced_at, ${at}), bounces = 1 + case when exists (
        select from notices.delivery d join notices.subscription s on s.id = d.subscription
        where s.subscriber = u.id and d.state = 'sent' and d.done_at > u.bounced_at and d.done_at < ${at}
      ) then 0 else u.bounces end
      where id = ${subscriber} returning bounces`.execute(trx);
    inRow = Math.max(inRow, rows[0]?.bounces ?? 0);
  }
  if (inRow < MOST_FAILURES) return false;
  await sql`
    update notices.subscriber set failures = greatest(failures, ${MOST_FAILURES}), bounces = 0
    where id = ${subscriber}`.execute(trx);
  return pauseReader(trx, subscriber);
}
