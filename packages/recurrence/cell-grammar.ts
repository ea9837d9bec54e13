/**
 * The grammar of a cell of area_days.csv: `火2 金4:4 6 8 *1`.
 * Own statement of what 5374 folders mean; the README of this package lists the decisions.
 */
import { type IsoDate, isoDateOf, nfkc, weekdayOf } from '@tomoni/japanese';
import type { Rule } from './calendar.ts';

/** A token as the cell has it, and what is odd about it. */
export type CellOddity =
  | { kind: 'unreadable'; token: string }
  | { kind: 'fortnightly-weekday'; token: string; start: IsoDate };

export interface ParsedCell {
  rules: Rule[];
  remarks: string[];
  oddities: CellOddity[];
}

/** Stands for "no date" in lists of dates. */
const NO_DATE = '20991231';

const KANJI_DAYS = '日月火水木金土';
const ENGLISH_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY = `[${KANJI_DAYS}]|${ENGLISH_DAYS.join('|')}`;
const WEEKDAY_TOKEN = new RegExp(`^(${DAY})([1-5])?$`, 'i');
const FORTNIGHT_TOKEN = new RegExp(`^隔(${DAY})(\\d{8})$`, 'i');
const DATE_TOKEN = /^\d{8}$/;
const REMARK_TOKEN = /^\*(\d{1,6})$/;
const MONTH_TOKEN = /^\d{1,2}$/;

type DayToken = { rule: Rule | null; oddity?: CellOddity };

/**
 * Reads one cell. Total: every token is a rule, a remark, a month, the "no date" mark or an oddity.
 * The rules of a colon whose list has no readable month hold never: a limit was meant, so all months would be a guess.
 */
export function parseCell(text: string): ParsedCell {
  const reader = new CellReader();
  for (const word of nfkc(text).split(/\s+/)) {
    for (const piece of word.split(/(:)/)) {
      if (piece !== '') reader.take(piece);
    }
  }
  return reader.finish();
}

class CellReader {
  readonly #rules: Rule[] = [];
  readonly #remarks: string[] = [];
  readonly #oddities: CellOddity[] = [];
  /** Rules since the previous list of months. */
  #open: Rule[] = [];
  /** Day tokens since the previous list, the unreadable ones too: a list after them isn't a stray one. */
  #openTokens = 0;
  /** The list of months being read, or null. */
  #months: number[] | null = null;
  #monthTokens = 0;
  /** Unreadable tokens inside the list: a colon after them begins a list of their own. */
  #strays = 0;

  take(piece: string): void {
    const remark = REMARK_TOKEN.exec(piece);
    const day = dayToken(piece);
    if (piece === ':') this.#colon();
    else if (remark) this.#remark(remark[1] ?? '');
    else if (this.#months !== null && MONTH_TOKEN.test(piece)) this.#month(piece);
    else if (day !== null) this.#day(day);
    else {
      // What can't be read doesn't end a list of months: the rest of the cell counts.
      if (this.#months === null) this.#openTokens += 1;
      else this.#strays += 1;
      this.#unreadable(piece);
    }
  }

  finish(): ParsedCell {
    this.#closeList();
    return { rules: this.#rules, remarks: this.#remarks, oddities: this.#oddities };
  }

  #day({ rule, oddity }: DayToken): void {
    this.#closeList();
    this.#openTokens += 1;
    if (oddity) this.#oddities.push(oddity);
    if (rule === null) return;
    this.#rules.push(rule);
    this.#open.push(rule);
  }

  #colon(): void {
    this.#closeList();
    if (this.#openTokens === 0) {
      // Nothing to limit: the colon and the numbers after it are no list.
      this.#unreadable(':');
      return;
    }
    this.#months = [];
    this.#monthTokens = 0;
    this.#strays = 0;
  }

  #month(piece: string): void {
    this.#monthTokens += 1;
    const month = Number(piece);
    if (month < 1 || month > 12) this.#unreadable(piece);
    else if (!this.#months?.includes(month)) this.#months?.push(month);
  }

  #closeList(): void {
    const months = this.#months;
    if (months === null) return;
    if (this.#monthTokens === 0) this.#unreadable(':');
    months.sort((a, b) => a - b);
    for (const rule of this.#open) rule.months = [...months];
    this.#open = [];
    this.#openTokens = this.#strays;
    this.#months = null;
  }

  #remark(digits: string): void {
    const id = String(Number(digits));
    if (!this.#remarks.includes(id)) this.#remarks.push(id);
  }

  #unreadable(token: string): void {
    this.#oddities.push({ kind: 'unreadable', token });
  }
}

function dayToken(token: string): DayToken | null {
  const weekday = WEEKDAY_TOKEN.exec(token);
  if (weekday) {
    const day = weekdayIndex(weekday[1] ?? '');
    if (weekday[2] === undefined) return { rule: { kind: 'weekly', weekday: day } };
    return { rule: { kind: 'monthly', weekday: day, nth: Number(weekday[2]) } };
  }
  if (DATE_TOKEN.test(token)) {
    if (token === NO_DATE) return { rule: null };
    const date = compactDate(token);
    return date === null ? null : { rule: { kind: 'date', date } };
  }
  const fortnight = FORTNIGHT_TOKEN.exec(token);
  const start = fortnight && compactDate(fortnight[2] ?? '');
  if (!start) return null;
  const rule: Rule = { kind: 'fortnightly', start };
  if (weekdayOf(start) === weekdayIndex(fortnight[1] ?? '')) return { rule };
  return { rule, oddity: { kind: 'fortnightly-weekday', token, start } };
}

function weekdayIndex(name: string): number {
  const kanji = KANJI_DAYS.indexOf(name);
  return kanji === -1 ? ENGLISH_DAYS.indexOf(name.toLowerCase()) : kanji;
}

function compactDate(digits: string): IsoDate | null {
  return isoDateOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));
}
