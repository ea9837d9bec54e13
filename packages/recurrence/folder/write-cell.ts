/** Rules back into the tokens of a 5374 cell. */
import { addDays, type IsoDate, weekdayName, weekdayOf } from '@tomoni/japanese';
import type { AreaCell, DateWindow, Rule } from '../calendar.ts';
import { collectionsOf } from '../dates.ts';

/**
 * The cell in 5374's own tokens; reading it again gives the same days. Rules that 5374 can't say (the last Monday,
 * a day of the month, no collection on holidays) are written out as dates of the window.
 */
export function writeCell(cell: AreaCell, window: DateWindow): string {
  const groups = new Map<string, string[]>();
  const unlimited: string[] = [];
  for (const rule of cell.rules) {
    const token = tokenOf(rule);
    if (token === null) {
      unlimited.push(...datesOf(cell, rule, window));
    } else if (rule.months === undefined) {
      unlimited.push(token);
    } else if (rule.months.length > 0) {
      const months = rule.months.join(' ');
      groups.set(months, [...(groups.get(months) ?? []), token]);
    }
  }
  // A list of months limits all tokens since the list before it: what holds all year stands last.
  const limited = [...groups].map(([months, tokens]) => `${tokens.join(' ')}:${months}`);
  const remarks = cell.remarks.map((id) => `*${id}`);
  return [...limited, ...unlimited, ...remarks].join(' ');
}

function tokenOf(rule: Rule): string | null {
  if (rule.skip !== undefined || rule.holidays !== undefined) return null;
  switch (rule.kind) {
    case 'weekly':
      return letter(rule.weekday);
    case 'monthly':
      return rule.nth > 0 ? `${letter(rule.weekday)}${rule.nth}` : null;
    case 'fortnightly':
      return `隔${letter(weekdayOf(rule.start))}${compact(rule.start)}`;
    case 'date':
      return compact(rule.date);
    case 'day-of-month':
      return null;
  }
}

function datesOf(cell: AreaCell, rule: Rule, { from, to }: DateWindow): string[] {
  const area = {
    id: '',
    name: '',
    master: null,
    masterName: null,
    centre: '',
    reading: null,
    position: null,
    row: 0,
    cells: [{ ...cell, rules: [rule] }],
  };
  // A holiday may move a day into the window from the day before it.
  const options = { from: addDays(from, -1), to, closure: 'skip' as const };
  return collectionsOf({ closures: [], transfers: [] }, area, options)
    .filter(({ date }) => date >= from)
    .map(({ date }) => compact(date));
}

function letter(weekday: number): string {
  return weekdayName(weekday, 'ja', 'short');
}

function compact(date: IsoDate): string {
  return date.replaceAll('-', '');
}
