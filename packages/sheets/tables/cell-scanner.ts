import { columnLetter, type Finding } from '@tomoni/findings';
import type { Row } from '../cell.ts';
import { finding } from '../findings.ts';

const SHORTENED = /^\d(\.\d+)?E\+\d+$/i;
const SAME_AS_ABOVE = /^(〃|々|同上|同じ|″|")$/;
/** Characters that Windows and other computers number differently: circled and Roman numbers, ㈱, ㎡, half-width kana. */
const PLATFORM = /[\u2160-\u217F\u2460-\u2473\u3220-\u33FF\uFF61-\uFF9F\uE000-\uF8FF]/;

type ScanCode =
  | 'sheets.lost-digits'
  | 'sheets.same-as-above'
  | 'sheets.platform-characters'
  | 'sheets.line-break-in-cell'
  | 'sheets.error-value'
  | 'sheets.formula-without-result';

/** Looks at every cell of a table's rows; of each kind of oddity it keeps the first in each column. */
export class CellScanner {
  readonly #first = new Map<string, Finding>();

  scan({ row, texts }: Row): void {
    for (let column = 0; column < texts.length; column++) {
      const text = texts[column];
      if (text !== undefined && text !== '') this.#scanText(row, column, text);
    }
  }

  /** Excel's own: errors, and formulas whose result isn't stored. */
  scanKinds({ row, cells }: Row): void {
    for (const [column, { kind, text }] of cells.entries()) {
      if (kind === 'error') this.#keep('sheets.error-value', row, column, text);
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
