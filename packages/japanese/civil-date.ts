/**
 * Civil dates without times and zones: ISO strings and day numbers.
 * Proleptic Gregorian calendar, years 0001–9999, integer arithmetic only (no Date objects).
 */

/** A date as `YYYY-MM-DD` (ISO 8601-1, 5.2.2.1 extended format). */
export type IsoDate = string;

const DAYS_BEFORE_1970 = 719_468;
const DAYS_PER_400_YEARS = 146_097;
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => (n < 10 ? `0${n}` : String(n)));

/** True for a year with a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month (1–12); 0 for a month that doesn't exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return MONTH_LENGTHS[month - 1] ?? 0;
}

/** The ISO date of year, month and day, or null if there is no such day (30 February is never rolled over). */
export function isoDateOf(year: number, month: number, day: number): IsoDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < 1 || year > 9999 || day < 1 || day > daysInMonth(year, month)) return null;
  return formatParts(year, month, day);
}

/** True if the text is exactly `YYYY-MM-DD` and that day exists. */
export function isIsoDate(text: string): boolean {
  return packedParts(text) !== -1;
}

/** Year, month (1–12) and day of an ISO date. Throws RangeError if it isn't one. */
export function datePartsOf(iso: IsoDate): { year: number; month: number; day: number } {
  const packed = partsOrThrow(iso);
  return { year: Math.trunc(packed / 10_000), month: Math.trunc(packed / 100) % 100, day: packed % 100 };
}

/** Days since 1970-01-01 (which is 0; earlier dates are negative). Throws RangeError if it isn't an ISO date. */
export function toDayNumber(iso: IsoDate): number {
  const packed = partsOrThrow(iso);
  const month = Math.trunc(packed / 100) % 100;
  // Years begin in March here, so that the leap day is the last day of a year.
  const year = Math.trunc(packed / 10_000) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.trunc((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + (packed % 100) - 1;
  const dayOfEra = yearOfEra * 365 + Math.trunc(yearOfEra / 4) - Math.trunc(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
}

/** Days from 1970 on that were written before; a page and its neighbours write the same few weeks again and again. */
const written: (IsoDate | undefined)[] = new Array(36_525);

/** The ISO date of a day number (days since 1970-01-01). Throws RangeError outside the years 0001–9999. */
export function fromDayNumber(dayNumber: number): IsoDate {
  const ready = written[dayNumber];
  if (ready !== undefined) return ready;
  const date = writeDay(dayNumber);
  if (dayNumber >= 0 && dayNumber < written.length) written[dayNumber] = date;
  return date;
}

function writeDay(dayNumber: number): IsoDate {
  if (!Number.isInteger(dayNumber) || dayNumber < FIRST_DAY || dayNumber > LAST_DAY) {
    throw new RangeError(`Not a day number of the years 0001-9999: ${dayNumber}`);
  }
  const shifted = dayNumber + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_400_YEARS);
  const dayOfEra = shifted - era * DAYS_PER_400_YEARS;
  const yearOfEra = Math.trunc(
    (dayOfEra -
      Math.trunc(dayOfEra / 1460) +
      Math.trunc(dayOfEra / 36_524) -
      Math.trunc(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.trunc(yearOfEra / 4) - Math.trunc(yearOfEra / 100));
  const monthFromMarch = Math.trunc((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.trunc((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return formatParts(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The date `days` days later (earlier when negative). Throws RangeError outside the years 0001–9999. */
export function addDays(iso: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(iso) + days);
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export function weekdayOf(iso: IsoDate): number {
  return weekdayOfDayNumber(toDayNumber(iso));
}

/** Day of the week of a day number, 0 = Sunday … 6 = Saturday. */
export function weekdayOfDayNumber(dayNumber: number): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber + 4) % 7) + 7) % 7;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The date that a clock in the time zone (e.g. `Asia/Tokyo`) shows at the moment `now`. Throws RangeError for an unknown zone. */
export function todayIn(timeZone: string, now: Date): IsoDate {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const parts = formatter.formatToParts(now);
  const numberOf = (type: 'year' | 'month' | 'day') => Number(parts.find((p) => p.type === type)?.value);
  return formatParts(numberOf('year'), numberOf('month'), numberOf('day'));
}

function formatParts(year: number, month: number, day: number): IsoDate {
  const century = TWO_DIGITS[Math.trunc(year / 100)];
  return `${century}${TWO_DIGITS[year % 100]}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}`;
}

function partsOrThrow(iso: string): number {
  const packed = packedParts(iso);
  if (packed === -1) throw new RangeError(`Not a date in the form YYYY-MM-DD: ${iso.slice(0, 40)}`);
  return packed;
}

/** YYYYMMDD as one integer, -1 if the text isn't a date: one integer allocates nothing on hot paths. */
function packedParts(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return -1;
  let packed = 0;
  for (let i = 0; i < 10; i += 1) {
    if (i === 4 || i === 7) continue;
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    packed = packed * 10 + digit;
  }
  const year = Math.trunc(packed / 10_000);
  const day = packed % 100;
  if (year < 1 || day < 1 || day > daysInMonth(year, Math.trunc(packed / 100) % 100)) return -1;
  return packed;
}
