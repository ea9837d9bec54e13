/** Days as an official types them into a form: 5374's tokens or a town's words, whichever it is. */
import { type AreaCell, describeRules, parseCell, parseProse, type Rule } from '@tomoni/recurrence';

export interface ReadInput {
  rules: Rule[];
  remarks: string[];
  /** What can't be read, or null when all of it is understood. */
  odd: string | null;
}

/** Reads `月 木`, `第2・第4金曜日`, `隔水20260401`. Nothing typed: no collection. */
export function readCellInput(text: string): ReadInput {
  const typed = text.trim();
  if (typed === '') return { rules: [], remarks: [], odd: null };
  const tokens = parseCell(typed);
  if (tokens.oddities.length === 0) return { rules: tokens.rules, remarks: tokens.remarks, odd: null };
  const prose = parseProse(typed, null);
  if (prose.problems.length === 0) return { rules: prose.rules, remarks: [], odd: null };
  return { rules: [], remarks: [], odd: prose.problems[0]?.text ?? typed };
}

/** A cell for an area; the text stays as it was typed. */
export function cellOfInput(category: number, text: string, input: ReadInput): AreaCell {
  return { category, rules: input.rules, remarks: input.remarks, text: text.trim() };
}

/** What a cell would say in the form: as it was written when that reads back the same, else in words. */
export function cellAsInput(cell: AreaCell | undefined): string {
  if (cell === undefined) return '';
  const again = readCellInput(cell.text);
  if (again.odd === null && JSON.stringify(again.rules) === JSON.stringify(cell.rules)) return cell.text;
  return describeRules(cell, 'ja');
}
