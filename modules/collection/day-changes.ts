/** Single days that differ: cancelled by snow, moved, or added. They lie over every calendar and show at once. */
import type { IsoDate } from '@tomoni/japanese';
import type { PlanDay } from './rules.ts';

export interface DayChange {
  id: string;
  kind: 'cancelled' | 'moved' | 'added';
  date: IsoDate;
  /** The day instead, of a moved one. */
  toDate: IsoDate | null;
  /** Areas concerned; null for the whole town. */
  areaIds: string[] | null;
  /** Kinds concerned by their keys; null for all. */
  categoryKeys: string[] | null;
  /** Why, in the town's own words; may be empty. */
  note: string;
  /** When it was announced, ISO 8601. */
  madeAt: string;
}

/** Changes that concern an area. */
export function changesFor(changes: readonly DayChange[], areaId: string): DayChange[] {
  return changes.filter(({ areaIds }) => areaIds === null || areaIds.includes(areaId));
}

/**
 * Lays changes over the plan of an area. A cancelled or moved collection stays on its day as closed, with the note; a
 * moved or added one stands on its new day, once. The days must reach as far as moves come from.
 * @param keys key of each kind by its number
 */
export function withChanges(
  days: readonly PlanDay[],
  changes: readonly DayChange[],
  keys: readonly string[],
): PlanDay[] {
  const plan = new Map(
    days.map((day) => [day.date, { ...day, entries: [...day.entries], closed: [...day.closed] }]),
  );
  // First what goes, then what comes: a day may be emptied and get something from another one.
  const arrivals: { date: IsoDate; category: number; from: IsoDate | null; note: string }[] = [];
  for (const change of changes) {
    if (change.kind === 'added') {
      for (const key of change.categoryKeys ?? []) {
        arrivals.push({ date: change.date, category: keys.indexOf(key), from: null, note: change.note });
      }
      continue;
    }
    for (const category of takeAway(plan.get(change.date), change, keys)) {
      if (change.toDate !== null)
        arrivals.push({ date: change.toDate, category, from: change.date, note: change.note });
    }
  }
  for (const arrival of arrivals) if (arrival.category >= 0) addTo(plan, arrival);
  return [...plan.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Closes what a change concerns on its day; returns the kinds that it took. */
function takeAway(day: PlanDay | undefined, change: DayChange, keys: readonly string[]): number[] {
  if (day === undefined) return [];
  const isConcerned = (category: number) =>
    change.categoryKeys === null || change.categoryKeys.includes(keys[category] ?? '');
  const taken = day.entries.map(({ category }) => category).filter(isConcerned);
  day.entries = day.entries.filter(({ category }) => !isConcerned(category));
  for (const category of taken)
    day.closed.push({ category, movedTo: change.toDate, announced: true, note: change.note });
  return taken;
}

function addTo(
  plan: Map<IsoDate, PlanDay>,
  { date, category, from, note }: { date: IsoDate; category: number; from: IsoDate | null; note: string },
): void {
  const day = plan.get(date) ?? { date, entries: [], closed: [] };
  plan.set(date, day);
  const notes = note === '' ? [] : [note];
  const known = day.entries.find((entry) => entry.category === category);
  if (known) known.notes = [...known.notes, ...notes];
  else
    day.entries = [...day.entries, { category, movedFrom: from, notes }].sort(
      (a, b) => a.category - b.category,
    );
}
