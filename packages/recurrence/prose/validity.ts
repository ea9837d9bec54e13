/** For which days a table says that it is: 令和8年度, 2026年4月～2027年3月. */
import { daysInMonth, type IsoDate, isoDateOf, nfkc } from '@tomoni/japanese';
import { numbersIn, TO, YEAR, yearIn } from './words.ts';

/** Both days included. */
export interface Validity {
  from: IsoDate;
  to: IsoDate;
}

const FISCAL_YEAR = new RegExp(`${YEAR}\\s*度|(?:令和|R)\\s*\\d{1,2}\\s*年度|20\\d\\d\\s*年度`, 'g');
const MONTH = '\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?';
const RANGE = new RegExp(`(${YEAR})\\s*(${MONTH})\\s*${TO}\\s*(${YEAR})?\\s*(${MONTH})`, 'g');

/** The validity that the texts around a table name; null if none, or if they contradict each other. */
export function validityIn(texts: readonly string[]): Validity | null {
  const found = new Map<string, Validity>();
  for (const text of texts) {
    for (const validity of validitiesOf(nfkc(text.slice(0, 500)))) {
      found.set(`${validity.from} ${validity.to}`, validity);
    }
  }
  const [one] = found.values();
  return found.size === 1 && one ? one : null;
}

/** The only date of the validity with that month and day; null if there is none or more than one. */
export function dateWithin(validity: Validity | null, month: number, day: number): IsoDate | null {
  if (validity === null) return null;
  const dates: IsoDate[] = [];
  for (let year = Number(validity.from.slice(0, 4)); year <= Number(validity.to.slice(0, 4)); year += 1) {
    const date = isoDateOf(year, month, day);
    if (date !== null && date >= validity.from && date <= validity.to) dates.push(date);
  }
  const [one] = dates;
  return dates.length === 1 && one !== undefined ? one : null;
}

function validitiesOf(text: string): Validity[] {
  const found: Validity[] = [];
  for (const [match, fromYear = '', from = '', toYear, to = ''] of text.matchAll(RANGE)) {
    const first = yearIn(fromYear);
    const last = toYear === undefined ? null : yearIn(toYear);
    const [fromMonth = 0, fromDay = 1] = numbersIn(from);
    const [toMonth = 0, toDay] = numbersIn(to);
    const end = last ?? (toMonth >= fromMonth ? first : first + 1);
    const start = isoDateOf(first, fromMonth, fromDay);
    const until = isoDateOf(end, toMonth, toDay ?? daysInMonth(end, toMonth));
    if (match !== '' && start !== null && until !== null && start < until)
      found.push({ from: start, to: until });
  }
  if (found.length > 0) return found;
  return [...text.matchAll(FISCAL_YEAR)].map(([match]) => {
    const year = yearIn(match);
    return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
  });
}
