/**
 * Civil dates and times as people read them. Dates are 'YYYY-MM-DD' texts without a time zone; nothing here
 * asks the clock.
 */
import { easyDate, easyTime, easyWeekday } from './easy-dates.ts';
import { furtherDate, furtherDayName, furtherTime } from './further-dates.ts';
import { type BaseLang, isBase, isJapanese, type Lang } from './language.ts';

/**
 * | style | ja | en |
 * |---|---|---|
 * | full | 2026年11月25日（水） | Wednesday 25 November 2026 |
 * | date | 2026年11月25日 | 25 November 2026 |
 * | long | 11月25日（水） | Wednesday 25 November |
 * | short | 11月25日（水） | Wed 25 Nov |
 * | monthDay | 11月25日 | 25 Nov |
 * | dayWeekday | 25日（水） | Wed 25 |
 * | day | 25 | 25 |
 * | weekday | 水 | Wed |
 * | weekdayLong | 水曜日 | Wednesday |
 * | month | 11月 | November |
 * | yearMonth | 2026年11月 | November 2026 |
 *
 * Easy Japanese has the Japanese ones with readings, further languages what Intl knows of them.
 */
export type DateStyle =
  | 'full'
  | 'date'
  | 'long'
  | 'short'
  | 'monthDay'
  | 'dayWeekday'
  | 'day'
  | 'weekday'
  | 'weekdayLong'
  | 'month'
  | 'yearMonth';

const weekdaysJa = '日月火水木金土';
const weekdaysEn = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const monthsEn = [
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

interface Parts {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

/** A civil date in a language; a text that isn't a date comes back as it is. */
export function formatDate(iso: string, lang: Lang, style: DateStyle): string {
  const parts = partsOf(iso);
  if (parts === null) return iso;
  if (lang === 'ja') return japaneseDate(parts, style);
  if (lang === 'en') return englishDate(parts, style);
  return isJapanese(lang) ? easyDateOf(parts, style) : furtherDate(iso, lang, style);
}

function easyDateOf(parts: Parts, style: DateStyle): string {
  const text = japaneseDate(parts, style);
  if (style === 'day') return text;
  return style === 'weekday' ? easyWeekday(text) : easyDate(text);
}

function partsOf(iso: string): Parts | null {
  const year = Number(iso.slice(0, 4));
  const month = Number(iso.slice(5, 7));
  const day = Number(iso.slice(8, 10));
  if (!(year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  return { year, month, day, weekday: weekdayOf(year, month, day) };
}

/** Days by which the first of each month goes beyond whole weeks since 1 March of a year that begins there. */
const MONTH_SHIFTS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/** 0 is Sunday. A page writes some fifty dates; a Date object for each would be a tenth of its time. */
function weekdayOf(year: number, month: number, day: number): number {
  const leaps = month < 3 ? year - 1 : year;
  const days = leaps + Math.floor(leaps / 4) - Math.floor(leaps / 100) + Math.floor(leaps / 400);
  return (days + (MONTH_SHIFTS[month - 1] ?? 0) + day) % 7;
}

function japaneseDate({ year, month, day, weekday }: Parts, style: DateStyle): string {
  const letter = weekdaysJa.charAt(weekday);
  switch (style) {
    case 'full':
      return `${year}年${month}月${day}日（${letter}）`;
    case 'date':
      return `${year}年${month}月${day}日`;
    case 'long':
    case 'short':
      return `${month}月${day}日（${letter}）`;
    case 'monthDay':
      return `${month}月${day}日`;
    case 'dayWeekday':
      return `${day}日（${letter}）`;
    case 'day':
      return String(day);
    case 'weekday':
      return letter;
    case 'weekdayLong':
      return `${letter}曜日`;
    case 'month':
      return `${month}月`;
    case 'yearMonth':
      return `${year}年${month}月`;
  }
}

function englishDate({ year, month, day, weekday }: Parts, style: DateStyle): string {
  const dayName = weekdaysEn[weekday] ?? '';
  const monthName = monthsEn[month - 1] ?? '';
  switch (style) {
    case 'full':
      return `${dayName} ${day} ${monthName} ${year}`;
    case 'date':
      return `${day} ${monthName} ${year}`;
    case 'long':
      return `${dayName} ${day} ${monthName}`;
    case 'short':
      return `${dayName.slice(0, 3)} ${day} ${monthName.slice(0, 3)}`;
    case 'monthDay':
      return `${day} ${monthName.slice(0, 3)}`;
    case 'dayWeekday':
      return `${dayName.slice(0, 3)} ${day}`;
    case 'day':
      return String(day);
    case 'weekday':
      return dayName.slice(0, 3);
    case 'weekdayLong':
      return dayName;
    case 'month':
      return monthName;
    case 'yearMonth':
      return `${monthName} ${year}`;
  }
}

const nearDays: Record<BaseLang, readonly string[]> = {
  ja: ['きょう', 'あした', 'あさって'],
  en: ['Today', 'Tomorrow', 'In two days'],
};

/** The word for a date seen from another: きょう, あした, あさって; null for any other day. */
export function nearDayName(iso: string, today: string, lang: Lang): string | null {
  const days = (Date.parse(`${iso}T00:00Z`) - Date.parse(`${today}T00:00Z`)) / 86_400_000;
  if (isBase(lang)) return nearDays[lang][days] ?? null;
  return isJapanese(lang) ? (nearDays.ja[days] ?? null) : furtherDayName(days, lang);
}

/**
 * A time of day 'HH:MM'. In sentences 朝8時30分 / 8:30 am, in tables 8:30 in both languages.
 * A text that isn't a time comes back as it is.
 */
export function formatTime(time: string, lang: Lang, use: 'sentence' | 'table' = 'sentence'): string {
  const match = /^(\d{1,2}):(\d{2})/.exec(time);
  if (match === null) return time;
  const hour = Number(match[1]);
  const minute = match[2] ?? '00';
  if (hour > 24 || Number(minute) > 59) return time;
  if (use === 'table') return `${hour}:${minute}`;
  if (lang === 'en') {
    const clock = hour % 12 === 0 ? 12 : hour % 12;
    return `${clock}${minute === '00' ? '' : `:${minute}`} ${hour % 24 < 12 ? 'am' : 'pm'}`;
  }
  if (lang !== 'ja' && !isJapanese(lang)) return furtherTime(hour, Number(minute), lang);
  const minutes = minute === '00' ? '' : `${Number(minute)}分`;
  const text = `${partOfDay(hour)}${hour > 12 ? hour - 12 : hour}時${minutes}`;
  return lang === 'ja' ? text : easyTime(text);
}

/** The word that Japanese puts before the hour; noon stays 昼12時, 24 is 夜12時. */
function partOfDay(hour: number): string {
  if (hour < 4) return '午前';
  if (hour < 11) return '朝';
  if (hour < 12) return '午前';
  if (hour < 13) return '昼';
  if (hour < 16) return '午後';
  return hour < 18 ? '夕方' : '夜';
}
