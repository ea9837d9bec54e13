/** Dates of all eras, with slashes or dots, and spreadsheets' serial numbers, as YYYY-MM-DD. */
import { excelSerialToDate, isIsoDate, parseDate } from '@tomoni/japanese';
import type { Cell } from '@tomoni/sheets';
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain } from './text.ts';

/** Serials from 1910 on: smaller numbers are years, counts or ages. */
const FIRST_SERIAL = 3654;
const LAST_SERIAL = 73_415;

export function repairDate(text: string, cell?: () => Cell | undefined): Outcome {
  if (isIsoDate(text)) return null;
  const stored = cell?.();
  if (stored?.date !== undefined && isIsoDate(stored.date)) {
    const read = parseDate(text);
    return repaired(stored.date, read?.era === undefined ? 'datasets.date-format' : 'datasets.era-date');
  }
  const found = parseDate(text);
  if (found !== null) {
    if (found.doubts?.includes('wrong-weekday')) return ask('datasets.doubtful-date', found.date);
    return repaired(found.date, found.era === undefined ? 'datasets.date-format' : 'datasets.era-date');
  }
  const serial = serialOf(plain(text));
  if (serial !== null) return repaired(serial, 'datasets.serial-date');
  return ask('datasets.unreadable-date', dateWithin(text));
}

/** Five digits only: four may be a year. */
function serialOf(text: string): string | null {
  if (!/^\d{5}(?:\.\d{1,10})?$/u.test(text)) return null;
  const serial = Number(text);
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL ? excelSerialToDate(serial) : null;
}

/** The date of a date with a time of day or a note behind it. */
function dateWithin(text: string): string | null {
  const start = /^[^\s(（TＴ　]{6,20}(?=[\s(（TＴ　])/u.exec(plain(text).slice(0, 60));
  return start === null ? null : (parseDate(start[0])?.date ?? null);
}
