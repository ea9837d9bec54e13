import type { Finding } from '@tomoni/findings';
import { type Cell, EMPTY_CELL, type Row } from '../cell.ts';
import { shownCell } from '../number-format/shown-cell.ts';
import { findSheetTables } from '../tables/find-sheet-tables.ts';
import type { SheetTables } from '../tables/table.ts';
import { RowIterator } from '../text/text-rows.ts';
import type { Sheet } from '../workbook.ts';
import type { Merge, SheetData, WorkbookData } from './sheet-data.ts';

const BATCH = 1000;

/** A worksheet. Merged areas show their value in the first cell only, as stored; tables repeat it. */
export class ExcelSheet implements Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly #data: SheetData;
  readonly #formatCodes: string[];
  readonly #date1904: boolean;
  readonly #hiddenRows: Set<number>;

  constructor(data: SheetData, workbook: WorkbookData) {
    this.name = data.name;
    this.hidden = data.hidden;
    this.#data = data;
    this.#formatCodes = workbook.formatCodes;
    this.#date1904 = workbook.date1904;
    this.#hiddenRows = new Set(data.hiddenRows);
  }

  get findings(): Finding[] {
    return [];
  }

  get merges(): Merge[] {
    return this.#data.merges;
  }

  get hiddenRows(): number[] {
    return this.#data.hiddenRows;
  }

  get hiddenColumns(): number[] {
    return this.#data.hiddenColumns;
  }

  get formulas(): number {
    return this.#data.formulas;
  }

  get rowCount(): number {
    return this.#data.values.length;
  }

  /** One row, counted from 0. */
  rowAt(index: number): Row {
    const values = this.#data.values[index] ?? [];
    const formats = this.#data.formats[index];
    const cells: Cell[] = Array.from(values, (value, column) => {
      if (value === null || value === undefined) return EMPTY_CELL;
      const format = formats?.[column];
      return shownCell(value, format === undefined ? undefined : this.#formatCodes[format], this.#date1904);
    });
    const texts = cells.map(({ text }) => text);
    return { row: index + 1, cells, texts, ...(this.#hiddenRows.has(index) ? { hidden: true } : {}) };
  }

  rows(): AsyncIterableIterator<Row> {
    return new RowIterator(this.batches());
  }

  async *batches(): AsyncGenerator<Row[]> {
    for (let from = 0; from < this.rowCount; from += BATCH) {
      const length = Math.min(BATCH, this.rowCount - from);
      yield Array.from({ length }, (_, index) => this.rowAt(from + index));
    }
  }

  async tables(): Promise<SheetTables> {
    return findSheetTables(this);
  }
}
