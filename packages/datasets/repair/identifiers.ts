/** Numbers that name something: ids, corporate numbers, town ids. Digits that a spreadsheet lost are never invented. */
import type { Cell } from '@tomoni/sheets';
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain } from './text.ts';

const SHORTENED = /^\d(?:\.\d+)?e\+?\d{1,2}$/iu;

export function repairId(text: string, cell?: () => Cell | undefined): Outcome {
  const read = plain(text);
  if (SHORTENED.test(read) && /e\+/iu.test(read)) return writtenOut(cell?.());
  return read === text || !/[０-９Ａ-Ｚａ-ｚ－]/u.test(text) ? null : repaired(read, 'datasets.width');
}

/** A workbook keeps all digits of what it shows as 1.23E+12, up to fifteen. */
function writtenOut(cell: Cell | undefined): Outcome {
  const raw = cell?.raw;
  if (typeof raw === 'number' && Number.isSafeInteger(raw) && raw < 1e15) {
    return repaired(String(raw), 'datasets.shortened-number');
  }
  return ask('datasets.lost-digits');
}

export function repairCorporateNumber(text: string, cell?: () => Cell | undefined): Outcome {
  if (isCorporateNumber(text)) return null;
  const read = plain(text).replace(/[\s-]/gu, '');
  if (SHORTENED.test(read)) {
    const full = writtenOut(cell?.());
    return full !== null && 'value' in full && !isCorporateNumber(full.value)
      ? ask('datasets.wrong-number', full.value)
      : full;
  }
  const whole = read.replace(/\.0+$/u, '');
  if (isCorporateNumber(whole))
    return repaired(whole, whole === read ? 'datasets.width' : 'datasets.decimal-zero');
  // Twelve digits: the number of the register without its check digit, which comes first.
  return ask('datasets.wrong-number', /^\d{12}$/u.test(whole) ? checkDigitOf(whole) + whole : null);
}

/** 13 digits of which the first is the check digit (Ministry of Finance, 法人番号の指定等に関する省令, article 2). */
function isCorporateNumber(text: string): boolean {
  return /^\d{13}$/u.test(text) && text[0] === checkDigitOf(text.slice(1));
}

/** 9 − (Σ digit × weight mod 9); weights 1 and 2 in turn from the last digit on. */
function checkDigitOf(digits12: string): string {
  let sum = 0;
  for (let n = 0; n < 12; n += 1) sum += Number(digits12[11 - n]) * (n % 2 === 0 ? 1 : 2);
  return String(9 - (sum % 9));
}

/** Town ids have seven digits: fewer are a number that lost its zeros. */
export function repairTownId(text: string): Outcome {
  if (/^\d{7}$/u.test(text)) return null;
  const read = plain(text).replace(/\.0+$/u, '');
  if (/^\d{7}$/u.test(read)) return repaired(read, 'datasets.width');
  return /^[1-9]\d{3,5}$/u.test(read) ? repaired(read.padStart(7, '0'), 'datasets.lost-zero') : null;
}
