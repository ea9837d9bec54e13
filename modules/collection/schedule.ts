/** The plan of an area as people live it: this year's calendar, next year's from the day it takes over, and single days that differ. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import { categoryKey } from './category-key.ts';
import { changesFor, type DayChange, withChanges } from './day-changes.ts';
import type { Area, Category, TownCalendar } from './model.ts';
import type { LiveVersions } from './publication.ts';
import { closedIn, type PlanDay, planOf, type Validity, validityOn } from './rules.ts';

/** The calendar that takes over, with its kinds numbered as in the calendar it is read together with. */
export interface LaterCalendar {
  from: IsoDate;
  calendar: TownCalendar;
  /** Null when the new calendar has no such area. */
  area: Area | null;
}

/** Everything that the days of an area depend on. */
export interface AreaSchedule {
  /** The calendar that holds today; its kinds are those of the later one, too. */
  calendar: TownCalendar;
  area: Area;
  later: LaterCalendar | null;
  /** Changes of single days that concern this area. */
  changes: DayChange[];
  /** What open pages of this area have seen when they show this. */
  versions?: LiveVersions | undefined;
}

/**
 * Puts a calendar and the one that takes over together, so that a kind has one number in both.
 * Kinds are the same when their names are.
 */
export function scheduleOf(
  calendar: TownCalendar,
  area: Area,
  later: LaterCalendar | null,
  changes: readonly DayChange[],
): AreaSchedule {
  const own = changesFor(changes, area.id);
  if (later === null) return { calendar, area, later: null, changes: own };
  const { now, next, renumbered } = together(calendar, later.calendar);
  const renumber = ({ cells, ...rest }: Area): Area => ({
    ...rest,
    cells: cells.map((cell) => ({ ...cell, category: renumbered[cell.category] ?? cell.category })),
  });
  const laterArea = later.area === null ? null : renumber(later.area);
  return { calendar: now, area, later: { from: later.from, calendar: next, area: laterArea }, changes: own };
}

/** Two calendars with the kinds of both, numbered alike. */
interface Together {
  now: TownCalendar;
  next: TownCalendar;
  /** Number in both of each kind of the later one. */
  renumbered: number[];
}

const known = new WeakMap<TownCalendar, WeakMap<TownCalendar, Together>>();

function together(now: TownCalendar, next: TownCalendar): Together {
  const byNext = known.get(now) ?? new WeakMap<TownCalendar, Together>();
  known.set(now, byNext);
  const ready = byNext.get(next) ?? putTogether(now, next);
  byNext.set(next, ready);
  return ready;
}

function putTogether(now: TownCalendar, next: TownCalendar): Together {
  const byKey = new Map(now.categories.map(({ name }, index) => [categoryKey(name), index]));
  const added: number[] = [];
  const renumbered = next.categories.map(({ name }, index) => {
    const key = categoryKey(name);
    const same = byKey.get(key);
    if (same !== undefined) return same;
    byKey.set(key, now.categories.length + added.length);
    added.push(index);
    return now.categories.length + added.length - 1;
  });
  const withAdded = (own: readonly Category[], other: readonly Category[]) => [
    ...now.categories.map((category, index) => own[index] ?? category),
    ...added.flatMap((index) => other[index] ?? next.categories[index] ?? []),
  ];
  const categories = withAdded(now.categories, next.categories);
  const editions = Object.fromEntries(
    Object.entries(now.editions).map(([lang, edition]) => [
      lang,
      { ...edition, categories: withAdded(edition.categories, next.editions[lang]?.categories ?? []) },
    ]),
  );
  const transfers = next.transfers.map((transfer) => ({
    ...transfer,
    category: transfer.category === null ? null : (renumbered[transfer.category] ?? null),
  }));
  return {
    now: { ...now, categories, editions },
    next: { ...next, categories, editions, transfers },
    renumbered,
  };
}

