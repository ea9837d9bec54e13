/** Holds the declarations against the database: everything that looks personal is declared, everything declared is there. */
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { declaredTables } from './declared.ts';

export interface Gap {
  /** `accounts.session.ipAddress` */
  column: string;
  /** undeclared: looks personal by its name. missing: declared, but not in the database. */
  what: 'undeclared' | 'missing';
}

/** Names of columns that mostly hold something about a person. */
const SUSPICIOUS =
  /^(?:e?mail|recipient|sender|phone|tel|fax|address|postcode|birth.*|gender|ip(?:_?address)?|user_?agent|user_?id|person(?:_?id)?|full_?name|password|.*token|actor|author|.*_by|latitude|longitude|position)$/i;

/**
 * What is wrong with the declarations. `known` are columns that look personal and are not (`places.place.position`), or hold
 * only the id of a person, which names nobody once the account is gone; each with its reason.
 */
export async function personalDataGaps(site: Site, known: Readonly<Record<string, string>>): Promise<Gap[]> {
  const { rows } = await sql<{ column: string; name: string }>`
    select c.table_schema || '.' || c.table_name || '.' || c.column_name as column, c.column_name as name
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema', 'jobs')
    order by 1`.execute(site.db);
  const there = new Set(rows.map(({ column }) => column));
  const declared = new Set(
    declaredTables(site).flatMap(({ module, table, columns, person, retention }) => {
      const after = 'after' in retention ? [retention.after] : [];
      return [...Object.keys(columns), person.column, ...after].map((name) => `${module}.${table}.${name}`);
    }),
  );
  const undeclared = rows.filter(
    ({ column, name }) => SUSPICIOUS.test(name) && !declared.has(column) && known[column] === undefined,
  );
  return [
    ...undeclared.map(({ column }) => ({ column, what: 'undeclared' as const })),
    ...[...declared, ...Object.keys(known)]
      .filter((column) => !there.has(column))
      .map((column) => ({ column, what: 'missing' as const })),
  ];
}
