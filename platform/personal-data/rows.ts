/** The SQL that the declarations come to. */
import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../storage/index.ts';
import type { Person } from './contract.ts';
import type { Declared } from './declared.ts';

/** The table by its schema and name. */
export function tableOf({ module, table }: Declared): RawBuilder<unknown> {
  return sql.table(`${module}.${table}`);
}

/** The condition for the rows of this person, or null when there can be none. Addresses are compared in small letters. */
export function belongsTo({ person: by }: Declared, person: Person): RawBuilder<boolean> | null {
  if (by.is === 'id') return sql`${sql.ref(by.column)} = ${person.id}`;
  return person.mail === null ? null : sql`lower(${sql.ref(by.column)}) = ${person.mail.toLowerCase()}`;
}

/** Removes or empties the rows that fit; returns how many. */
export async function eraseRows(trx: Trx, table: Declared, where: RawBuilder<boolean>): Promise<number> {
  if (table.erase.how === 'keep') return 0;
  if (table.erase.how === 'remove') {
    const result = await sql`delete from ${tableOf(table)} where ${where}`.execute(trx);
    return Number(result.numAffectedRows ?? 0);
  }
  const columns = Object.entries(table.columns);
  const settings = columns.map(([name, { blank = null }]) => sql`${sql.ref(name)} = ${blank}`);
  const full = columns.map(
    ([name, { blank = null }]) => sql`${sql.ref(name)}::text is distinct from ${blank}::text`,
  );
  const result = await sql`
    update ${tableOf(table)} set ${sql.join(settings)}
    where ${where} and (${sql.join(full, sql` or `)})`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}
