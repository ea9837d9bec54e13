/** Whether the tables are as this release expects them. */
import { sql } from 'kysely';
import type { Db } from './db.ts';
import { ledgerSchemas } from './ledgers.ts';
import { allOwners, type Migrating } from './migrate.ts';

/** True when every migration of these owners has run; two questions, whatever their number. */
export async function isMigrated(db: Db, owners: readonly Migrating[]): Promise<boolean> {
  const wanted = allOwners(owners).flatMap(({ name, migrations }) =>
    Object.keys(migrations).map((key) => `${name}/${key}`),
  );
  const schemas = [...new Set(wanted.map((key) => key.slice(0, key.indexOf('/'))))];
  const there = new Set(await ledgerSchemas(db));
  if (!schemas.every((schema) => there.has(schema))) return false;
  const ledgers = schemas.map(
    (schema) =>
      sql<{ key: string }>`select ${schema}::text || '/' || name as key from ${sql.id(schema, 'migrations')}`,
  );
  const done = await sql<{ key: string }>`${sql.join(ledgers, sql` union all `)}`.execute(db);
  const keys = new Set(done.rows.map(({ key }) => key));
  return wanted.every((key) => keys.has(key));
}
