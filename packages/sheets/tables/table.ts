import type { Finding } from '@tomoni/findings';
import type { Row } from '../cell.ts';

/** A cell outside of every table: a title above it, or a note anywhere else. */
export interface Note {
  kind: 'title' | 'note';
  row: number;
  letter: string;
  text: string;
}

/** One table of a sheet. Rows count from 1, columns from 0. */
export interface Table {
  /** The last header row; null when the table has none. */
  headerRow: number | null;
  /** All header rows, first to last. */
  headerRows: number[];
  /** One text for each column from firstColumn on, as written; several header rows are joined by a space. */
  header: string[];
  firstColumn: number;
  lastColumn: number;
  /** First and last row of data; firstRow > lastRow when there is none. */
  firstRow: number;
  lastRow: number;
  /** Records: rows of data that aren't blank. */
  rows: number;
  /** The records; `cells[0]` is the table's first column, merged values stand in each cell they cover. */
  records(): AsyncIterable<Row>;
}

export interface SheetTables {
  tables: Table[];
  notes: Note[];
  findings: Finding[];
}
