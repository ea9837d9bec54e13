/**
 * pg-boss on our own connections. It keeps the states of jobs (tables, fetching, retries, what takes too long);
 * the loop that runs them and the clock that begins them are ours, because those of pg-boss 10 leave promises
 * without a handler (a database that is away for a moment would end the process) and skip what was due meanwhile.
 */
import { CompiledQuery, sql } from 'kysely';
import PgBoss from 'pg-boss';
import type { SiteLog } from '../manifest/index.ts';
import { type Db, transaction } from '../storage/index.ts';
import type { AnyJob } from './contract.ts';

/** Schema of all tables of this home, those of pg-boss among them. */
export const SCHEMA = 'jobs';

/** A job that failed for good is shown so long before it goes, in days. */
const DEAD_DAYS = 90;

const DAY = 86_400;

/** Where pg-boss puts its statements: a pool, or a running transaction. */
export function executor(db: Db): PgBoss.Db {
  return { executeSql: (text, values) => execute(db, text, values) };
}

async function execute(db: Db, text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const plain = withoutTransaction(text);
  if (plain === text) return db.executeQuery(CompiledQuery.raw(text, values));
  // A failure within BEGIN … COMMIT as one text would leave the connection of the pool in a broken transaction.
  return transaction(db, (trx) => trx.executeQuery(CompiledQuery.raw(plain, values)));
}

/** The statements between the BEGIN and the COMMIT that pg-boss puts around some, which then are ours to say. */
export function withoutTransaction(text: string): string {
  return /^\s*BEGIN;/.test(text) ? text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '') : text;
}

/** For sending only; each call says on which connection. */
export const sender = new PgBoss({
  schema: SCHEMA,
  db: { executeSql: () => Promise.reject(new Error('a job is sent with a connection')) },
});
sender.on('error', () => undefined);

/** What looks after the states of jobs in this process. Throws when the tables are of another version of pg-boss. */
export async function startBoss(db: Db, log: SiteLog): Promise<PgBoss> {
  const boss = new PgBoss({
    schema: SCHEMA,
    db: executor(db),
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: 60,
    archiveCompletedAfterSeconds: DAY,
    archiveFailedAfterSeconds: DEAD_DAYS * DAY,
    deleteAfterDays: 7,
  });
  boss.on('error', (err) => log.error({ err }, 'Jobs could not be looked after; it is tried again'));
  return boss.start();
}

/**
 * Makes the queues of jobs, or brings their rules up to date. Jobs that wait keep the rules they were sent with.
 * One process after the other: two that make the same queue at once would wait for each other's locks (a deadlock).
 */
export async function ensureQueues(db: Db, jobs: readonly AnyJob[]): Promise<void> {
  await transaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('tomoni jobs queues', 0))`.execute(trx);
    for (const job of jobs) await ensureQueue(trx, job);
  });
}

/** Whether the queue of a job has been made. */
export async function hasQueue(db: Db, job: AnyJob): Promise<boolean> {
  const { rows } = await sql`select 1 from jobs.queue where name = ${job.name}`.execute(db);
  return rows.length > 0;
}

async function ensureQueue(trx: Db, job: AnyJob): Promise<void> {
  const options = {
    // The one policy that refuses a second one while the first waits; a schedule never piles up.
    policy: job.unique === true || job.schedule !== undefined ? 'short' : 'standard',
    retryLimit: job.retries ?? 5,
    retryDelay: job.retryAfter ?? 30,
    retryBackoff: true,
    expireInSeconds: job.limit ?? 900,
    retentionMinutes: (365 * DAY) / 60,
  };
  const { executeSql } = executor(trx);
  await executeSql(`select ${SCHEMA}.create_queue($1, $2)`, [job.name, options]);
  await executeSql(
    `update ${SCHEMA}.queue set policy = $2, retry_limit = $3, retry_delay = $4, expire_seconds = $5
     where name = $1 and (policy, retry_limit, retry_delay, expire_seconds) is distinct from ($2, $3, $4, $5)`,
    [job.name, options.policy, options.retryLimit, options.retryDelay, options.expireInSeconds],
  );
}
