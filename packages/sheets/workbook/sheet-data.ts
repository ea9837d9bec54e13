import type { Finding } from '@tomoni/findings';

/** A stored value: an Excel error and a formula without a result are told from text and blank. */
export type StoredValue = string | number | boolean | null | { error: string } | { formula: string };

/** A merged area; all counted from 0, ends included. */
export interface Merge {
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}

/** A worksheet as plain data, so that it can come out of a worker thread. Rows and columns from 0. */
export interface SheetData {
  name: string;
  hidden: boolean;
  /** Rows may be missing, cells too. */
  values: (StoredValue[] | undefined)[];
  /** For each cell with a number format the index of its code in `WorkbookData.formatCodes`. */
  formats: (number[] | undefined)[];
  merges: Merge[];
  hiddenRows: number[];
  hiddenColumns: number[];
  /** Cells with a formula, whether or not its result is stored. */
  formulas: number;
}

export interface WorkbookData {
  format: 'xlsx' | 'xls';
  date1904: boolean;
  formatCodes: string[];
  /** Pictures, shapes or charts lie on some sheet. */
  objects: boolean;
  sheets: SheetData[];
}

/** What reading an Excel file gives: data, or the findings that say why not. */
export type WorkbookResult = { data: WorkbookData } | { refused: Finding };
