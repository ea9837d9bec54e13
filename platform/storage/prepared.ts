/** Statements that PostgreSQL plans once for each connection instead of each time: for what every page view asks. */
import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { Db } from './db.ts';

/** Name of each statement by its text. As many as there are places in the code that ask for one. */
const names = new Map<string, string>();

/**
 * Rows of a statement whose text is always the same and which is asked often by key: planning would cost more than
 * the answer. Not for searches, where the best plan depends on the values. Name the columns: a plan made for `*` is
 * refused after the table has got one more.
 *
 *     const rows = await prepared(db, sql<Row>`select name from places.place where code = ${code}`.compile(db));
 */
export async function prepared<Row>(db: Db, query: CompiledQuery<Row>): Promise<Row[]> {
  if (!names.has(query.sql)) names.set(query.sql, `tomoni_${names.size}`);
  const { rows } = await db.executeQuery(query);
  return rows;
}

type AnyQuery = (query: unknown, values?: unknown, callback?: unknown) => unknown;

/** A connection that gives statements of `prepared` to PostgreSQL under their names. */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const plain = this.query.bind(this) as AnyQuery;
    const named: AnyQuery = (query, values, callback) => {
      const name = typeof query === 'string' ? names.get(query) : undefined;
      return name === undefined
        ? plain(query, values, callback)
        : plain({ name, text: query, values }, callback);
    };
    this.query = named as typeof this.query;
  }
}
