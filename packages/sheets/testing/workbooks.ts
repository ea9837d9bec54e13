import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';

export interface FixtureSheet extends WriteSheet {
  rows: CellValue[][];
  /** Number formats of cells, by "row,column" from 0. */
  formats?: Record<string, string>;
}

/** An .xlsx file made of sheets as the writer takes them. */
export function xlsx(sheets: FixtureSheet[], dateSystem: '1900' | '1904' = '1900'): Promise<Uint8Array> {
  return writeXlsx({ dateSystem, sheets: sheets.map(withFormats) });
}

function withFormats({ formats = {}, ...sheet }: FixtureSheet): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map(sheet.cells);
  for (const [key, numFmt] of Object.entries(formats)) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    cells.set(key, { value: sheet.rows[row]?.[column] ?? null, style: { numFmt } });
  }
  return { ...sheet, cells };
}

/** A merged area; rows and columns from 0, ends included. */
export function merge(startRow: number, startCol: number, endRow: number, endCol: number) {
  return { startRow, startCol, endRow, endCol };
}
