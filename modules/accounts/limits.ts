/**
 * How often something may be tried. Counted in the database, so that all processes count together; by account and by
 * address, both only as hashes. A try is counted before it is made: a hundred at once are a hundred tries.
 */
import { createHmac } from 'node:crypto';
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';

export interface Limit {
  name: string;
  /** So many tries within `minutes`, then none until they are over. */
  most: number;
  minutes: number;
}

/** An office of a hundred people reaches us from one address, so addresses may try more often than accounts. */
export const limits = {
  signInAccount: { name: 'sign-in-account', most: 10, minutes: 15 },
  signInAddress: { name: 'sign-in-address', most: 60, minutes: 15 },
  mailAccount: { name: 'mail-account', most: 5, minutes: 60 },
  mailAddress: { name: 'mail-address', most: 40, minutes: 60 },
  tokenAddress: { name: 'token-address', most: 60, minutes: 15 },
} as const satisfies Record<string, Limit>;

export interface Turn {
  allowed: boolean;
  /** Seconds until the next try may be made; 0 when this one may. */
  waitSeconds: number;
}

/** Counts one try of `subject` (an e-mail address, an address of a device) and says whether it may be made. */
export async function takeTurn(db: Db, secret: string, limit: Limit, subject: string): Promise<Turn> {
  const { rows } = await sql<{ count: number; wait: number }>`
    insert into accounts.attempt as a (key, count, until)
    values (${keyOf(secret, limit, subject)}, 1, clock_timestamp() + ${limit.minutes} * interval '1 minute')
    on conflict (key) do update set
      count = case when a.until <= clock_timestamp() then 1 else a.count + 1 end,
      until = case when a.until <= clock_timestamp() then excluded.until else a.until end
    returning count, ceil(extract(epoch from until - clock_timestamp()))::int as wait`.execute(db);
  const { count, wait } = rows[0] ?? { count: 1, wait: 0 };
  return count <= limit.most ? { allowed: true, waitSeconds: 0 } : { allowed: false, waitSeconds: wait };
}

/** Takes a try back: it was the right password. */
export async function giveBack(db: Db, secret: string, limit: Limit, subject: string): Promise<void> {
  await sql`
    update accounts.attempt set count = greatest(count - 1, 0)
    where key = ${keyOf(secret, limit, subject)}`.execute(db);
}

/** A device with IPv6 has a whole network of addresses; it counts as one. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - last.length) }, () => '0');
  return [...groups, ...(tail === undefined ? [] : zeros), ...last].slice(0, 4).join(':');
}

function keyOf(secret: string, limit: Limit, subject: string): string {
  return createHmac('sha256', secret).update(`${limit.name}\0${subject}`).digest('base64url');
}
