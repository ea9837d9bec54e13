/** One cell of a schedule in a table: tokens as in area_days.csv, prose, or a date of Excel. */
import type { Finding, Where } from '@tomoni/findings';
import type { Cell } from '@tomoni/sheets';
import type { Rule } from '../calendar.ts';
import { parseCell } from '../cell-grammar.ts';
import { finding } from '../findings.ts';
import { oddityFinding } from '../folder/area-days.ts';
import { parseProse } from '../prose/parse-prose.ts';
import type { Validity } from '../prose/validity.ts';

export interface ScheduleCell {
  /** As written, trimmed. */
  text: string;
  rules: Rule[];
  remarks: string[];
  /** Says days: understood, or at least meant. */
  verdict: 'days' | 'none' | 'unreadable';
  findings: (where: Where) => Finding[];
}

/** Reads a cell. A list of tokens is one if every token is readable; everything else is prose. */
export function readScheduleCell(cell: Cell | undefined, validity: Validity | null): ScheduleCell {
  const text = (cell?.text ?? '').trim();
  if (cell?.kind === 'date' && cell.date !== undefined) {
    return {
      text,
      rules: [{ kind: 'date', date: cell.date }],
      remarks: [],
      verdict: 'days',
      findings: () => [],
    };
  }
  const tokens = parseCell(text);
  if (tokens.rules.length > 0 && tokens.oddities.every(({ kind }) => kind !== 'unreadable')) {
    const findings = (where: Where) => tokens.oddities.map((oddity) => oddityFinding(oddity, where));
    return { text, rules: tokens.rules, remarks: tokens.remarks, verdict: 'days', findings };
  }
  const { rules, problems, none } = parseProse(text, validity);
  const verdict = none ? 'none' : rules.length > 0 ? 'days' : 'unreadable';
  const findings = (where: Where) =>
    problems.map(({ code, text: what }) => finding(`recurrence.${code}`, where, { text: what }));
  return { text, rules, remarks: [], verdict, findings };
}
