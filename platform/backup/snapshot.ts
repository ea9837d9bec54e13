/** What there is to back up, as the database itself knows it: a new module is in the next backup by itself. */
import { type RawBuilder, sql } from 'kysely';
import { type Db, ledgerSchemas } from '../storage/index.ts';
import type { BackupManifest, BackupSequence, BackupTable } from './format.ts';

type Inventory = Pick<BackupManifest, 'migrations' | 'tables' | 'sequences'>;

export async function takeInventory(db: Db): Promise<Inventory> {
  const schemas = await ledgerSchemas(db);
  const migrations: Record<string, string[]> = {};
  for (const schema of schemas) {
    const { rows } = await sql<{ name: string }>`
      select name from ${sql.id(schema, 'migrations')} order by name`.execute(db);
    migrations[schema] = rows.map(({ name }) => name);
  }
  return { migrations, tables: await tablesOf(db, schemas), sequences: await sequencesOf(db, schemas) };
}

/**
 * All tables with the columns that aren't generated. A partitioned one stands for its partitions, and comes last in its
 * schema: which partitions it needs may stand in the tables before it.
 */
export async function tablesOf(db: Db, schemas: readonly string[]): Promise<BackupTable[]> {
  const { rows } = await sql<BackupTable>`
    select n.nspname as schema, c.relname as name, coalesce((
      select json_agg(a.attname order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    ), '[]') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${schemas}::text[]) and c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname, c.relkind = 'p', c.relname`.execute(db);
  return rows;
}

/** All sequences, those behind ids too, with the number given out last. */
export async function sequencesOf(db: Db, schemas: readonly string[]): Promise<BackupSequence[]> {
  const { rows } = await sql<BackupSequence>`
    select schemaname as schema, sequencename as name, last_value::text as last from pg_sequences
    where schemaname = any(${schemas}::text[]) order by 1, 2`.execute(db);
  return rows;
}

/** A table's name for a statement. */
export function nameOf({ schema, name }: { schema: string; name: string }): RawBuilder<unknown> {
  return sql.id(schema, name);
}

/** Rows as text that any PostgreSQL reads again, whatever this database's own settings are. */
export async function setPortableText(db: Db): Promise<void> {
  await sql`
    select set_config(name, value, true) from (values
      ('client_encoding', 'UTF8'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), ('timezone', 'UTC'),
      ('extra_float_digits', '3'), ('bytea_output', 'hex'), ('search_path', ''), ('row_security', 'off'),
      ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'), ('lock_timeout', '0')
    ) as settings (name, value)`.execute(db);
}
