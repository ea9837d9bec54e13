/** Tables written down in a test, repaired. */
import { openWorkbook, type Table } from '@tomoni/sheets';
import { type CheckedRow, type RepairedTable, repairTable } from '../repair/repair-table.ts';
import type { Understanding, UnderstandOptions } from '../understand.ts';
import { understandTable } from '../understand-table.ts';

export interface Repaired {
  table: RepairedTable;
  rows: CheckedRow[];
  /** Values of one column of the standard, row by row. */
  column(name: string): string[];
  /** `rule before→after` of every repair. */
  ledger: string[];
  /** `code value→suggestions` of every question. */
  questions: string[];
  problems: string[];
}

export async function tableOf(text: string, name = 'a.csv'): Promise<Table> {
  const { sheets } = await openWorkbook({ name, bytes: new TextEncoder().encode(text) });
  const [table] = (await sheets[0]?.tables())?.tables ?? [];
  if (table === undefined) throw new Error('no table');
  return table;
}

export async function repairedTable(table: Table, options: UnderstandOptions): Promise<Repaired> {
  return repairedAs(table, (await understandTable(table, options)).understanding);
}

export async function repairedAs(table: Table, understanding: Understanding): Promise<Repaired> {
  const repaired = await repairTable(table, understanding);
  const rows: CheckedRow[] = [];
  for await (const row of repaired.rows()) rows.push(row);
  return {
    table: repaired,
    rows,
    column(name) {
      const at = repaired.layout.fields.findIndex((field) => field.column.name === name);
      return rows.map(({ record }) => record.values[at] ?? '');
    },
    ledger: rows.flatMap(({ repairs }) => repairs.map((one) => `${one.rule} ${one.before}→${one.after}`)),
    questions: rows.flatMap(({ questions }) =>
      questions.map((one) => `${one.rule} ${one.value}→${one.suggestions.join('|')}`),
    ),
    problems: [
      ...repaired.problems.map(({ code }) => code),
      ...rows.flatMap(({ problems }) => problems.map(({ code, where }) => `${code} ${where.row}`)),
    ],
  };
}

export async function repairedText(text: string, ...texts: string[]): Promise<Repaired> {
  return repairedTable(await tableOf(text), { texts });
}
