/** Phrases that name days: each takes what it understands and says whether it did. */
import { type IsoDate, isoDateOf, weekdayOf } from '@tomoni/japanese';
import type { Rule } from '../calendar.ts';
import type { Scanner } from './scanner.ts';
import { dateWithin } from './validity.ts';
import {
  AND,
  monthDayOf,
  numbersIn,
  ordinalsIn,
  TO,
  WEEKDAY,
  WEEKDAYS,
  weekdaysIn,
  YEAR,
  yearIn,
} from './words.ts';

/** Takes a phrase; false leaves the scanner where it was. */
export type Phrase = (scanner: Scanner) => boolean;

const NTH = '[1-5一二三四五]';
const MONTHLY = new RegExp(
  `(?:毎月\\s*)?第\\s*(${NTH}(?:\\s*${AND}\\s*第?\\s*${NTH})*)\\s*の?\\s*\\(?(${WEEKDAYS})\\)?`,
  'y',
);
const LAST = new RegExp(`(?:毎月\\s*)?最終\\s*の?\\s*(${WEEKDAY})(?!\\s*${AND}?\\s*[日月火水木金土])`, 'y');
const WEEKLY = new RegExp(`(?:毎週|週\\s*(\\d)\\s*回)?[\\s(の:]*(${WEEKDAYS})\\)?`, 'y');
const WEEKDAY_RANGE = new RegExp(`(?:毎週)?[\\s(]*(${WEEKDAY})\\s*${TO}\\s*(${WEEKDAY})\\)?`, 'y');
const DAYS_OF_MONTH = new RegExp(
  `毎月\\s*(\\d{1,2}日?(?:\\s*${AND}\\s*\\d{1,2}日?)*)(?<=日)(?!\\s*${TO})`,
  'y',
);

const EVERY_SECOND = '(?:隔週|1週(?:間)?おき|2週(?:間)?に(?:1|一)(?:回|度))';
const DATE = `(?:${YEAR}\\s*)?\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日|(?:20\\d\\d[/.-])?\\d{1,2}/\\d{1,2}|20\\d\\d[.-]\\d{1,2}[.-]\\d{1,2}`;
const IN_BRACKETS = `(?:\\s*\\(${WEEKDAY}\\))?`;
const SINCE = '(?:から|より|開始|起点|起算|スタート|~|〜)';
const FORTNIGHT = new RegExp(`${EVERY_SECOND}[\\s(の]*(${WEEKDAY})`, 'y');
const FORTNIGHT_START = new RegExp(
  `[\\s(、,]*((?:${DATE})${IN_BRACKETS})\\s*(?:を)?${SINCE}\\s*(?:開始)?\\)?`,
  'y',
);
const START_FIRST = new RegExp(`((?:${DATE})${IN_BRACKETS})\\s*${SINCE}\\s*の?(?=${EVERY_SECOND})`, 'y');
const ONE_DATE = new RegExp(`((?:${DATE})${IN_BRACKETS})(?!\\s*${TO})`, 'y');
const SAME_MONTH = new RegExp(`\\s*${AND}\\s*(\\d{1,2})\\s*日(${IN_BRACKETS})(?!\\s*${TO})`, 'y');
const COMPACT = /20\d{6}(?!\d)/y;

/** 第2・4月曜日, 第1・第3木, 第2月・木曜日. */
export const monthly: Phrase = (scanner) => {
  const start = scanner.at;
  const found = scanner.take(MONTHLY);
  if (!found) return false;
  const [, nths = '', days = ''] = found;
  // 第2月・木曜日 shares its 曜日; 第2月曜日・木曜日 may mean every Thursday.
  const shared = !/曜.*[日月火水木金土]曜/.test(days) && /曜日?$/.test(days);
  const weekdays = weekdaysIn(days);
  const rules = weekdays.flatMap((weekday) =>
    ordinalsIn(nths).map((nth): Rule => ({ kind: 'monthly', weekday, nth })),
  );
  if ((weekdays.length === 1 || shared) && scanner.add(rules)) return true;
  scanner.at = start;
  return false;
};

/** 最終水曜日. */
export const lastOfMonth: Phrase = (scanner) => {
  const found = scanner.take(LAST);
  const [weekday] = weekdaysIn(found?.[1] ?? '');
  return weekday !== undefined && scanner.add([{ kind: 'monthly', weekday, nth: -1 }]);
};

