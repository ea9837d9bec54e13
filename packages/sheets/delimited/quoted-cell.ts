import { MAX_CELL_LENGTH } from '../limits.ts';

export const QUOTE = 34;
export const LF = 10;
export const CR = 13;

export interface QuotedCell {
  cell: string;
  /** Index of the delimiter or line end behind the cell, or the length of the text. */
  end: number;
  /** A quote that isn't doubled stood inside. */
  stray: boolean;
}

export function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

/**
 * Reads a cell that begins with a quote at `start`. The rules, first to last:
 * 1. `""` is one quote; a quote before a delimiter, a line end or the end of the file closes the cell.
 * 2. A single quote that begins what looks like another cell (behind a delimiter or a line end, before other
 *    text) proves that the opening quote was never closed: in clean data quotes inside are doubled.
 * 3. Behind any other single quote, if a delimiter or line end comes before the next quote, the cell isn't a
 *    quoted one and ends there, as written: `"東京"都`. Otherwise the quote is text inside: `"彼は"はい"と言った"`.
 * 4. No closing quote up to the end of the file, or within the longest cell: never closed.
 * A cell never closed is read again as plain text, so it can't swallow the rows behind it.
 */
export function readQuoted(
  text: string,
  start: number,
  delimiter: number,
  last: boolean,
): QuotedCell | 'more' | 'unclosed' {
  let stray = false;
  let doubled = false;
  let from = start + 1;
  for (;;) {
    const at = text.indexOf('"', from);
    if (at < 0 || at - start > MAX_CELL_LENGTH + 1) {
      return at < 0 && !last && text.length - start <= MAX_CELL_LENGTH ? 'more' : 'unclosed';
    }
    if (at + 1 >= text.length) {
      if (!last) return 'more';
      return closed(text, start, at, doubled, stray);
    }
    const next = text.charCodeAt(at + 1);
    if (next === QUOTE) {
      doubled = true;
      from = at + 2;
      continue;
    }
    if (next === delimiter || isLineEnd(next)) return closed(text, start, at, doubled, stray);
    if (at > start + 1 && beginsCell(text.charCodeAt(at - 1), delimiter)) return 'unclosed';
    const end = endOfCell(text, at + 1, delimiter);
    if (end === text.length && !last) return 'more';
    if (text.charCodeAt(end) !== QUOTE) return { cell: text.slice(start, end), end, stray: true };
    stray = true;
    from = end;
  }
}

function closed(text: string, start: number, at: number, doubled: boolean, stray: boolean): QuotedCell {
  const cell = text.slice(start + 1, at);
  return { cell: doubled ? cell.replaceAll('""', '"') : cell, end: at + 1, stray };
}

function beginsCell(before: number, delimiter: number): boolean {
  return before === delimiter || isLineEnd(before);
}

/** Index of the next quote, delimiter or line end. */
function endOfCell(text: string, from: number, delimiter: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === delimiter || isLineEnd(code)) return at;
  }
  return at;
}
