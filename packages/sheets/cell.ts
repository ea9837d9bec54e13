/**
 * What a cell holds. `formula` is a formula whose result isn't in the file; `error` an Excel error such as #N/A.
 * `date` includes a time of day where the file stores one; `time` is a time or duration without a day.
 */
export type CellKind = 'empty' | 'text' | 'number' | 'date' | 'time' | 'boolean' | 'error' | 'formula';

/** A cell as shown and as stored. */
export interface Cell {
  /** As a person sees it: the number format applied, eras written out. */
  text: string;
  /** As stored: dates and times are Excel serial numbers, blank is null. */
  raw: string | number | boolean | null;
  kind: CellKind;
  /** Of a date: `YYYY-MM-DD`, so that nobody needs to know about serials and 1904. */
  date?: string;
  /** Excel number format code, where the file has one. */
  format?: string;
}

/** `row` counts from 1 as a spreadsheet shows it; `cells[0]` is column A. Blank cells at the end may be left out. */
export interface Row {
  row: number;
  cells: Cell[];
  /** The texts of the cells: cheaper than `cells` where only texts are wanted. */
  texts: string[];
  hidden?: boolean;
}

export const EMPTY_CELL: Cell = { text: '', raw: null, kind: 'empty' };

/** A cell of a text file: always text, never guessed to be a number. */
export function textCell(text: string): Cell {
  return text === '' ? EMPTY_CELL : { text, raw: text, kind: 'text' };
}
