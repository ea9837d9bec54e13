/** The database as modules see it: an opaque handle that each store narrows to its own tables. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';

/** No table is known here, so that nothing can be queried before a store says which tables are its own. */
type UnknownTables = Record<never, never>;

/** A connection pool or a running transaction. Every function of a store takes it first. */
export type Db = Kysely<UnknownTables>;

/** A running transaction; what must happen together with other writes asks for this instead of `Db`. */
export type Trx = Transaction<UnknownTables>;

/**
 * The same handle, narrowed to the tables of one module in that module's schema.
 *
 *     const collection = (db: Db) => tables<CollectionTables>(db, 'collection');
 *     await collection(db).selectFrom('areas').selectAll().execute();
 */
export function tables<Tables>(db: Db, schema: string): Kysely<Tables> {
  return db.withSchema(schema) as unknown as Kysely<Tables>;
}

/**
 * Runs `work` in one transaction: all of it is stored, or nothing.
 * Inside a running transaction it joins that one, so that stores can be put together.
 */
export function transaction<Result>(db: Db, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  if (isTransaction(db)) return work(db);
  return db.transaction().execute(work);
}

function isTransaction(db: Db): db is Trx {
  return db.isTransaction;
}

/**
 * Any JSON value as a parameter for a `jsonb` column. pg would send arrays as PostgreSQL arrays and strings
 * unquoted; and PostgreSQL refuses NUL and half surrogate pairs, which become U+FFFD (the replacement mark).
 */
export function jsonb<Value>(value: Value): RawBuilder<Value> {
  const json = (JSON.stringify(value) ?? 'null').replace(UNSTORABLE_ESCAPE, '$1\ufffd');
  return sql<Value>`${json}::jsonb`;
}

/** The text as PostgreSQL can store it: NUL becomes U+FFFD (the replacement mark). */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}

/** JSON.stringify escapes a surrogate only when its other half is missing. */
const UNSTORABLE_ESCAPE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;
