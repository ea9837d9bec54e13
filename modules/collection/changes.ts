/** What a new calendar changes, for how many areas: what an operator, and later an official, sees before it counts. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import type { Area, Category } from './model.ts';
import { type CalendarTimes, planOf } from './rules.ts';

/** A calendar as far as its days go. */
export type Comparable = CalendarTimes & { categories: readonly Category[]; areas: readonly Area[] };

export interface CalendarChanges {
  /** Names, in file order. */
  added: string[];
  removed: string[];
  /** Areas whose days differ, with the categories concerned. */
  changed: { id: string; name: string; categories: string[] }[];
  unchanged: number;
}

/** How far ahead days are compared: a year and a month, as far as people plan. */
const COMPARED_DAYS = 400;

/** Compares the days of every area from `today` on. Areas are the same when their ids are. */
export function changesBetween(before: Comparable, after: Comparable, today: IsoDate): CalendarChanges {
  const known = new Map(before.areas.map((area) => [area.id, area]));
  const changes: CalendarChanges = { added: [], removed: [], changed: [], unchanged: 0 };
  for (const area of after.areas) {
    const old = known.get(area.id);
    known.delete(area.id);
    if (!old) {
      changes.added.push(area.name);
      continue;
    }
    const categories = differing(daysByCategory(before, old, today), daysByCategory(after, area, today));
    if (categories.length === 0) changes.unchanged++;
    else changes.changed.push({ id: area.id, name: area.name, categories });
  }
  changes.removed = [...known.values()].map((area) => area.name);
  return changes;
}

/** Days of each category name as one text, so that a renamed or moved column is compared by what people see. */
function daysByCategory(calendar: Comparable, area: Area, today: IsoDate): Map<string, string> {
  const days = new Map<string, string>();
  for (const day of planOf(calendar, area, today, addDays(today, COMPARED_DAYS))) {
    for (const { category } of day.entries) {
      const name = calendar.categories[category]?.name ?? '';
      days.set(name, `${days.get(name) ?? ''} ${day.date}`);
    }
  }
  return days;
}

function differing(before: Map<string, string>, after: Map<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}
