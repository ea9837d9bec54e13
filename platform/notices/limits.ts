/** How often letters may be asked for: counted in the database, by address and by network, both only as hashes. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';
import { linkSecret } from './secrets.ts';

interface Limit {
  name: string;
  most: number;
  minutes: number;
}

/** A school or an office reaches us from one address, so a network may ask more often than an address is written to. */
export const limits = {
  letters: { name: 'letters', most: 5, minutes: 24 * 60 },
  network: { name: 'network', most: 40, minutes: 60 },
  links: { name: 'links', most: 120, minutes: 60 },
} as const satisfies Record<string, Limit>;

/** Counts one try and says whether it may be made. */
export async function mayTry(db: Db, limit: Limit, subject: string): Promise<boolean> {
  const key = createHmac('sha256', await linkSecret(db))
    .update(`${limit.name}\0${subject}`)
    .digest('base64url');
  const { rows } = await sql<{ count: number }>`
    insert into notices.attempt as a (key, count, until)
    values (${key}, 1, clock_timestamp() + ${limit.minutes} * interval '1 minute')
    on conflict (key) do update set
      count = case when a.until <= clock_timestamp() then 1 else a.count + 1 end,
      until = case when a.until <= clock_timestamp() then excluded.until else a.until end
    returning count`.execute(db);
  return (rows[0]?.count ?? 1) <= limit.most;
}

/** A device with IPv6 has a whole network of addresses; its first 64 bits count. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - groups.length - last.length }, () => '0');
  return [...groups, ...zeros, ...last].slice(0, 4).join(':');
}