/** 月～金曜日. */
export const weekdayRange: Phrase = (scanner) => {
  const found = scanner.take(WEEKDAY_RANGE);
  const [from] = weekdaysIn(found?.[1] ?? '');
  const [to] = weekdaysIn(found?.[2] ?? '');
  if (from === undefined || to === undefined) return false;
  const count = ((to - from + 7) % 7) + 1;
  return scanner.add(
    Array.from({ length: count }, (_, index): Rule => ({ kind: 'weekly', weekday: (from + index) % 7 })),
  );
};

/** 毎週火・金曜日, 火・金, 週2回（月・木）. */
export const weekly: Phrase = (scanner) => {
  const start = scanner.at;
  const found = scanner.take(WEEKLY);
  if (!found) return false;
  const weekdays = weekdaysIn(found[2] ?? '');
  const counted = found[1] === undefined || Number(found[1]) === weekdays.length;
  if (counted && scanner.add(weekdays.map((weekday): Rule => ({ kind: 'weekly', weekday })))) return true;
  scanner.at = start;
  return false;
};

/** 毎月10日・25日. */
export const dayOfMonth: Phrase = (scanner) => {
  const days = numbersIn(scanner.take(DAYS_OF_MONTH)?.[1] ?? '');
  if (days.length === 0 || days.some((day) => day < 1 || day > 31)) return false;
  return scanner.add(days.map((day): Rule => ({ kind: 'day-of-month', day })));
};

/** 隔週水曜日（4月8日から）, 4月8日から隔週水曜日. Without its first day it gives no dates. */
export const fortnightly: Phrase = (scanner) => {
  const start = scanner.at;
  const before = scanner.take(START_FIRST)?.[1];
  const found = scanner.take(FORTNIGHT);
  if (!found) {
    scanner.at = start;
    return false;
  }
  const written = before ?? scanner.take(FORTNIGHT_START)?.[1];
  const phrase = scanner.text.slice(start, scanner.at);
  if (written === undefined) {
    scanner.problems.push({ code: 'fortnightly-start-unknown', text: phrase });
    return true;
  }
  const date = writtenDate(scanner, written);
  if (date === 'impossible') {
    scanner.at = start;
    return false;
  }
  if (date === null) return true;
  if (weekdayOf(date) !== weekdaysIn(found[1] ?? '')[0]) {
    scanner.at = start;
    return false;
  }
  return scanner.add([{ kind: 'fortnightly', start: date }]);
};

/** 4月8日、22日, 2026/4/8, 20260408. */
export const dates: Phrase = (scanner) => {
  const start = scanner.at;
  const compact = scanner.take(COMPACT)?.[0];
  const written = compact ?? scanner.take(ONE_DATE)?.[1];
  if (written === undefined) return false;
  const all = [writtenDate(scanner, written)];
  const month = /(.*?\d{1,2}\s*月)/.exec(written)?.[1];
  for (let more = month && scanner.take(SAME_MONTH); more; more = scanner.take(SAME_MONTH)) {
    all.push(writtenDate(scanner, `${month}${more[1]}日${more[2]}`));
  }
  const rules = all.flatMap((date): Rule[] => (date === null ? [] : [{ kind: 'date', date }]));
  if (!all.includes('impossible') && scanner.add(rules)) return true;
  scanner.at = start;
  return false;
};

/**
 * The date of a text like 4月8日(水). null with a problem if the year is unknown;
 * `impossible` if there is no such day or it is another weekday.
 */
function writtenDate(scanner: Scanner, text: string): IsoDate | null | 'impossible' {
  const [bare = '', inBrackets = ''] = text.split('(');
  const date = plainDate(scanner, bare);
  if (date === null || date === 'impossible') return date;
  const [weekday] = weekdaysIn(inBrackets);
  return weekday === undefined || weekday === weekdayOf(date) ? date : 'impossible';
}

function plainDate(scanner: Scanner, text: string): IsoDate | null | 'impossible' {
  const year = new RegExp(YEAR).exec(text)?.[0];
  const numbers = numbersIn(year === undefined ? text : text.replace(year, ''));
  const [first = 0, second = 0, third] = numbers;
  if (numbers.length === 1) return compactDate(first);
  if (third !== undefined) return isoDateOf(first, second, third) ?? 'impossible';
  if (year !== undefined) return isoDateOf(yearIn(year), first, second) ?? 'impossible';
  if (monthDayOf(first, second) === null) return 'impossible';
  const date = dateWithin(scanner.validity, first, second);
  if (date === null) scanner.problems.push({ code: 'year-unknown', text });
  return date;
}

function compactDate(digits: number): IsoDate | 'impossible' {
  return isoDateOf(Math.trunc(digits / 10_000), Math.trunc(digits / 100) % 100, digits % 100) ?? 'impossible';
}
