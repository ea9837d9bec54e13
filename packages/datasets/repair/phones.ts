/** Telephone numbers with ASCII digits and hyphens. Area codes are not looked up: digits without hyphens stay so. */
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain, withHyphens } from './text.ts';

/** 03-1234-5678, 0120-123-456, 050-1234-5678, 0312345678; in all ten or eleven digits. */
const RIGHT = /^0\d{1,4}-\d{1,4}-\d{3,4}$|^0\d{9,10}$/u;
const WITHOUT_ZERO = /^[1-9]\d{0,3}-\d{1,4}-\d{3,4}$|^[1-9]\d{8,9}$/u;

export function repairPhone(text: string): Outcome {
  if (isRight(text)) return null;
  const value = tidy(text);
  if (isRight(value)) return repaired(value, 'datasets.phone-format');
  if (isWithoutZero(value)) return ask('datasets.phone-without-zero', `0${value}`);
  return ask('datasets.unreadable-phone', ...numbersIn(text));
}

function isRight(text: string): boolean {
  return RIGHT.test(text) && /^\d{10,11}$/u.test(text.replaceAll('-', ''));
}

function isWithoutZero(text: string): boolean {
  return WITHOUT_ZERO.test(text) && /^\d{9,10}$/u.test(text.replaceAll('-', ''));
}

/** Brackets, dots, spaces and signs like hyphens part groups; +81 stands for the leading zero. */
function tidy(text: string): string {
  return withHyphens(plain(text.slice(0, 60)))
    .replace(/^(?:tel|電話|℡)?\s?[:.]?\s?/iu, '')
    .replace(/^\+81[-\s(]{0,2}0?\)?[-\s]?/u, '0')
    .replace(/^\((\d+)\)/u, '$1-')
    .replace(/[\s]*[().・/][\s]*|\s+/gu, '-')
    .replace(/-+/gu, '-')
    .replace(/^-|-$/gu, '');
}

function numbersIn(text: string): string[] {
  const found = withHyphens(plain(text.slice(0, 200))).match(/\(?0\d{1,4}[-)]\d{1,4}-\d{3,4}(?!\d)/gu) ?? [];
  return found.map(tidy).filter(isRight).slice(0, 3);
}
