/** Schedules as towns write them in Excel: 毎週火・金曜日, 第2・4月曜日（祝日も収集）, 4～11月の第2水曜日. */
import { nfkc } from '@tomoni/japanese';
import type { Rule } from '../calendar.ts';
import {
  dates,
  dayOfMonth,
  fortnightly,
  lastOfMonth,
  monthly,
  type Phrase,
  weekdayRange,
  weekly,
} from './days.ts';
import { breaks, filler, holidays, monthsAhead, monthsBehind, putOutBy, yearEnd } from './limits.ts';
import { type ProseProblem, Scanner } from './scanner.ts';
import type { Validity } from './validity.ts';

export type { ProseProblem } from './scanner.ts';

export interface ParsedProse {
  rules: Rule[];
  problems: ProseProblem[];
  /** The text says that nothing is collected. */
  none: boolean;
}

/** Longer texts are no schedule; it also bounds the time of the patterns. */
const LONGEST = 2_000;

const NONE =
  /^(?:収集|回収)?(?:は)?(?:なし|無し?|しません|ありません|していません)$|^(?:収集|回収)なし$|^[-−–—―ー×✕xX/\\・*]+$/;

/** Collected when somebody asks: no days. */
const ON_REQUEST =
  /^(?:要|事前|電話|戸別|個別|\(|\)|で|の|に|は|予約|申込み?|申し込み|受付|収集|回収|随時|制)+$/;

/** Longer phrases first: 12月30日～1月3日は休み begins like a date, 4月8日 like a month. */
const PHRASES: Phrase[] = [
  filler,
  breaks,
  yearEnd,
  holidays,
  putOutBy,
  fortnightly,
  monthly,
  lastOfMonth,
  dayOfMonth,
  dates,
  monthsAhead,
  weekdayRange,
  weekly,
];

/**
 * Reads the text of one cell. Only what is understood to the last word gives dates: with an unknown word the
 * whole cell has no rules and a problem `unreadable-prose`, since the word may change what the others mean.
 * `validity` says of which year 4月8日 is.
 */
export function parseProse(text: string, validity: Validity | null): ParsedProse {
  const plain = plainText(text);
  const bare = plain.slice(0, LONGEST).replace(/\s/g, '');
  if (bare === '' || NONE.test(bare)) return { rules: [], problems: [], none: true };
  if (ON_REQUEST.test(bare)) {
    return { rules: [], problems: [{ code: 'note-in-cell', text: plain }], none: true };
  }
  const scanner = new Scanner(plain, validity);
  while (!scanner.done) {
    const understood =
      plain.length <= LONGEST && (monthsBehind(scanner) || PHRASES.some((take) => take(scanner)));
    if (!understood) return unreadable(scanner.rest);
  }
  return finish(scanner);
}

function plainText(text: string): string {
  return nfkc(text)
    .trim()
    .replace(/[^\S\r\n]+/g, ' ')
    .replace(/\s*[\r\n]\s*/g, '\n');
}

function finish(scanner: Scanner): ParsedProse {
  const { rules, skip, holidays: effect } = scanner;
  const lost = scanner.problems.some(
    ({ code }) => code === 'fortnightly-start-unknown' || code === 'year-unknown',
  );
  if ((rules.length === 0 && !lost) || scanner.monthsDangling || !monthsAreClear(rules)) {
    return unreadable(scanner.text);
  }
  for (const rule of rules) {
    if (rule.kind === 'date') continue;
    if (skip.length > 0) rule.skip = skip.map((one) => ({ ...one }));
    if (effect !== null) rule.holidays = effect;
  }
  return { rules, problems: scanner.problems, none: false };
}

/**
 * 第2・4土曜日（1月は第3土曜日）: the months of one phrase take days away from another. Clear are only cells
 * in which all phrases have months, and those are the same or have none in common.
 */
function monthsAreClear(rules: readonly Rule[]): boolean {
  const lists = new Map(rules.map(({ months }) => [JSON.stringify(months ?? null), months]));
  if (lists.size < 2) return true;
  const all = [...lists.values()].flatMap((months) => months ?? []);
  return [...lists.values()].every((months) => months !== undefined) && new Set(all).size === all.length;
}

function unreadable(text: string): ParsedProse {
  return { rules: [], problems: [{ code: 'unreadable-prose', text }], none: false };
}
