import { columnLetter, type Finding } from '@tomoni/findings';
import type { Row } from '../cell.ts';
import { finding } from '../findings.ts';

const SHORTENED = /^\d(\.\d+)?E\+\d+$/i;
const SAME_AS_ABOVE = /^(〃|々|同上|同じ|″|")$/;
/** Characters that computers number differently: circled and Roman numbers, ㈱, ㎡, private ones. */
const PLATFORM = /[\u2160-\u217F\u2460-\u2473\u3220-\u33FF\uE000-\uF8FF]/;

/** 1,400 or 12 with a space: a number for people. */
const MARKED_NUMBER = /^\s*[-+△▲]?(\d{1,3}(,\d{3})+(\.\d+)?\s*|\d+(\.\d+)?\s+)$/;

type ScanCode =
  | 'sheets.number-with-marks'
  | 'sheets.lost-digits'
  | 'sheets.same-as-above'
  | 'sheets.platform-characters'
  | 'sheets.line-break-in-cell'
  | 'sheets.error-value'
  | 'sheets.formula-without-result';

/** Looks at every cell of a table's rows; of each kind of oddity it keeps the first in each column. */
export class CellScanner {
  readonly #first = new Map<string, Finding>();

  /** What holds for a text in any kind of file. */
  scan({ row, texts }: Row): void {
    for (let column = 0; column < texts.length; column++) {
      const text = texts[column];
      if (text !== undefined && text !== '') this.#scanText(row, column, text);
    }
  }

  /** A number that is stored as a text with separators or spaces. */
  scanNumber(row: number, column: number, text: string): void {
    if (text.length < 20 && MARKED_NUMBER.test(text))
      this.#keep('sheets.number-with-marks', row, column, text);
  }

  /** Excel's own: errors, and formulas whose result isn't stored. */
  scanKinds({ row, cells }: Row): void {
    for (const [column, { kind, text }] of cells.entries()) {
      if (kind === 'error') this.#keep('sheets.error-value', row, column, text);
      else if (kind === 'text') this.scanNumber(row, column, text);
      else if (kind === 'formula') this.#keep('sheets.formula-without-result', row, column, text);
    }
  }

  get findings(): Finding[] {
    return [...this.#first.values()];
  }

  #scanText(row: number, column: number, text: string): void {
    if (text.length < 12) {
      if (SHORTENED.test(text)) this.#keep('sheets.lost-digits', row, column, text);
      else if (SAME_AS_ABOVE.test(text)) this.#keep('sheets.same-as-above', row, column, text);
    }
    if (text.includes('\n') || text.includes('\r'))
      this.#keep('sheets.line-break-in-cell', row, column, text);
    if (PLATFORM.test(text)) this.#keep('sheets.platform-characters', row, column, text);
  }

  #keep(code: ScanCode, row: number, column: number, text: string): void {
    const key = `${code} ${column}`;
    if (this.#first.has(key)) return;
    this.#first.set(key, finding(code, { row, letter: columnLetter(column) }, { text }));
  }
}
