/** Postal codes as seven digits. */
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain, withHyphens } from './text.ts';

export function repairPostalCode(text: string): Outcome {
  if (/^\d{7}$/u.test(text)) return null;
  const read = withHyphens(plain(text))
    .replace(/^〒\s?/u, '')
    .replace(/\.0+$/u, '');
  if (/^\d{7}$/u.test(read)) return repaired(read, 'datasets.postal-format');
  if (/^\d{3}\s?-\s?\d{4}$/u.test(read))
    return repaired(read.replace(/[\s-]/gu, ''), 'datasets.postal-format');
  // A number that lost its zeros is as short as one with a digit missing.
  const short = /^\d{5,6}$/u.test(read) ? read.padStart(7, '0') : null;
  return ask('datasets.unreadable-postal-code', short);
}
