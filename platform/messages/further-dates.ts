/** Dates and times of further languages, as Intl knows them. Formats are kept: making one takes a thousand times as long. */
import type { DateStyle } from './dates.ts';
import { type Lang, tagOf } from './language.ts';

const OPTIONS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  monthDay: { day: 'numeric', month: 'short' },
  dayWeekday: { weekday: 'short', day: 'numeric' },
  day: {},
  weekday: { weekday: 'short' },
  weekdayLong: { weekday: 'long' },
  month: { month: 'long' },
  yearMonth: { month: 'long', year: 'numeric' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(lang: Lang, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(tagOf(lang), { ...options, calendar: 'gregory', timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}

/** A civil date 'YYYY-MM-DD' that is one. The day alone is its number, in every language. */
export function furtherDate(iso: string, lang: Lang, style: DateStyle): string {
  if (style === 'day') return String(Number(iso.slice(8, 10)));
  return formatOf(lang, style, OPTIONS[style]).format(Date.parse(`${iso.slice(0, 10)}T00:00Z`));
}

/** A time of day in a sentence. */
export function furtherTime(hour: number, minute: number, lang: Lang): string {
  const options = { hour: 'numeric', minute: '2-digit' } as const;
  return formatOf(lang, 'time', options).format(Date.UTC(2000, 0, 1, hour, minute));
}

/** The word for today, tomorrow and the day after, with a capital as it stands on its own; null for any other day. */
export function furtherDayName(days: number, lang: Lang): string | null {
  if (![0, 1, 2].includes(days)) return null;
  const word = new Intl.RelativeTimeFormat(tagOf(lang), { numeric: 'auto' }).format(days, 'day');
  return word.charAt(0).toLocaleUpperCase(tagOf(lang)) + word.slice(1);
}
