/** Counting tries, by whatever they are counted: an account, a letter box, a network. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';

export interface Limit {
  /** The same for all that count together; begins with the module or home: `accounts.sign-in`. */
  name: string;
  /** So many tries within `minutes`, then none until they are over. */
  most: number;
  minutes: number;
}

export interface Turn {
  allowed: boolean;
  /** Seconds until the next try may be made; 0 when this one may. */
  waitSeconds: number;
}

/** Counts one try of `subject` (an e-mail address, a network) and says whether it may be made. */
export async function takeTurn(db: Db, secret: string, limit: Limit, subject: string): Promise<Turn> {
  const { rows } = await sql<{ count: number; wait: number }>`
    insert into limits.attempt as a (key, count, until)
    values (${keyOf(secret, limit, subject)}, 1, clock_timestamp() + ${limit.minutes} * interval '1 minute')
    on conflict (key) do update set
      count = case when a.until <= clock_timestamp() then 1 else a.count + 1 end,
      until = case when a.until <= clock_timestamp() then excluded.until else a.until end
    returning count, ceil(extract(epoch from until - clock_timestamp()))::int as wait`.execute(db);
  const { count, wait } = rows[0] ?? { count: 1, wait: 0 };
  return count <= limit.most ? { allowed: true, waitSeconds: 0 } : { allowed: false, waitSeconds: wait };
}

/** Takes a try back: it was the right person. */
export async function giveBack(db: Db, secret: string, limit: Limit, subject: string): Promise<void> {
  await sql`
    update limits.attempt set count = greatest(count - 1, 0)
    where key = ${keyOf(secret, limit, subject)}`.execute(db);
}

/** Removes what is over. */
export async function sweepTurns(db: Db): Promise<void> {
  await sql`delete from limits.attempt where until < now()`.execute(db);
}

function keyOf(secret: string, limit: Limit, subject: string): string {
  return createHmac('sha256', secret).update(`${limit.name}\0${subject}`).digest('base64url');
}
