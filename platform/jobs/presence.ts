/**
 * Which processes live. Each holds a lock in the database under its number for as long as its connection stands,
 * so a process that was killed shows at once, and what it had in hand can be done again without waiting for a limit.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type PgBoss from 'pg-boss';
import type { SiteLog } from '../manifest/index.ts';
import type { Db } from '../storage/index.ts';

export interface Presence {
  /** Names this process in the jobs that it takes. */
  id: string;
  /** Takes the lock again when the connection was lost. */
  renew(): Promise<void>;
  end(): Promise<void>;
}

const LOCK = 'tomoni jobs process ';

/** Announces this process on a connection of its own. */
export async function announce(db: Db, log: SiteLog): Promise<Presence> {
  const id = randomUUID();
  let line = await connect(db, id);
  return {
    id,
    async renew() {
      try {
        await line.check();
      } catch (err) {
        log.warn({ err }, 'The connection that says that this process lives was lost; it is made again');
        line.close();
        line = await connect(db, id);
      }
    },
    async end() {
      line.close();
      await line.closed;
    },
  };
}

/** Holds one connection of the pool, and the lock on it, until it is closed. */
async function connect(db: Db, id: string) {
  let close = () => {};
  const wanted = new Promise<void>((resolve) => {
    close = resolve;
  });
  let closed: Promise<void> = Promise.resolve();
  const held = await new Promise<Db>((resolve, reject) => {
    closed = db
      .connection()
      .execute(async (connection) => {
        await sql`select pg_advisory_lock(hashtextextended(${LOCK + id}, 0))`.execute(connection);
        resolve(connection);
        await wanted;
        // The lock belongs to the connection, which goes back to the pool; a lost one has none to give back.
        await sql`select pg_advisory_unlock(hashtextextended(${LOCK + id}, 0))`
          .execute(connection)
          .catch(() => undefined);
      })
      .catch(reject);
  });
  return { check: () => sql`select 1`.execute(held), close: () => close(), closed };
}

export interface Left {
  name: string;
  id: string;
  process: string;
}

/** Jobs in the hands of processes that are gone. */
export async function leftJobs(db: Db): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select name, id, output ->> 'process' as process from jobs.job
    where state = 'active' and output ? 'process'`.execute(db);
  const gone = new Set<string>();
  for (const process of new Set(rows.map((row) => row.process))) {
    if (await isGone(db, process)) gone.add(process);
  }
  return rows.filter((row) => gone.has(row.process));
}

/** Looks at the table of locks instead of trying the lock: a try would look like a living process to others. */
async function isGone(db: Db, process: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (
      select from pg_locks
      where locktype = 'advisory' and objsubid = 1 and granted
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32) | objid::bigint = hashtextextended(${LOCK + process}, 0)
    ) as held`.execute(db);
  return rows[0]?.held !== true;
}

/** Counts what a dead process had in hand as a failed try, so that work which kills its process ends as well. */
export async function returnLeft(boss: PgBoss, left: readonly Left[]): Promise<void> {
  for (const { name, id } of left) {
    await boss.fail(name, id, { message: 'The process ended while it did this' });
  }
}
