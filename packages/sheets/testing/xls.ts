import { utils, type WorkBook, write } from '@e965/xlsx';

/** A sheet of an .xls fixture. Rows and columns from 0. */
export interface XlsFixture {
  name: string;
  rows: (string | number | boolean | null)[][];
  /** Number formats of cells by address, like B2. */
  formats?: Record<string, string>;
  /** Merged areas, like A1:B2. */
  merges?: string[];
  hidden?: boolean;
  hiddenColumns?: number[];
}

/** An Excel 97–2003 file, made by another library than the one that reads it. */
export function xls(sheets: XlsFixture[], date1904 = false): Uint8Array {
  const book: WorkBook = utils.book_new();
  for (const { name, rows, formats = {}, merges = [], hiddenColumns = [] } of sheets) {
    const sheet = utils.aoa_to_sheet(rows);
    for (const [address, format] of Object.entries(formats)) {
      const cell: unknown = sheet[address];
      if (cell && typeof cell === 'object') Object.assign(cell, { z: format });
    }
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    const width = Math.max(0, ...hiddenColumns) + 1;
    sheet['!cols'] = Array.from({ length: width }, (_, column) => ({
      hidden: hiddenColumns.includes(column),
      wch: 9,
    }));
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { WBProps: { date1904 }, Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  const bytes: ArrayBuffer = write(book, { bookType: 'biff8', type: 'array' });
  return new Uint8Array(bytes);
}
