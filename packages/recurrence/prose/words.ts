/** The words of schedules in Japanese, as pieces of patterns. Texts are NFKC, so digits and brackets are ASCII. */
import { isoDateOf } from '@tomoni/japanese';

const DAYS = '日月火水木金土';
const NUMERALS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5 };

/** One weekday: 月, 月曜, 月曜日. */
export const WEEKDAY = `[${DAYS}](?:曜日?)?`;
/** Weekdays in a row: 火・金曜日, 月曜日・木曜日, 月木. */
export const WEEKDAYS = `${WEEKDAY}(?:\\s*[・,、と/&]?\\s*${WEEKDAY})*`;
/** From … to. */
export const TO = '(?:~|〜|-|−|–|から)';
/** Between things of a list. */
export const AND = '(?:[・,、と/&]|及び|および)';
/** Nothing is collected. */
export const CLOSED =
  '(?:(?:(?:収集|回収)[はを]?\\s*)?お?休み(?:です|ます|します|になります|いたします)?|休業|休止|を?除く|を?除き(?:ます)?|収集(?:は?なし|しません|は?ありません|は?行いません))';
/** A year, so that a date needs no guess: 令和8年, R8年, 2026年. */
export const YEAR = '(?:(?:令和|R)\\s*(?:\\d{1,2}|元)\\s*年|20\\d\\d\\s*年)';

/** Weekday numbers of what WEEKDAY or WEEKDAYS matched, in order. */
export function weekdaysIn(text: string): number[] {
  return [...text.replace(/曜日?/g, '')].flatMap((letter) => {
    const index = DAYS.indexOf(letter);
    return index === -1 ? [] : [index];
  });
}

/** 1–5 of 第1・3, 第一・第三: in order. */
export function ordinalsIn(text: string): number[] {
  return [...text].flatMap((letter) => {
    const value = NUMERALS[letter] ?? Number.parseInt(letter, 10);
    return Number.isNaN(value) ? [] : [value];
  });
}

/** All numbers of a text, in order. */
export function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

/** `MM-DD`, or null if no year has that day. */
export function monthDayOf(month: number, day: number): string | null {
  // 2028 is a leap year.
  return isoDateOf(2028, month, day)?.slice(5) ?? null;
}

/** The year of what YEAR matched. */
export function yearIn(text: string): number {
  if (text.includes('元')) return 2019;
  const [number = 0] = numbersIn(text);
  return number >= 2000 ? number : 2018 + number;
}

/** Months from one to another, over New Year if need be; null if one of them is no month. */
export function monthRange(from: number, to: number): number[] | null {
  if (from < 1 || from > 12 || to < 1 || to > 12) return null;
  const count = ((to - from + 12) % 12) + 1;
  return Array.from({ length: count }, (_, index) => ((from - 1 + index) % 12) + 1).sort((a, b) => a - b);
}
