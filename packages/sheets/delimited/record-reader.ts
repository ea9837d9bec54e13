import { columnLetter, type Finding } from '@tomoni/findings';
import { finding } from '../findings.ts';
import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_RECORD_LENGTH, MAX_UNCLOSED_QUOTES } from '../limits.ts';
import { CR, isLineEnd, LF, QUOTE, readQuoted } from './quoted-cell.ts';

/** One record: `row` counts records from 1 as a spreadsheet shows them, blank lines included. */
export interface DelimitedRow {
  row: number;
  cells: string[];
}

export interface RecordReaderOptions {
  /** One character. */
  delimiter: string;
  onFinding: (found: Finding) => void;
}

/** The record isn't complete in the text that has arrived so far. */
const MORE = -1;

/**
 * The state machine for comma-, tab- or semicolon-separated text, fed piece by piece.
 * Follows RFC 4180 on clean input; `\r\n`, `\n` and `\r` may be mixed. On dirty input:
 * a quote inside a cell is text, and a quote that is never closed is text (see quoted-cell.ts).
 */
export class RecordReader {
  readonly #delimiter: number;
  readonly #highest: number;
  readonly #report: (found: Finding) => void;
  #text = '';
  #start = 0;
  #row = 0;
  #retryAt = 0;
  #unclosed = 0;
  #stopped = false;
  #cells: string[] = [];
  /** What is odd in the record being read: told only once the record is complete, since it may be read again. */
  #odd: Finding[] = [];

  constructor({ delimiter, onFinding }: RecordReaderOptions) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#highest = Math.max(this.#delimiter, QUOTE);
    this.#report = onFinding;
  }

  /** True after input that goes beyond a limit: nothing further is read. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Takes the next piece of text and returns the records that are now complete; `last` ends the file. */
  push(piece: string, last: boolean): DelimitedRow[] {
    if (this.#stopped) return [];
    this.#text = this.#start >= this.#text.length ? piece : this.#text.slice(this.#start) + piece;
    this.#start = 0;
    // A record that didn't end in the last piece is tried again only when there is twice as much: no quadratic time.
    if (!last && this.#text.length < this.#retryAt) return [];
    const rows: DelimitedRow[] = [];
    while (this.#start < this.#text.length) {
      const unclosed = this.#unclosed;
      const next = this.#readRecord(this.#start, last);
      if (next === MORE) {
        this.#unclosed = unclosed;
        break;
      }
      if (next - this.#start > MAX_RECORD_LENGTH) break;
      this.#row++;
      for (const found of this.#odd) this.#report(found);
      rows.push({ row: this.#row, cells: this.#cells });
      this.#start = next;
    }
    const left = this.#text.length - this.#start;
    this.#retryAt = left * 2;
    if (left > MAX_RECORD_LENGTH) this.#stop('sheets.record-too-long', MAX_RECORD_LENGTH);
    return rows;
  }

  #readRecord(start: number, last: boolean): number {
    const text = this.#text;
    const cells: string[] = [];
    this.#cells = cells;
    if (this.#odd.length > 0) this.#odd = [];
    let at = start;
    for (;;) {
      const end =
        text.charCodeAt(at) === QUOTE && this.#unclosed < MAX_UNCLOSED_QUOTES
          ? this.#quotedCell(at, last, cells)
          : this.#plainCell(at, last, cells);
      if (end === MORE) return MORE;
      if (cells.length > MAX_COLUMNS) return this.#stop('sheets.too-many-columns', MAX_COLUMNS);
      if (end >= text.length) return text.length;
      const code = text.charCodeAt(end);
      at = end + 1;
      if (code === this.#delimiter) continue;
      if (code !== CR) return at;
      if (at >= text.length && !last) return MORE;
      return text.charCodeAt(at) === LF ? at + 1 : at;
    }
  }

  /** Reads up to the next delimiter or line end; quotes on the way are text. Returns where it ends, or MORE. */
  #plainCell(start: number, last: boolean, cells: string[]): number {
    const text = this.#text;
    const delimiter = this.#delimiter;
    const highest = this.#highest;
    const length = text.length;
    let stray = false;
    let at = start;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code > highest) continue;
      if (code === delimiter || code === LF || code === CR) break;
      if (code === QUOTE) stray = true;
    }
    if (at - start > MAX_CELL_LENGTH) return this.#stop('sheets.cell-too-long', MAX_CELL_LENGTH);
    if (at === length && !last) return MORE;
    const cell = text.slice(start, at);
    if (stray) this.#reportQuote('sheets.stray-quote', cells.length, cell);
    cells.push(cell);
    return at;
  }

  #quotedCell(start: number, last: boolean, cells: string[]): number {
    const read = readQuoted(this.#text, start, this.#delimiter, last);
    if (read === 'more') return MORE;
    if (read === 'unclosed') {
      return this.#plainCellAfterOpenQuote(start, last, cells);
    }
    if (read.stray) this.#reportQuote('sheets.stray-quote', cells.length, read.cell);
    cells.push(read.cell);
    return read.end;
  }

  #plainCellAfterOpenQuote(start: number, last: boolean, cells: string[]): number {
    const text = this.#text;
    let at = start;
    while (at < text.length && text.charCodeAt(at) !== this.#delimiter && !isLineEnd(text.charCodeAt(at)))
      at++;
    if (at - start > MAX_CELL_LENGTH) return this.#stop('sheets.cell-too-long', MAX_CELL_LENGTH);
    if (at === text.length && !last) return MORE;
    const cell = text.slice(start, at);
    this.#reportQuote('sheets.unclosed-quote', cells.length, cell);
    cells.push(cell);
    this.#unclosed++;
    if (this.#unclosed === MAX_UNCLOSED_QUOTES) {
      this.#odd.push(finding('sheets.quotes-given-up', { row: this.#row + 1 }, { count: this.#unclosed }));
    }
    return at;
  }

  #reportQuote(code: 'sheets.stray-quote' | 'sheets.unclosed-quote', column: number, text: string): void {
    this.#odd.push(finding(code, { row: this.#row + 1, letter: columnLetter(column) }, { text }));
  }

  #stop(
    code: 'sheets.cell-too-long' | 'sheets.record-too-long' | 'sheets.too-many-columns',
    limit: number,
  ): number {
    this.#stopped = true;
    this.#text = '';
    this.#start = 0;
    this.#report(finding(code, { row: this.#row + 1 }, { limit }));
    return MORE;
  }
}
