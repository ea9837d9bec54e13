/**
 * From a table and what is understood of it to records of the standard, with a ledger. Reads the table twice: columns as a
 * whole decide what single cells can't, and no more than a sample is kept in memory.
 */
import type { Finding } from '@tomoni/findings';
import type { Table } from '@tomoni/sheets';
import type { Understanding } from '../understand.ts';
import { Duplicates } from './duplicates.ts';
import { finding } from './findings.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Area } from './position-reference.ts';
import { type RepairedRow, RowRepair } from './row-repair.ts';
import { surveyTable } from './survey.ts';
import { missingColumns, RecordCheck } from './validate.ts';

export interface RepairOptions {
  /** Where the owner's other tables are, in degrees; helps a table with fewer than three positions. */
  near?: Area | null;
}

/** One row of the table as a record, its ledger, its questions, and what is wrong with it. */
export interface CheckedRow extends RepairedRow {
  problems: Finding[];
}

export interface RepairedTable {
  layout: Layout;
  /** About the table as a whole: required columns that are missing, notes among the rows. */
  problems: Finding[];
  /** Every record in the order of the table; each call reads the table anew. */
  rows(): AsyncGenerator<CheckedRow>;
}

/** Never throws for what stands in cells; a table of no dataset gives its rows as extras, untouched. */
export async function repairTable(
  table: Table,
  understanding: Understanding,
  { near = null }: RepairOptions = {},
): Promise<RepairedTable> {
  const layout = layoutOf(table, understanding);
  const survey = await surveyTable(table, layout, near);
  const notes = [...survey.notes].map(([row, value]) => finding('datasets.note-in-rows', { row }, { value }));
  return {
    layout,
    problems: [...missingColumns(layout), ...notes],
    async *rows() {
      const repair = new RowRepair(layout, survey);
      const duplicates = new Duplicates(layout);
      const check = new RecordCheck(layout);
      for await (const row of table.records()) {
        if (survey.notes.has(row.row)) continue;
        const done = repair.repair(row);
        yield { ...done, problems: [...check.check(done.record), ...duplicates.check(done.record)] };
      }
    },
  };
}
