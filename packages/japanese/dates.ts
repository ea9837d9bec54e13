/** Dates in every form that Japanese files write, and the serial numbers of spreadsheets. */
import { fromDayNumber, type IsoDate, isoDateOf, weekdayOf } from './civil-date.ts';
import { type EraName, eraByWord, fromEra } from './eras.ts';
import { parseNumeral } from './numerals.ts';
import { parseWeekday } from './weekdays.ts';
import { nfkc } from './width.ts';

/** outside-era: 昭和64年2月1日, which was 平成 by then; wrong-weekday: 2026年4月1日(月), a Wednesday. */
export type DateDoubt = 'outside-era' | 'wrong-weekday';

/** A date that was read. `era` is there when an era was written, `doubts` when a person should look. */
export interface ParsedDate {
  readonly date: IsoDate;
  readonly era?: EraName;
  readonly doubts?: readonly DateDoubt[];
}

export interface ParseDateOptions {
  /** Read eight digits (20260401) and R060401 as dates; default true. False for columns that may hold ids. */
  readonly compact?: boolean;
}

const LONGEST = 60;
const ERA = '明治|大正|昭和|平成|令和|[明大昭平令MTSHR]';
const NUMBER = '[0-9〇零一二三四五六七八九十百千壱弐参拾]{1,8}';

const MARKED = new RegExp(
  `^(?:(${ERA})\\s?)?(元|${NUMBER})\\s?年\\s?(${NUMBER})\\s?月\\s?(${NUMBER})\\s?日$`,
  'i',
);
const WESTERN = /^(\d{4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,2})$/;
const SEPARATED_ERA = new RegExp(
  `^(${ERA})\\s?[.・]?\\s?(元|\\d{1,2})\\s?([/.・-])\\s?(\\d{1,2})\\s?\\3\\s?(\\d{1,2})$`,
  'i',
);
const COMPACT = /^(?:([MTSHR])(\d{2})|(\d{4}))(\d{2})(\d{2})$/i;

/**
 * The date that a text writes, or null if it isn't exactly one date.
 *
 * Y/M/D, Y-M-D, Y.M.D, YYYYMMDD, Y年M月D日 (also in kanji numerals), eras in full, by kanji or letter with 元年
 * (令和元年5月1日, 昭32. 7. 1, R6.4.1, ㋿6年4月1日, R060401), any width, single spaces between; a weekday in
 * brackets and a midnight (as spreadsheets export dates) may follow. Impossible days (2/30), two-digit years
 * without an era and times of day give null: nothing is rolled over, completed or dropped.
 */
export function parseDate(text: string, options: ParseDateOptions = {}): ParsedDate | null {
  if (text.length > LONGEST) return null;
  const tidy = nfkc(text)
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[T ]0{1,2}:00(?::00(?:\.0{1,6})?)?Z?$/, '');
  const weekday = / ?\(([日月火水木金土](?:曜日?)?|[A-Za-z]{3,9})\)$/.exec(tidy);
  const found = parseBare(weekday ? tidy.slice(0, weekday.index) : tidy, options.compact ?? true);
  if (!found || !weekday) return found;
  const named = parseWeekday(weekday[1] ?? '');
  if (named === null) return null;
  if (named === weekdayOf(found.date)) return found;
  return { ...found, doubts: [...(found.doubts ?? []), 'wrong-weekday'] };
}

function parseBare(text: string, compact: boolean): ParsedDate | null {
  const western = WESTERN.exec(text);
  if (western) return inYear(undefined, western[1], western[3], western[4]);
  const marked = MARKED.exec(text);
  if (marked) return inYear(marked[1], marked[2], marked[3], marked[4]);
  const inEra = SEPARATED_ERA.exec(text);
  if (inEra) return inYear(inEra[1], inEra[2], inEra[4], inEra[5]);
  const dense = compact ? COMPACT.exec(text) : null;
  return dense ? inYear(dense[1], dense[2] ?? dense[3], dense[4], dense[5]) : null;
}

function inYear(eraWord: string | undefined, yearText = '', monthText = '', dayText = ''): ParsedDate | null {
  const month = parseNumeral(monthText);
  const day = parseNumeral(dayText);
  const year = yearText === '元' ? 1 : parseNumeral(yearText);
  if (year === null || month === null || day === null) return null;
  if (eraWord === undefined) {
    // A two-digit or "first" year without an era could be any.
    const date = yearText === '元' || year < 1000 ? null : isoDateOf(year, month, day);
    return date === null ? null : { date };
  }
  const era = eraByWord(eraWord);
  const written = era ? fromEra(era, year, month, day) : null;
  if (!era || !written) return null;
  const found = { date: written.date, era: era.name };
  return written.outsideEra ? { ...found, doubts: ['outside-era'] } : found;
}

const DAY_ZERO_1900 = -25_568;
const DAY_ZERO_1904 = -24_107;
/** Serial of 9999-12-31 in the 1900 system: spreadsheets have no later day. */
const LAST_SERIAL = 2_958_465;

/**
 * The date of a spreadsheet's serial number (ECMA-376 part 1, 18.17.4.1); the time of day (the fraction) is cut.
 * In the 1900 system serial 60 is a 29 February 1900 that never was: null. Outside 1–2958465 (0–2957003 in the 1904
 * system) null.
 */
export function excelSerialToDate(serial: number, options: { date1904?: boolean } = {}): IsoDate | null {
  if (!Number.isFinite(serial)) return null;
  const whole = Math.floor(serial);
  if (options.date1904) {
    if (whole < 0 || whole > LAST_SERIAL - 1462) return null;
    return fromDayNumber(DAY_ZERO_1904 + whole);
  }
  if (whole < 1 || whole > LAST_SERIAL || whole === 60) return null;
  // Day numbers before the false leap day are one less away from day zero.
  return fromDayNumber(DAY_ZERO_1900 + whole - (whole > 60 ? 1 : 0));
}
