/** The lists of migrations: which schemas of a database are Tomoni's. */
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** Makes the list of a schema that is new. */
export async function makeLedger(db: Db, schema: string): Promise<void> {
  await sql`create table ${sql.id(schema, 'migrations')} (
    name text primary key, at timestamptz not null default now())`.execute(db);
}

/**
 * Schemas with a list of migrations exactly as `makeLedger` makes it, by name. A table that is only called `migrations`,
 * as other programs have one, makes no schema ours.
 */
export async function ledgerSchemas(db: Db): Promise<string[]> {
  const { rows } = await sql<{ schema: string }>`
    select n.nspname as schema from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute k on k.attrelid = c.oid and k.attname = 'name'
    where c.relname = 'migrations' and c.relkind = 'r' and not c.relispartition and i.indkey::text = k.attnum::text
      and (
        select array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) order by a.attname)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ) = array['at timestamp with time zone', 'name text']
    order by 1`.execute(db);
  return rows.map(({ schema }) => schema);
}
