/** The connection pool and how PostgreSQL's types become JavaScript values. */
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { SiteLog } from '../manifest/index.ts';
import type { Db } from './db.ts';
import { knownPool, PreparingClient, rememberPool } from './prepared.ts';

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
export function openPool(config: pg.PoolConfig, log?: SiteLog): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    max: 10,
    application_name: 'tomoni',
    ...config,
    types,
    Client: PreparingClient,
  });
  pool.on('error', (error) => log?.warn({ error: error.message }, 'a database connection broke'));
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  rememberPool(db, pool);
  return { db, pool };
}

/** The pool behind a database that `openPool` opened, for what Kysely can't do. */
export function poolOf(db: Db): pg.Pool {
  const pool = knownPool(db);
  if (pool === null) throw new Error('A transaction has no pool of its own');
  return pool;
}

/** Ends the pool. A query that runs for ever may keep it waiting only so long; it is cut off with the process. */
export async function endPool(pool: pg.Pool): Promise<void> {
  const patience = new AbortController();
  const tooLong = wait(LONGEST_GOODBYE, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([pool.end(), tooLong]);
  patience.abort();
}
