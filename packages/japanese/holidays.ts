/** National holidays of Japan, from the table of holiday-jp (1970–2050, no network). */
import holidayJp from '@holiday-jp/holiday_jp';
import { type IsoDate, isIsoDate } from './civil-date.ts';

const table: Record<string, { name: string; name_en: string } | undefined> = holidayJp.holidays;

/** First day for which holidays are known. */
export const holidaysKnownFrom: IsoDate = '1970-01-01';

/** Last day for which holidays are known; later ones (and changes of the law) need a newer table. */
export const holidaysKnownUntil: IsoDate = '2050-12-31';

/**
 * The name of the national holiday (also 振替休日 and 国民の休日) on that day, or null if there is none.
 * null too outside `holidaysKnownFrom`–`holidaysKnownUntil`: ask `holidaysKnown` where the difference matters.
 */
export function holidayName(iso: IsoDate, lang: 'ja' | 'en' = 'ja'): string | null {
  const holiday = Object.hasOwn(table, iso) ? table[iso] : undefined;
  if (!holiday) return null;
  return lang === 'ja' ? holiday.name : holiday.name_en;
}

/** True if the table covers the date, so that no name means no holiday. */
export function holidaysKnown(iso: IsoDate): boolean {
  return isIsoDate(iso) && iso >= holidaysKnownFrom && iso <= holidaysKnownUntil;
}
