/** For tests: somebody with a row in every table that any module has declared to hold personal data. */
import type { Site } from '@tomoni/platform/manifest';
import { type Declared, declaredTables, type Person } from '@tomoni/platform/personal-data';
import { transaction } from '@tomoni/platform/storage';
import { sql } from 'kysely';

interface Column {
  name: string;
  type: string;
  required: boolean;
}

/** A text that stands for this column and for nothing else. */
function markOf(table: Pick<Declared, 'module' | 'table'>, column: string): string {
  return `leak.${table.module}.${table.table}.${column}`.toLowerCase();
}

/** Plants one row in each declared table; gives the marks of all personal columns that hold text. */
export async function plantPerson(site: Site, person: Person): Promise<string[]> {
  const marks: string[] = [];
  await transaction(site.db, async (trx) => {
    // What a row refers to isn't planted: no foreign keys here.
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const table of declaredTables(site)) {
      const columns = await columnsOf({ ...site, db: trx }, table);
      const values = columns
        .filter(({ name, required }) => required || name in table.columns || name === table.person.column)
        .map((column) => [column.name, plantedValue(table, column, person)] as const);
      await sql`insert into ${sql.table(`${table.module}.${table.table}`)}
        (${sql.join(values.map(([name]) => sql.ref(name)))})
        values (${sql.join(values.map(([, value]) => value))})`.execute(trx);
      marks.push(
        ...(values.map(([, value]) => value).filter((value) => `${value}`.startsWith('leak.')) as string[]),
      );
    }
  });
  return marks;
}

async function columnsOf(site: Site, { module, table }: Declared): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select column_name as name, data_type as type,
      is_nullable = 'NO' and column_default is null and is_identity = 'NO' as required
    from information_schema.columns where table_schema = ${module} and table_name = ${table}
      and is_generated = 'NEVER'
    order by ordinal_position`.execute(site.db);
  if (rows.length === 0) throw new Error(`The declared table ${module}.${table} is not in the database`);
  return rows;
}

function plantedValue(table: Declared, { name, type }: Column, person: Person): unknown {
  if (name === table.person.column) return table.person.is === 'id' ? person.id : person.mail;
  if (type === 'uuid') return '00000000-0000-4000-8000-00000000abcd';
  if (type === 'boolean') return true;
  if (/^timestamp|^date/.test(type)) return new Date();
  if (/int|numeric|double|real/.test(type)) return 1;
  // What else a row needs (the words of a form) is no personal data, and may stay when the person goes.
  const text = name in table.columns ? markOf(table, name) : 'planted';
  return /^json/.test(type) ? JSON.stringify([text]) : text;
}
