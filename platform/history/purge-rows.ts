/** The usual purge of a table: every text and JSON column of the rows of one owner, looked at one by one. */
import { sql } from 'kysely';
import { jsonb, type Trx } from '../storage/index.ts';
import type { Redactor } from './contract.ts';

export interface PurgedTable {
  schema: string;
  table: string;
  /** Column with the place's code or the group's id. */
  ownerColumn: string;
  /** Columns that may hold text of people, of type text. */
  text?: readonly string[];
  /** The same of type jsonb. */
  json?: readonly string[];
}

const BATCH = 200;
/** One at a time in a transaction: purges of tables run one after the other. */
const CURSOR = sql.id('purged_rows');

/**
 * Redacts the rows of one owner, and returns in how many of them the text was.
 *
 *     purgeRows(trx, request, { schema: 'notes', table: 'notes', ownerColumn: 'owner', text: ['title'] })
 */
export async function purgeRows(
  trx: Trx,
  { owner, redactor }: { owner: string; redactor: Redactor },
  { schema, table, ownerColumn, text = [], json = [] }: PurgedTable,
): Promise<number> {
  const from = sql.id(schema, table);
  const columns = sql.join([...text, ...json].map((name) => sql.id(name)));
  // A cursor, since a town may have more than fits into memory; DECLARE takes no parameters, so the owner is written out.
  await sql`
    declare ${CURSOR} no scroll cursor for
    select ctid::text as "rowPlace", ${columns} from ${from} where ${sql.id(ownerColumn)} = ${sql.lit(owner)}
    for update`.execute(trx);
  let removed = 0;
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`fetch ${sql.lit(BATCH)} from ${CURSOR}`.execute(trx);
    for (const row of rows) {
      const changes = changesOf(row, redactor, text, json);
      if (changes.length === 0) continue;
      removed += 1;
      await sql`update ${from} set ${sql.join(changes)} where ctid = ${row.rowPlace}::tid`.execute(trx);
    }
    if (rows.length < BATCH) break;
  }
  await sql`close ${CURSOR}`.execute(trx);
  return removed;
}

function changesOf(
  row: Record<string, unknown>,
  redactor: Redactor,
  text: readonly string[],
  json: readonly string[],
) {
  const texts = text.flatMap((name) => {
    const value = row[name];
    if (typeof value !== 'string') return [];
    const redacted = redactor.text(value);
    return redacted === value ? [] : [sql`${sql.id(name)} = ${redacted}`];
  });
  const values = json.flatMap((name) => {
    const value = row[name];
    const redacted = redactor.json(value);
    return redacted === value ? [] : [sql`${sql.id(name)} = ${jsonb(redacted)}`];
  });
  return [...texts, ...values];
}
