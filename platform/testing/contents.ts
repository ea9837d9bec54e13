/** What stands in a whole database, as one value that can be compared. */
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';

/** By table and sequence: how many rows and a hash over all of them, or the number given out last. */
export type Contents = Record<string, string>;

/**
 * Every table of every schema but PostgreSQL's own, by content: found in the database itself, so that nothing new is
 * forgotten. `without` are tables to leave out, as `schema.table`.
 */
export async function contentsOf(db: Db, without: readonly string[] = []): Promise<Contents> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2`.execute(db);
  const contents: Contents = {};
  for (const { schema, name } of tables) {
    if (without.includes(`${schema}.${name}`)) continue;
    const { rows } = await sql<{ content: string }>`
      select count(*) || ' rows ' || md5(coalesce(string_agg(sum, '' order by sum), '')) as content
      from (select md5(looked::text) as sum from ${sql.id(schema, name)} as looked) as sums`.execute(db);
    contents[`${schema}.${name}`] = rows[0]?.content ?? '';
  }
  const { rows: sequences } = await sql<{ name: string; last: string | null }>`
    select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(db);
  for (const { name, last } of sequences) contents[`sequence ${name}`] = last ?? 'never';
  return contents;
}
