/** The eras since Meiji: names, first and last days, and dates written in them. */
import { datePartsOf, type IsoDate, isIsoDate, isoDateOf } from './civil-date.ts';
import { toKanjiNumeral } from './numerals.ts';

/** Name of an era in kanji. */
export type EraName = '明治' | '大正' | '昭和' | '平成' | '令和';

/** An era with its letter, English name and days; `last` is null while it goes on. */
export interface Era {
  readonly name: EraName;
  readonly letter: 'M' | 'T' | 'S' | 'H' | 'R';
  readonly english: string;
  readonly first: IsoDate;
  readonly last: IsoDate | null;
}

/**
 * The eras, oldest first. Days by the imperial edicts and cabinet orders of 1868, 1912, 1926, 1989 and 2019.
 * The days 1912-07-30 and 1926-12-25 belong to two eras; they are written in the new one and read in both.
 */
export const ERAS: readonly Era[] = [
  { name: '明治', letter: 'M', english: 'Meiji', first: '1868-10-23', last: '1912-07-30' },
  { name: '大正', letter: 'T', english: 'Taisho', first: '1912-07-30', last: '1926-12-25' },
  { name: '昭和', letter: 'S', english: 'Showa', first: '1926-12-25', last: '1989-01-07' },
  { name: '平成', letter: 'H', english: 'Heisei', first: '1989-01-08', last: '2019-04-30' },
  { name: '令和', letter: 'R', english: 'Reiwa', first: '2019-05-01', last: null },
];

/** Japan wrote lunisolar months before this day (明治6年1月1日): they can't be told as Gregorian ones by arithmetic. */
const FIRST_GREGORIAN_DAY = '1873-01-01';

/** A year, month and day written in an era. */
export interface EraDate {
  readonly era: EraName;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The era that a word means: 令和, 令, R, r. null for anything else. ㍻ becomes 平成 by `nfkc` before. */
export function eraByWord(word: string): Era | null {
  const upper = word.toUpperCase();
  return ERAS.find((e) => e.name === word || e.name.charAt(0) === word || e.letter === upper) ?? null;
}

/**
 * The date in its era, or null before 1873-01-01 (the lunisolar calendar).
 * Throws RangeError if `iso` isn't an ISO date.
 */
export function toEra(iso: IsoDate): EraDate | null {
  const { year, month, day } = datePartsOf(iso);
  if (iso < FIRST_GREGORIAN_DAY) return null;
  const era = ERAS.findLast((e) => e.first <= iso);
  if (!era) return null;
  return { era: era.name, year: year - Number(era.first.slice(0, 4)) + 1, month, day };
}

/**
 * The ISO date of a day in an era. `outsideEra` is true when the era had not begun or was over on that day
 * (平成31年5月1日, as forms printed before the change say): the day that is meant is clear, so it is given.
 * null when there is no such day, for a year outside 1–99, and before 1873-01-01.
 */
export function fromEra(
  era: Era,
  year: number,
  month: number,
  day: number,
): { date: IsoDate; outsideEra: boolean } | null {
  if (!Number.isInteger(year) || year < 1 || year > 99) return null;
  const date = isoDateOf(Number(era.first.slice(0, 4)) + year - 1, month, day);
  if (date === null || date < FIRST_GREGORIAN_DAY) return null;
  return { date, outsideEra: date < era.first || (era.last !== null && date > era.last) };
}

/** long 令和元年5月1日, kanji 令和元年五月一日, short R1.5.1, compact R010501, english May 1, Reiwa 1. */
export type EraStyle = 'long' | 'kanji' | 'short' | 'compact' | 'english';

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The date in its era as text; null for what isn't an ISO date and for days before 1873-01-01. */
export function formatEra(iso: IsoDate, style: EraStyle = 'long'): string | null {
  const written = isIsoDate(iso) ? toEra(iso) : null;
  const era = ERAS.find((e) => e.name === written?.era);
  if (!written || !era) return null;
  const { year, month, day } = written;
  const pad = (n: number) => String(n).padStart(2, '0');
  switch (style) {
    case 'long':
      return `${era.name}${year === 1 ? '元' : year}年${month}月${day}日`;
    case 'kanji':
      return `${era.name}${year === 1 ? '元' : toKanjiNumeral(year)}年${toKanjiNumeral(month)}月${toKanjiNumeral(day)}日`;
    case 'short':
      return `${era.letter}${year}.${month}.${day}`;
    case 'compact':
      return `${era.letter}${pad(year)}${pad(month)}${pad(day)}`;
    case 'english':
      return `${ENGLISH_MONTHS[month - 1]} ${day}, ${era.english} ${year}`;
  }
}
