/** Phrases that limit days: months, breaks, holidays; and words that add nothing. */
import type { Phrase } from './days.ts';
import { AND, CLOSED, monthDayOf, monthRange, numbersIn, TO } from './words.ts';

const NOT_A_DATE = '(?!\\s*\\d{1,2}\\s*日)';
const PARITY = '(偶数|奇数)月';
const MONTH_SPAN = `(\\d{1,2})\\s*月?\\s*${TO}\\s*(\\d{1,2})\\s*月(?:まで)?`;
const MONTH_LIST = `((?:\\d{1,2}\\s*月?\\s*${AND}\\s*)*\\d{1,2}\\s*月)`;
const MONTHS = `(?:${PARITY}|${MONTH_SPAN}|${MONTH_LIST})${NOT_A_DATE}`;
const MONTHS_AHEAD = new RegExp(`${MONTHS}\\s*(?:の|は|に|:|のみ|に限り|だけ)*`, 'y');
const MONTHS_BEHIND = new RegExp(`\\(\\s*(?:${MONTHS})\\s*(?:のみ|だけ|に限る)?\\s*\\)`, 'y');

const DAY = '(\\d{1,2})\\s*(?:月|/)\\s*(\\d{1,2})日?';
const SPAN = `${DAY}\\s*${TO}\\s*(?:翌年?の?)?\\s*(?:(\\d{1,2})\\s*(?:月|/)\\s*)?(\\d{1,2})日?(?:まで)?`;
const BREAK = new RegExp(`(?:年末年始)?[\\s(]*${SPAN}\\)?\\s*(?:の間)?[はを]?\\s*${CLOSED}`, 'y');
const YEAR_END_SPAN = new RegExp(`年末年始\\s*\\(${SPAN}\\)\\s*(?:の間)?[はを]?\\s*${CLOSED}`, 'y');
const ONE_DAY_OFF = new RegExp(`${DAY}[はを]?\\s*${CLOSED}`, 'y');
const YEAR_END = new RegExp(`年末年始(?:の?期間)?[はを]?\\s*${CLOSED}`, 'y');

const HOLIDAY = '(?:国民の)?(?:祝日|祝祭日|祭日)(?:(?:の(?:日|場合|とき|時)))?';
const HOLIDAY_TOO = new RegExp(
  `${HOLIDAY}(?:(?:も|でも|は)\\s*(?:通常(?:どおり|通り)|平常(?:どおり|通り))?\\s*(?:収集|回収)(?:し?ます|する|あり)?(?!\\s*(?:なし|しません|は?ありません|は?行いません))|を?含む)`,
  'y',
);
const HOLIDAY_OFF = new RegExp(`${HOLIDAY}[はを]?、?\\s*${CLOSED}`, 'y');
const HOLIDAY_NEXT = new RegExp(
  `${HOLIDAY}は?[、,]?\\s*(?:その)?翌日(?:に)?(?:収集|回収|振替)?(?:し?ます)?`,
  'y',
);

const SEPARATOR = /(?:[ \t　・()「」【】［］[\]]|と|及び|および|並びに)+/y;
const COMMA = /[、,。.;／/]+/y;
const LINE = /\s*[\r\n]+\s*/y;
const EMPTY_WORD = /(?:に|の|を)?(?:ごみ)?(?:収集|回収)(?:し?ます|する|日|です)?|です|の日(?!曜)|※/y;
const PUT_OUT_BY =
  /(?:収集日)?(?:の)?(?:当日)?(?:の)?(?:朝|午前)?\s*\d{1,2}(?:時|:\d\d)(?:半|\d{1,2}分)?まで(?:に)?(?:出(?:す|して(?:ください|下さい)))?/y;

/** 偶数月の, 4～11月の, 4・6月は: for the days that follow. */
export const monthsAhead: Phrase = (scanner) => {
  const start = scanner.at;
  const months = monthsFound(scanner.take(MONTHS_AHEAD));
  if (months === null || scanner.monthsDangling) {
    scanner.at = start;
    return false;
  }
  scanner.months = months;
  scanner.monthsDangling = true;
  scanner.monthsUsed = false;
  return true;
};

