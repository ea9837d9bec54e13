/** What the calendar means for people: tomorrow, the next two weeks, a year, and what a new version changes. */
import { addDays, fromDayNumber, type IsoDate, toDayNumber, weekdayOf } from '@tomoni/japanese';
import { type ClosedDay, type CollectionOptions, closedDaysOf, collectionsOf } from '@tomoni/recurrence';
import type { Area, TownCalendar } from './model.ts';

/** The parts of a calendar that dates depend on. */
export type CalendarTimes = Pick<TownCalendar, 'closures' | 'transfers' | 'closure' | 'validThrough'>;

/** One category on one day. `movedFrom` is the usual day when a closure moved it. */
export interface PlanEntry {
  category: number;
  movedFrom: IsoDate | null;
  notes: string[];
}

/** A kind that isn't collected on its usual day. */
export interface ClosedEntry {
  category: number;
  movedTo: IsoDate | null;
  /** Somebody of the town announced it for this day; else the calendar itself says so. */
  announced: boolean;
  /** The town's own word for it; may be empty. */
  note: string;
}

/** A day with collections, or one on which a closure takes usual ones away (`closed`). */
export interface PlanDay {
  date: IsoDate;
  entries: PlanEntry[];
  closed: ClosedEntry[];
}

/** How far a calendar can be trusted on a day: it says so itself, it ended, or nobody has said until when. */
export type Validity = 'valid' | 'ended' | 'unknown';

/** A year's calendar is asked for at most; the bound keeps a page and a feed finite. */
export const LONGEST_PLAN_DAYS = 800;

/**
 * The days from `from` to `to` (both included) on which something is collected or dropped, in order.
 * Days after the calendar's end are left out: an ended calendar is never shown as if it were current.
 */
export function planOf(calendar: CalendarTimes, area: Area, from: IsoDate, to: IsoDate): PlanDay[] {
  const window = windowWithin(calendar, from, to);
  if (window === null) return [];
  const days: PlanDay[] = [];
  for (const { date, category, movedFrom, notes } of collectionsOf(calendar, area, window)) {
    const entry = { category, movedFrom: movedFrom ?? null, notes: notes ?? [] };
    const last = days.at(-1);
    if (last?.date === date) last.entries.push(entry);
    else days.push({ date, entries: [entry], closed: [] });
  }
  const closedDays = closedDaysOf(calendar, area, window);
  return closedDays.length === 0 ? days : withClosed(days, closedDays);
}

function withClosed(days: readonly PlanDay[], closedDays: readonly ClosedDay[]): PlanDay[] {
  const plan = new Map(days.map((day) => [day.date, day]));
  for (const { date, category, movedTo } of closedDays) {
    const day = plan.get(date) ?? { date, entries: [], closed: [] };
    plan.set(date, day);
    day.closed.push({ category, movedTo: movedTo ?? null, announced: false, note: '' });
  }
  return [...plan.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** What closures and holidays take away from `from` to `to`, by date, as far as the calendar reaches. */
export function closedIn(calendar: CalendarTimes, area: Area, from: IsoDate, to: IsoDate): ClosedDay[] {
  const window = windowWithin(calendar, from, to);
  return window === null ? [] : closedDaysOf(calendar, area, window);
}

/** The window as far as the calendar reaches; null when it ends before. */
function windowWithin(calendar: CalendarTimes, from: IsoDate, to: IsoDate): CollectionOptions | null {
  const last = calendar.validThrough !== null && calendar.validThrough < to ? calendar.validThrough : to;
  return last < from ? null : { from, to: last, closure: calendar.closure };
}

/** Whether the calendar speaks of this day. */
export function validityOn(calendar: Pick<TownCalendar, 'validThrough'>, date: IsoDate): Validity {
  if (calendar.validThrough === null) return 'unknown';
  return date <= calendar.validThrough ? 'valid' : 'ended';
}

/** Monday of the week that a day lies in; weeks are read from Monday on. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

/** A group of days under one heading: this week, next week, the week after. */
export interface PlanWeek {
  monday: IsoDate;
  /** 0 for the week of `today`. */
  offset: number;
  days: PlanDay[];
}

/** The days by weeks; weeks without a day are left out. */
export function weeksOf(days: readonly PlanDay[], today: IsoDate): PlanWeek[] {
  const weeks: PlanWeek[] = [];
  const thisMonday = toDayNumber(mondayOf(today));
  for (const day of days) {
    const offset = Math.floor((toDayNumber(day.date) - thisMonday) / 7);
    const last = weeks.at(-1);
    if (last?.offset === offset) last.days.push(day);
    else weeks.push({ monday: fromDayNumber(thisMonday + 7 * offset), offset, days: [day] });
  }
  return weeks;
}

/** The next day of a category from `from` on, or null within the calendar's reach. */
export function nextOf(days: readonly PlanDay[], category: number, from: IsoDate): IsoDate | null {
  const day = days.find(
    (each) => each.date >= from && each.entries.some((entry) => entry.category === category),
  );
  return day?.date ?? null;
}

/** The town's remarks for an area, each once with the category that carries it; ids without a text are left out. */
export function remarksOf(
  calendar: Pick<TownCalendar, 'remarks'>,
  area: Area,
): { category: number; text: string }[] {
  const found: { category: number; text: string }[] = [];
  for (const { category, remarks } of area.cells) {
    for (const id of remarks) {
      const text = calendar.remarks.findLast((remark) => remark.id === id)?.text ?? '';
      if (text !== '') found.push({ category, text });
    }
  }
  return found;
}
