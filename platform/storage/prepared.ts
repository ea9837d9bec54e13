/** Statements that PostgreSQL plans once for each connection instead of each time: for what every page view asks. */
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { Db } from './db.ts';
import { type AnyQuery, type SlowConfig, timed } from './slow.ts';

/** Name of each statement by its text. As many as there are places in the code that make one. */
const names = new Map<string, string>();

/** Asks a prepared statement; the values stand for `$1`, `$2`, … */
export type Statement<Row> = (db: Db, values: readonly unknown[]) => Promise<Row[]>;

/**
 * A statement that is asked often and by key: planning it would cost more than the answer. Not for searches, where the
 * best plan depends on the values. Name the columns: a plan made for `*` is refused after the table has got one more.
 *
 *     const nameOf = statement<{ name: string }>('select name from places.place where code = $1');
 *     const [place] = await nameOf(db, [code]);
 */
export function statement<Row>(text: string): Statement<Row> {
  const name = names.get(text) ?? `tomoni_${names.size}`;
  names.set(text, name);
  const throughKysely: Statement<Row> = async (db, values) =>
    (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
  return (db, values) => {
    const ask = asks.get(db);
    if (ask === undefined) return throughKysely(db, values);
    // Past Kysely, which has nothing to add to a finished text: a tenth of the work of such a question.
    return ask(name, text, [...values]) as Promise<Row[]>;
  };
}

/** Asks a statement under its name and gives the rows. */
export type Ask = (name: string, text: string, values: unknown[]) => Promise<unknown[]>;

/** Of databases; a transaction, which has a connection of its own, has none. */
const asks = new WeakMap<Db, Ask>();

/** Tells how a database is asked by name. */
export function rememberAsk(db: Db, ask: Ask): void {
  asks.set(db, ask);
}

/** Asks on any connection of a pool. */
export function askOn(pool: pg.Pool): Ask {
  return async (name, text, values) => {
    const client = await pool.connect();
    try {
      return (await askNamed(client.query.bind(client) as AnyQuery, name, text, values)).rows;
    } finally {
      client.release();
    }
  };
}

/** A connection that gives statements to PostgreSQL under their names. */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // The pool listens to idle connections only. One that breaks at work rejects whoever waits for an answer; without a
    // listener it would end the process besides.
    this.on('error', () => undefined);
    const plain = this.query.bind(this) as AnyQuery;
    const named: AnyQuery = (query, values, callback) => {
      const name = typeof query === 'string' && callback === undefined ? names.get(query) : undefined;
      return name === undefined
        ? plain(query, values, callback)
        : askNamed(plain, name, query as string, values as unknown[]);
    };
    const slow = typeof config === 'object' ? (config as SlowConfig).slow : undefined;
    this.query = (slow === undefined ? named : timed(named, slow)) as typeof this.query;
  }
}

/** pg copies a query that comes as an object with all its descriptors; made like this, it needn't. */
function askNamed(
  plain: AnyQuery,
  name: string,
  text: string,
  values: unknown[],
): Promise<{ rows: unknown[] }> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(text, values, (error: Error | undefined, result: { rows: unknown[] }) => {
      if (error) reject(error);
      else resolve(result);
    });
    plain(Object.assign(query, { name }));
  });
}
