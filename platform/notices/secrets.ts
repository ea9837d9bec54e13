/** What signs links and pushes: made once, kept in the database, so that all processes and a restored copy have the same. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import webpush from 'web-push';
import { type Db, jsonb, type Trx } from '../storage/index.ts';

/** The key pair by which push services know this site (RFC 8292). */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

const known = new WeakMap<Db, Map<string, Promise<unknown>>>();

async function secret<Value>(db: Db, name: string, make: () => Value): Promise<Value> {
  const ofDb = known.get(db) ?? new Map<string, Promise<unknown>>();
  known.set(db, ofDb);
  let value = ofDb.get(name) as Promise<Value> | undefined;
  if (value === undefined) {
    value = readOrMake(db, name, make);
    ofDb.set(name, value);
    value.catch(() => ofDb.delete(name));
  }
  return value;
}

async function readOrMake<Value>(db: Db, name: string, make: () => Value): Promise<Value> {
  const read = async () => {
    const { rows } = await sql<{
      value: Value;
    }>`select value from notices.secret where name = ${name}`.execute(db);
    return rows[0]?.value;
  };
  const ready = await read();
  if (ready !== undefined) return ready;
  await sql`
    insert into notices.secret (name, value) values (${name}, ${jsonb(make())}) on conflict do nothing`.execute(
    db,
  );
  const made = await read();
  if (made === undefined) throw new Error('A secret could not be kept');
  return made;
}

export function vapidKeys(db: Db): Promise<VapidKeys> {
  return secret(db, 'vapid', () => webpush.generateVAPIDKeys());
}

/** For links and for hashing what is counted. */
export function linkSecret(db: Db): Promise<string> {
  return secret(db, 'links', () => randomBytes(32).toString('base64url'));
}

/**
 * Stands before the number of a notice wherever a receiver tells repeated ones by it. Another one after a restore, since
 * numbers run again then.
 */
export function series(db: Db): Promise<string> {
  return secret(db, 'series', () => randomBytes(6).toString('base64url'));
}

/** In a restored copy, before it is opened. */
export async function newSeries(trx: Trx): Promise<void> {
  await sql`delete from notices.secret where name = 'series'`.execute(trx);
}

export type Purpose = 'confirm' | 'manage' | 'stop';

/**
 * The part of a link that only its reader knows. It is kept nowhere, not even as a hash: it is worked out from the
 * site's secret, the rows and a number of the reader's own, so a copy of the subscribers alone opens nothing.
 */
export function tokenOf(
  secretText: string,
  purpose: Purpose,
  of: number | readonly number[],
  nonce: string,
): string {
  const ids = typeof of === 'number' ? [of] : of;
  const mac = createHmac('sha256', secretText)
    .update(`${purpose}\0${ids.join('-')}\0${nonce}`)
    .digest();
  return `${ids.map((id) => id.toString(36)).join('-')}.${mac.subarray(0, 16).toString('base64url')}`;
}

/** The ids that a token claims, as many as go into one letter; none when it has not the form of one. */
export function claimedIds(token: string): number[] {
  const [, ids] = /^([0-9a-z]{1,10}(?:-[0-9a-z]{1,10}){0,19})\.[\w-]{22}$/.exec(token) ?? [];
  const numbers = (ids ?? '').split('-').map((id) => Number.parseInt(id, 36));
  return numbers.every(Number.isSafeInteger) ? numbers : [];
}

export function isSameToken(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
