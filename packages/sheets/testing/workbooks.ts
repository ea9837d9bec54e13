import { type WriteSheet, writeXlsx } from 'hucre/xlsx';

/** An .xlsx file made of sheets as the writer takes them; `formats` gives cells ("row,column" from 0) a number format. */
export function xlsx(
  sheets: (WriteSheet & { formats?: Record<string, string> })[],
  dateSystem: '1900' | '1904' = '1900',
): Promise<Uint8Array> {
  return writeXlsx({
    dateSystem,
    sheets: sheets.map(({ formats = {}, ...sheet }) => ({
      ...sheet,
      cells: new Map([
        ...(sheet.cells ?? []),
        ...Object.entries(formats).map(([key, numFmt]) => {
          const [row = 0, column = 0] = key.split(',').map(Number);
          return [key, { value: sheet.rows?.[row]?.[column] ?? null, style: { numFmt } }] as const;
        }),
      ]),
    })),
  });
}

/** A merged area from A1-like numbers, from 0. */
export function merge(startRow: number, startCol: number, endRow: number, endCol: number) {
  return { startRow, startCol, endRow, endCol };
}
