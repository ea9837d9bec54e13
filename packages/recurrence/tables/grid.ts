/** One table of a workbook, held in memory: calendars are small. */
import type { Finding, Where } from '@tomoni/findings';
import { columnLetter } from '@tomoni/findings';
import type { Cell, Sheet, Table } from '@tomoni/sheets';

/** More records than any town has areas: such a table is no calendar. */
const MOST_RECORDS = 50_000;

export interface GridColumn {
  index: number;
  header: string;
}

export interface GridRow {
  row: number;
  cells: readonly Cell[];
}

export interface Grid {
  sheet: string;
  headerRow: number | null;
  firstColumn: number;
  columns: GridColumn[];
  rows: GridRow[];
  /** Titles and notes of the sheet, and its name. */
  around: string[];
}

export interface SheetGrids {
  grids: Grid[];
  findings: Finding[];
}

/** The tables of a sheet that have a header and at least one record. */
export async function gridsOf(sheet: Sheet): Promise<SheetGrids> {
  const { tables, notes, findings } = await sheet.tables();
  const around = [sheet.name, ...notes.map((note) => note.text)];
  const grids: Grid[] = [];
  for (const table of tables) {
    if (table.headerRow === null || table.rows === 0 || table.rows > MOST_RECORDS) continue;
    grids.push(await gridOf(sheet.name, table, around));
  }
  return { grids, findings: [...findings] };
}

async function gridOf(sheet: string, table: Table, around: string[]): Promise<Grid> {
  const rows: GridRow[] = [];
  for await (const { row, cells } of table.records()) {
    if (cells.some((cell) => cell.text.trim() !== '')) rows.push({ row, cells });
  }
  const columns = table.header.map((header, index) => ({ index, header: header.trim() }));
  return { sheet, headerRow: table.headerRow, firstColumn: table.firstColumn, columns, rows, around };
}

/** Where a cell stands; `row` null is the header. */
export function placeOf(grid: Grid, row: number | null, column: GridColumn | null): Where {
  const at = row ?? grid.headerRow;
  return {
    sheet: grid.sheet,
    ...(at === null ? {} : { row: at }),
    ...(column === null || column.header === '' ? {} : { column: column.header }),
    ...(column === null ? {} : { letter: columnLetter(grid.firstColumn + column.index) }),
  };
}

/** The text of a cell, trimmed; empty when the row is shorter. */
export function textAt(row: GridRow, column: GridColumn | undefined): string {
  return column === undefined ? '' : (row.cells[column.index]?.text ?? '').trim();
}
