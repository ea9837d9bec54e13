/** Notes around a table that speak of all its days: 祝日も収集します, 12月31日～1月3日は休みます. */
import { nfkc } from '@tomoni/japanese';
import type { Rule } from '../calendar.ts';
import { breaks, filler, holidays, yearEnd } from './limits.ts';
import { type ProseProblem, Scanner } from './scanner.ts';

export interface TableLimits {
  skip: { from: string; to: string }[];
  holidays: 'skip' | 'next-day' | null;
}

export interface ParsedNotes extends TableLimits {
  problems: ProseProblem[];
}

const ABOUT_DAYS = /祝日|祝祭日|祭日|年末年始|休み|休業|休止|振替|振り替え|お盆/;
const LONGEST = 2_000;

/** Reads what the notes say about all days; a sentence about days that isn't understood is a problem. */
export function limitsIn(notes: readonly string[]): ParsedNotes {
  const result: ParsedNotes = { skip: [], holidays: null, problems: [] };
  for (const note of notes) {
    for (const sentence of nfkc(note.slice(0, LONGEST)).split(/[。\r\n※●○・]+/)) {
      if (ABOUT_DAYS.test(sentence)) addSentence(sentence.trim().replace(/\s+/g, ' '), result);
    }
  }
  return result;
}

/** Adds the limits of a table to a rule that isn't a written-out date. */
export function withLimits(rule: Rule, limits: TableLimits): Rule {
  if (rule.kind === 'date' || (limits.skip.length === 0 && limits.holidays === null)) return rule;
  const skip = [...(rule.skip ?? []), ...limits.skip];
  const effect = rule.holidays ?? limits.holidays;
  return { ...rule, ...(skip.length > 0 ? { skip } : {}), ...(effect === null ? {} : { holidays: effect }) };
}

function addSentence(sentence: string, into: ParsedNotes): void {
  const scanner = new Scanner(sentence, null);
  while (!scanner.done) {
    if ([breaks, yearEnd, holidays, filler].some((take) => take(scanner))) continue;
    into.problems.push({ code: 'note-in-cell', text: sentence });
    return;
  }
  const contradicts =
    into.holidays !== null && scanner.holidays !== null && into.holidays !== scanner.holidays;
  if (contradicts) {
    into.problems.push({ code: 'note-in-cell', text: sentence });
    return;
  }
  into.skip.push(...scanner.skip);
  into.holidays ??= scanner.holidays;
  into.problems.push(...scanner.problems);
}