/** The days from `from` to `to`, both included, in order; see `planOf`. */
export function planDays(schedule: AreaSchedule, from: IsoDate, to: IsoDate): PlanDay[] {
  const { changes, calendar } = schedule;
  if (changes.length === 0) return unchangedDays(schedule, from, to);
  // A day that moves into the window comes from before it.
  const start = changes.reduce(
    (first, { date, toDate }) => (toDate !== null && toDate >= from && date < first ? date : first),
    from,
  );
  const keys = calendar.categories.map(({ name }) => categoryKey(name));
  return withChanges(unchangedDays(schedule, start, to), changes, keys).filter(
    ({ date }) => date >= from && date <= to,
  );
}

function unchangedDays({ calendar, area, later }: AreaSchedule, from: IsoDate, to: IsoDate): PlanDay[] {
  if (later === null || to < later.from) return planOf(calendar, area, from, to);
  const before = from < later.from ? planOf(calendar, area, from, addDays(later.from, -1)) : [];
  const after =
    later.area === null ? [] : planOf(later.calendar, later.area, from > later.from ? from : later.from, to);
  return [...before, ...after];
}

/** Days that differ from the usual ones, by closures or by the town's word, from `from` to `to`. */
export function differingDays(schedule: AreaSchedule, from: IsoDate, to: IsoDate) {
  const { calendar, area, later, changes } = schedule;
  if (later === null && changes.length === 0) {
    return closedIn(calendar, area, from, to).map(({ date, category, movedTo }) => ({
      date,
      category,
      movedTo: movedTo ?? null,
      announced: false,
      note: '',
    }));
  }
  return planDays(schedule, from, to).flatMap(({ date, closed }) => closed.map((one) => ({ date, ...one })));
}

/** Until when the schedule speaks: as far as the last calendar in it does, or to the day before the area goes. */
export function scheduleEnd({ calendar, later }: Pick<AreaSchedule, 'calendar' | 'later'>): IsoDate | null {
  if (later === null) return calendar.validThrough;
  return later.area === null ? addDays(later.from, -1) : later.calendar.validThrough;
}

/** Whether the schedule speaks of a day; between an ended calendar and its successor it doesn't. */
export function scheduleValidity(schedule: AreaSchedule, date: IsoDate): Validity {
  const { calendar, later } = schedule;
  if (later === null || date < later.from) return validityOn(calendar, date);
  return later.area === null ? 'ended' : validityOn(later.calendar, date);
}

/** The answer for tomorrow: what to put out, or nothing and when the next time is. */
export interface TomorrowAnswer {
  date: IsoDate;
  kind: 'collection' | 'nothing' | 'closed' | 'ended';
  entries: PlanDay['entries'];
  closed: PlanDay['closed'];
  /** The next day with a collection after tomorrow, when tomorrow has none. */
  next: PlanDay | null;
}

/** How far ahead the next collection is looked for when tomorrow has none, in days. */
const LOOK_AHEAD_DAYS = 62;

/**
 * What the first thing on the page says.
 * @param near the days from tomorrow (or before) to a week later or more, when the caller has them already
 */
export function tomorrowAnswer(
  schedule: AreaSchedule,
  today: IsoDate,
  near: readonly PlanDay[] = planDays(schedule, addDays(today, 1), addDays(today, 8)),
): TomorrowAnswer {
  const date = addDays(today, 1);
  if (scheduleValidity(schedule, date) === 'ended') {
    return { date, kind: 'ended', entries: [], closed: [], next: null };
  }
  const tomorrow = near.find((day) => day.date === date);
  if (tomorrow && tomorrow.entries.length > 0) {
    return { date, kind: 'collection', entries: tomorrow.entries, closed: tomorrow.closed, next: null };
  }
  const isNext = (day: PlanDay) => day.date > date && day.entries.length > 0;
  const next =
    near.find(isNext) ?? planDays(schedule, date, addDays(date, LOOK_AHEAD_DAYS)).find(isNext) ?? null;
  const closed = tomorrow?.closed ?? [];
  return { date, kind: closed.length > 0 ? 'closed' : 'nothing', entries: [], closed, next };
}
