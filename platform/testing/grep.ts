/** Looks through a whole database for a text that must not be there (any more). */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';

const expand = promisify(gunzip);

/**
 * Tables that hold the text, `intake.staged: 2`: every column of every table as text, bytes in UTF-8, Shift_JIS (when
 * given as `bytes`) and unpacked when they are gzip. Zips stay closed: look for those by their hash.
 */
export async function grepDatabase(
  db: Db,
  text: string,
  bytes: readonly Uint8Array[] = [],
): Promise<string[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2`.execute(db);
  const needles = [text, ...[Buffer.from(text), ...bytes].map((one) => Buffer.from(one).toString('hex'))];
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.id(schema, name)} as looked
      where exists (select from unnest(${needles}::text[]) as needle where strpos(looked::text, needle) > 0)`.execute(
      db,
    );
    const n = (rows[0]?.n ?? 0) + (await packedRows(db, schema, name, text));
    if (n > 0) found.push(`${schema}.${name}: ${n}`);
  }
  return found;
}

/** Rows with a gzip column that holds the text. */
async function packedRows(db: Db, schema: string, name: string, text: string): Promise<number> {
  const { rows: columns } = await sql<{ column: string }>`
    select column_name as column from information_schema.columns
    where table_schema = ${schema} and table_name = ${name} and data_type = 'bytea'`.execute(db);
  let found = 0;
  for (const { column } of columns) {
    const { rows } = await sql<{ bytes: Buffer }>`
      select ${sql.id(column)} as bytes from ${sql.id(schema, name)}
      where substr(${sql.id(column)}, 1, 2) = '\\x1f8b'::bytea`.execute(db);
    for (const { bytes } of rows) if ((await expand(bytes)).toString().includes(text)) found += 1;
  }
  return found;
}
