/** A question as a finding: what the value is, and what it may mean. */
import type { Finding } from '@tomoni/findings';
import { finding } from './findings.ts';
import type { Question } from './ledger.ts';

export function questionFinding({ row, column, letter, value, rule, suggestions }: Question): Finding {
  const meant = suggestions.map((one) => (one === '' ? '""' : one)).join(' / ');
  const where = { row, column, ...(letter === '' ? {} : { letter }) };
  const found = finding(rule, where, { value, suggestion: meant === '' ? '' : `→ ${meant} ?` });
  return { ...found, message: { ja: found.message.ja.trim(), en: found.message.en.trim() } };
}
