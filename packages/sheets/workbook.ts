import type { Finding } from '@tomoni/findings';
import type { Row } from './cell.ts';
import type { Encoding } from './encoding/detect-encoding.ts';
import type { SheetTables } from './tables/table.ts';

/** What a file is by its content, whatever its name says. */
export type FileFormat = 'csv' | 'tsv' | 'xlsx' | 'xls' | 'json' | 'geojson' | 'unknown';

export interface Workbook {
  format: FileFormat;
  /** Of a text file; null for Excel. */
  encoding: Encoding | null;
  /** Empty when the file can't be read; then a finding says why. */
  sheets: Sheet[];
  /** About the file as a whole. What is odd inside a sheet stands with the sheet. */
  findings: Finding[];
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Hidden columns, from 0; not there for text files. */
  readonly hiddenColumns?: number[];
  /** Every row of the sheet, blank ones included. */
  rows(): AsyncIterableIterator<Row>;
  /** The same rows, many at a time: faster for large files. */
  batches(): AsyncIterable<Row[]>;
  /** Where the tables stand in the sheet, and every cell that belongs to none. */
  tables(): Promise<SheetTables>;
  /** What the last reading of this sheet found; complete once it has ended. */
  readonly findings: Finding[];
}
