/** A table of collection days in a workbook or CSV, as towns make them for people, as a calendar. */
import type { Finding } from '@tomoni/findings';
import { openWorkbook, type Source, type Workbook } from '@tomoni/sheets';
import type { Calendar, ReadResult } from '../calendar.ts';
import { finding } from '../findings.ts';
import { type Validity, validityIn } from '../prose/validity.ts';
import { CalendarBuilder } from './build-calendar.ts';
import { type TableColumns, understandColumns } from './columns.ts';
import { type Grid, gridsOf } from './grid.ts';

/** A workbook that is open already, or a file. */
export type TableInput = Workbook | Source;

interface FoundTable {
  grid: Grid;
  columns: TableColumns;
  validity: Validity | null;
}

/**
 * Reads the collection days of a workbook: the column of areas, the columns of categories (by their headers and by
 * what their cells say), centre, reading, position, remarks, and for which year it is. Tables with the same
 * categories on several sheets are one calendar. Hidden sheets are left out. No such table: calendar null.
 */
export async function readTable(input: TableInput): Promise<ReadResult> {
  const workbook = 'sheets' in input ? input : await openWorkbook(input);
  const findings: Finding[] = [...workbook.findings];
  const found: FoundTable[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    const { grids, findings: odd } = await gridsOf(sheet);
    const before = found.length;
    for (const grid of grids) {
      const validity = validityIn([...grid.around, ...grid.columns.map(({ header }) => header)]);
      const columns = understandColumns(grid, validity);
      if (columns !== null) found.push({ grid, columns, validity });
    }
    if (found.length > before) findings.push(...odd);
  }
  const [first] = found;
  if (first === undefined) {
    return { calendar: null, findings: [...findings, finding('recurrence.table-not-found')] };
  }
  const calendar = calendarOf(found, first, findings);
  return { calendar, findings: calendar.findings };
}

function calendarOf(found: readonly FoundTable[], first: FoundTable, before: readonly Finding[]): Calendar {
  const same = found.filter((table) => categoriesOf(table) === categoriesOf(first));
  const builder = new CalendarBuilder();
  for (const { grid, columns, validity } of same) builder.addTable(grid, columns, validity);
  const calendar = builder.finish();
  calendar.findings.unshift(...before);
  if (same.length < found.length) {
    const sheets = [...new Set(found.map(({ grid }) => grid.sheet))].join(', ');
    calendar.findings.push(finding('recurrence.several-tables', {}, { sheets }));
  }
  return calendar;
}

function categoriesOf({ columns }: FoundTable): string {
  return JSON.stringify(columns.schedules.map(({ header }) => header));
}
