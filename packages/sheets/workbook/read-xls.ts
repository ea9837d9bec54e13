import { type Sheet as HucreSheet, readXls as hucreReadXls } from 'hucre/xlsx';
import type { SheetData, StoredValue, WorkbookData } from './sheet-data.ts';
import type { XlsLayout, XlsSheetLayout } from './xls-layout.ts';

/**
 * Reads an Excel 97–2003 workbook: texts and merges as the library reads them; numbers as stored, formats and
 * visibility from the layout. Throws when the file is damaged.
 */
export async function readXls(bytes: Uint8Array, layout: XlsLayout): Promise<WorkbookData> {
  const workbook = await hucreReadXls(bytes);
  return {
    format: 'xls',
    date1904: layout.date1904,
    formatCodes: layout.formatCodes,
    objects: layout.objects,
    sheets: workbook.sheets.map((sheet, index) => sheetData(sheet, layout.sheets[index])),
  };
}

function sheetData(sheet: HucreSheet, layout: XlsSheetLayout | undefined): SheetData {
  const values: (StoredValue[] | undefined)[] = sheet.rows.map((row) => Array.from(row ?? [], stored));
  const formats: (number[] | undefined)[] = [];
  for (const { row, column, value, format } of layout?.numbers ?? []) {
    values[row] ??= [];
    values[row][column] = value;
    formats[row] ??= [];
    formats[row][column] = format;
  }
  return {
    name: sheet.name,
    hidden: layout?.hidden ?? false,
    values,
    formats,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      startRow,
      startColumn: startCol,
      endRow,
      endColumn: endCol,
    })),
    hiddenRows: layout?.hiddenRows ?? [],
    hiddenColumns: layout?.hiddenColumns ?? [],
    formulas: layout?.formulas ?? 0,
  };
}

const ERROR_TEXT = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERR!)$/;

function stored(value: unknown): StoredValue {
  if (typeof value === 'string') return ERROR_TEXT.test(value) ? { error: value } : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
