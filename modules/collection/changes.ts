/** What a new calendar changes, for how many areas: what an operator, and later an official, sees before it counts. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import type { BaseLang } from '@tomoni/platform/messages';
import { describeRules } from '@tomoni/recurrence';
import type { Area, Category } from './model.ts';
import { type CalendarTimes, planOf } from './rules.ts';

/** A calendar as far as its days go. */
export type Comparable = CalendarTimes & { categories: readonly Category[]; areas: readonly Area[] };

export interface CalendarChanges {
  /** In file order. */
  added: { id: string; name: string }[];
  removed: { id: string; name: string }[];
  /** Areas whose days differ, with the categories concerned. `datesOnly`: the rules read the same, other dates. */
  changed: { id: string; name: string; categories: ChangedDays[]; datesOnly: boolean }[];
  unchanged: number;
}

/** 「プラスチック：水 → 木」. Words may be the same although days differ: another week of two. */
export interface ChangedDays {
  name: string;
  before: Words;
  after: Words;
}

/** Rules in words; empty where there is no collection. */
type Words = Record<BaseLang, string>;

/** How far ahead days are compared: a year and a month, as far as people plan. */
const COMPARED_DAYS = 400;

/**
 * Compares the days of every area from a day on. Areas are the same when their ids are. Both are read as if they had no
 * end: next year's calendar with the same weekdays changes nothing for anybody.
 */
export function changesBetween(old: Comparable, next: Comparable, from: IsoDate): CalendarChanges {
  const before = { ...old, validThrough: null };
  const after = { ...next, validThrough: null };
  const known = new Map(before.areas.map((area) => [area.id, area]));
  const changes: CalendarChanges = { added: [], removed: [], changed: [], unchanged: 0 };
  for (const area of after.areas) {
    const former = known.get(area.id);
    known.delete(area.id);
    if (!former) {
      changes.added.push({ id: area.id, name: area.name });
      continue;
    }
    const categories = differing(daysByCategory(before, former, from), daysByCategory(after, area, from));
    if (categories.length === 0) changes.unchanged++;
    else {
      const words = categories.map((name) => ({
        name,
        before: wordsOf(before, former, name),
        after: wordsOf(after, area, name),
      }));
      const datesOnly = words.every(({ before: was, after: is }) => was.ja === is.ja);
      changes.changed.push({ id: area.id, name: area.name, categories: words, datesOnly });
    }
  }
  changes.removed = [...known.values()].map(({ id, name }) => ({ id, name }));
  return changes;
}

/** Days of each category name as one text, so that a renamed or moved column is compared by what people see. */
function daysByCategory(calendar: Comparable, area: Area, from: IsoDate): Map<string, string> {
  const days = new Map<string, string>();
  for (const day of planOf(calendar, area, from, addDays(from, COMPARED_DAYS))) {
    for (const { category } of day.entries) {
      const name = calendar.categories[category]?.name ?? '';
      days.set(name, `${days.get(name) ?? ''} ${day.date}`);
    }
  }
  return days;
}

function wordsOf({ categories }: Comparable, area: Area, name: string): Words {
  const cells = area.cells.filter(({ category }) => categories[category]?.name === name);
  const rules = { rules: cells.flatMap((cell) => cell.rules) };
  return { ja: describeRules(rules, 'ja'), en: describeRules(rules, 'en') };
}

function differing(before: Map<string, string>, after: Map<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}
