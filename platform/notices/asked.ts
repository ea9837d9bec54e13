/** What somebody asked for until its address confirms it. Every function takes db first. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Db, type Trx, transaction } from '../storage/index.ts';
import { wantAgain } from './stops.ts';
import {
  filterOf,
  findByAddress,
  partsOf,
  type Subscriber,
  subscribe,
  subscriberOf,
  type Wish,
} from './subscriptions.ts';

/** A link to confirm is good for so long, in hours. */
const CONFIRM_HOURS = 48;

/** A wish by its id, with the number that its link is made from: ids run again in a restored copy, this one doesn't. */
export interface Asked {
  id: number;
  nonce: string;
}

/** Keeps a wish. Nothing of what there is changes. */
export async function ask(trx: Trx, address: string, wish: Wish, now: Date): Promise<Asked> {
  const nonce = randomBytes(16).toString('base64url');
  const { rows } = await sql<{ id: number }>`
    insert into notices.asked (address, lang, kind, owner, ref, filter, hour, consent, nonce, created_at)
    values (${address}, ${wish.lang}, ${wish.kind}, ${wish.owner}, ${wish.ref}, ${filterOf(wish.parts)}, ${wish.hour},
      ${wish.consent}, ${nonce}, ${now})
    returning id`.execute(trx);
  return { id: rows[0]?.id ?? 0, nonce };
}

type AskedWish = Wish & Asked & { address: string };

/** What was asked for under this id, while its link is good. */
export async function askedFor(db: Db, id: number, now: Date): Promise<AskedWish | null> {
  const since = new Date(now.getTime() - CONFIRM_HOURS * 3_600_000);
  const { rows } = await sql<AskedWish & { filter: string }>`
    select id, nonce, address, lang, kind, owner, ref, filter, hour, consent from notices.asked
    where id = ${id} and created_at > ${since}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { ...row, parts: partsOf(row.filter) };
}

/**
 * Turns what was asked into a subscription; null when the link is too old. Pressed once more it changes nothing of what
 * its reader has chosen since; whoever stops has stopped the link as well.
 */
export async function confirm(db: Db, askedId: number, now: Date): Promise<Subscriber | null> {
  return transaction(db, async (trx) => {
    const wish = await askedFor(trx, askedId, now);
    if (wish === null) return null;
    const { address, lang } = wish;
    const { numAffectedRows } = await sql`
      update notices.asked set used_at = ${now} where id = ${askedId} and used_at is null`.execute(trx);
    if (numAffectedRows === 0n) return findByAddress(trx, 'mail', address);
    const subscriber = await subscriberOf(trx, { channel: 'mail', address, lang });
    await subscribe(trx, subscriber, wish, now);
    await wantAgain(trx, address, wish);
    return subscriber;
  });
}