/** 第2水曜日（偶数月）: for the one phrase before it; with several it is open which of them is meant. */
export const monthsBehind: Phrase = (scanner) => {
  const start = scanner.at;
  const months = monthsFound(scanner.take(MONTHS_BEHIND));
  const rules = scanner.rules.slice(scanner.sentence);
  const open = scanner.phrase > scanner.sentence || rules.some((rule) => rule.months !== undefined);
  if (months === null || rules.length === 0 || open) {
    scanner.at = start;
    return false;
  }
  for (const rule of rules) rule.months = [...months];
  scanner.sentence = scanner.rules.length;
  return true;
};

/** 12月30日～1月3日は休み, 年末年始（12/29～1/3）を除く, 1月1日は休み. */
export const breaks: Phrase = (scanner) => {
  const start = scanner.at;
  const span = scanner.take(YEAR_END_SPAN) ?? scanner.take(BREAK);
  const found = span ?? scanner.take(ONE_DAY_OFF);
  if (found) {
    const [, month = '', day = '', toMonth = month, toDay = day] = found;
    const from = monthDayOf(Number(month), Number(day));
    const to = monthDayOf(Number(toMonth), Number(toDay));
    if (from !== null && to !== null) {
      scanner.skip.push({ from, to });
      return true;
    }
  }
  scanner.at = start;
  return false;
};

/**
 * 年末年始を除く without days. Nothing is promised from 29 December to 3 January, the days on which public
 * offices are closed by law (行政機関の休日に関する法律, article 1), and the reader says that it is not known.
 */
export const yearEnd: Phrase = (scanner) => {
  const found = scanner.take(YEAR_END);
  if (!found) return false;
  scanner.skip.push({ from: '12-29', to: '01-03' });
  scanner.problems.push({ code: 'year-end-unknown', text: found[0] });
  return true;
};

/** 祝日も収集, 祝日は休み, 祝日の場合は翌日. */
export const holidays: Phrase = (scanner) => {
  if (scanner.take(HOLIDAY_TOO)) return true;
  const effect = scanner.take(HOLIDAY_OFF) ? 'skip' : scanner.take(HOLIDAY_NEXT) ? 'next-day' : null;
  if (effect === null || (scanner.holidays !== null && scanner.holidays !== effect)) return false;
  scanner.holidays = effect;
  return true;
};

/** Brackets, commas, line ends and words without a meaning of their own. */
export const filler: Phrase = (scanner) => {
  if (!scanner.monthsDangling && scanner.take(LINE)) {
    scanner.months = null;
    scanner.sentence = scanner.rules.length;
    return true;
  }
  if (scanner.take(COMMA)) {
    scanner.monthsUsed = scanner.months !== null && !scanner.monthsDangling;
    return true;
  }
  if (scanner.take(SEPARATOR)) return true;
  return scanner.rules.length > 0 && scanner.take(EMPTY_WORD) !== null;
};

/** 朝8時まで: said to people, no rule. */
export const putOutBy: Phrase = (scanner) => {
  const found = scanner.take(PUT_OUT_BY);
  if (found) scanner.problems.push({ code: 'note-in-cell', text: found[0] });
  return found !== null;
};

function monthsFound(found: RegExpExecArray | null): number[] | null {
  if (!found) return null;
  const [, parity, from, to, list] = found;
  if (parity !== undefined) return parity === '偶数' ? [2, 4, 6, 8, 10, 12] : [1, 3, 5, 7, 9, 11];
  if (from !== undefined) return monthRange(Number(from), Number(to));
  const months = [...new Set(numbersIn(list ?? ''))].sort((a, b) => a - b);
  return months.length > 0 && months.every((month) => month >= 1 && month <= 12) ? months : null;
}
