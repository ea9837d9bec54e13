/** Free places as files write them: flags of papamama, numbers by age, and the day of the count. */
import { excelSerialToDate, type IsoDate, parseDate } from '@tomoni/japanese';
import { AGES, type Age, type AgeVacancy, type Places, type Vacancy } from './model.ts';
import { type Body, tidy, yesNo } from './values.ts';

/** 「3」「3名」「空き3」 a number; ○ some; × and 満員 none; - no such class. */
export function placesOf(text: string): Places {
  const read = tidy(text);
  const number = /^(?:空き|残り)?\s?(\d{1,3})(?:\.0+)?\s?(?:人|名)?$/u.exec(read);
  if (number !== null) return Number(number[1]);
  if (/^(?:満|満員|満室|定員一杯|なし|無し?|空きなし)$/u.test(read))
    return /^(?:なし|無し?)$/u.test(read) ? null : 0;
  if (/^(?:-|−|–|―|ー|\/|対象外|受入れ?なし|クラスなし)$/u.test(read)) return 'none';
  if (/^(?:△|若干|若干名|わずか|少し|空きあり)$/u.test(read)) return 'some';
  const flag = yesNo(read);
  return flag === null ? null : flag ? 'some' : 0;
}

/** The class that a header speaks of: Vacancy0, 空き_0歳, 0歳児空き人数. Null: it is no such column. */
export function ageOfHeader(header: string): Age | null {
  const read = tidy(header).replace(/[\s_・:()]/gu, '');
  if (!/vacancy|空き|空枠|入所可能|受入可能|入園可能/iu.test(read)) return null;
  const digits = read.match(/\d+/gu) ?? [];
  return digits.length === 1 ? (AGES.find((age) => String(age) === digits[0]) ?? null) : null;
}

const DATE = /^(?:vacancy_?date|(?:空き|入所可能|受入可能).{0,12}(?:日|時点|現在))$/iu;
/** Whether a column has the day of the count. */
export function isCountDate(header: string): boolean {
  return DATE.test(tidy(header));
}

/** Serial numbers of spreadsheets: 2000 to 2099. */
const [EARLIEST, LATEST] = [36_526, 73_050];

/** The day of a count. 「2/1現在」 has no year and gives none: it could be of any. */
export function countDate(text: string): IsoDate | null {
  const read = tidy(text).replace(/\s?(?:時点|現在|更新)$/u, '');
  const parsed = parseDate(read)?.date;
  if (parsed !== undefined) return parsed;
  const serial = /^\d{5}$/u.test(read) ? Number(read) : 0;
  return serial >= EARLIEST && serial <= LATEST ? excelSerialToDate(serial) : null;
}

/** What a record says of free places. */
export function vacancyOf(body: Body): Vacancy {
  const written = Object.entries(body).find(([name]) => isCountDate(name))?.[1] ?? '';
  const asOf = countDate(written);
  const ages: AgeVacancy[] = AGES.map(() => ({ places: null, asOf: null }));
  for (const [name, value] of Object.entries(body)) {
    const age = ageOfHeader(name);
    const places = age === null ? null : placesOf(value);
    if (age !== null && places !== null) ages[age] = { places, asOf };
  }
  const flag = yesNo(body.Vacancy ?? body['空き'] ?? body['空きの有無'] ?? '');
  return {
    ages,
    overall: flag === null ? null : { free: flag, asOf },
    dateText: asOf === null && tidy(written) !== '' ? tidy(written) : null,
  };
}
