/** The connection pool and how PostgreSQL's types become JavaScript values. */
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { SiteLog } from '../manifest/index.ts';
import type { Db, Trx } from './db.ts';
import { askOn, PreparingClient, rememberAsk } from './prepared.ts';
import { slowLog } from './slow.ts';

const INT8 = 20;
const DATE = 1082;
const LONGEST_GOODBYE = 10_000;

/**
 * `date` stays the text YYYY-MM-DD (a civil date has no time zone); int8 (ids, counts) is a number, and a
 * value that a number can't hold exactly is an error instead of a wrong id; numeric stays text.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format !== 'binary' && oid === DATE) return (text: string) => text;
    if (format !== 'binary' && oid === INT8) return parseInt8;
    return pg.types.getTypeParser(oid, format);
  },
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is too large for a number`);
  return value;
}

/** Opens a pool; an idle connection that breaks is logged and replaced instead of ending the process. */
export function openPool(config: pg.PoolConfig, log?: SiteLog, slowMs?: number): { db: Db; pool: pg.Pool } {
  const slow = log === undefined || !slowMs ? {} : { slow: slowLog(log, slowMs) };
  const pool = new pg.Pool({
    max: 10,
    application_name: 'tomoni',
    ...config,
    ...slow,
    types,
    Client: PreparingClient,
  });
  pool.on('error', (error) => log?.warn({ error: error.message }, 'a database connection broke'));
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  rememberPool(db, pool);
  rememberAsk(db, askOn(pool));
  return { db, pool };
}

const pools = new WeakMap<Db, pg.Pool>();

/** Tells which pool stands behind a database. */
export function rememberPool(db: Db, pool: pg.Pool): void {
  pools.set(db, pool);
}

/** The pool behind a database that `openPool` opened, for what Kysely can't do. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (pool === undefined) throw new Error('A transaction has no pool of its own');
  return pool;
}

/**
 * A transaction with pg's client for what Kysely can't do (COPY) and Kysely for the rest, on a connection of its own. When
 * the work fails the connection is cut, which undoes all: a COPY that stands half-way would not let anything else pass.
 */
export async function transactionWithClient<Result>(
  pool: pg.Pool,
  settings: { isolation?: 'repeatable read'; readOnly?: boolean },
  work: (trx: Trx, client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  const query = client.query.bind(client);
  const held = { query, release() {} } as unknown as pg.PoolClient;
  const one = { connect: async () => held, end: async () => undefined } as unknown as pg.Pool;
  let begin = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool: one }) }).transaction();
  if (settings.isolation !== undefined) begin = begin.setIsolationLevel(settings.isolation);
  if (settings.readOnly === true) begin = begin.setAccessMode('read only');
  let failure: { error: unknown } | null = null;
  try {
    return await begin.execute(async (trx) => {
      try {
        return await work(trx, client);
      } catch (error) {
        failure = { error };
        cut(client);
        throw error;
      }
    });
  } catch (error) {
    throw failure === null ? error : (failure as { error: unknown }).error;
  } finally {
    client.release(true);
  }
}

/** Ends a connection at once, whatever it does: who waits for an answer on it gets an error. */
export function cut(client: pg.ClientBase): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** Ends the pool. A query that runs for ever may keep it waiting only so long; it is cut off with the process. */
export async function endPool(pool: pg.Pool): Promise<void> {
  const patience = new AbortController();
  const tooLong = wait(LONGEST_GOODBYE, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([pool.end(), tooLong]);
  patience.abort();
}
