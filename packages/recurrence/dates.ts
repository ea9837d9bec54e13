/** From a calendar to the dates of one area. */
import { fromDayNumber, type IsoDate, toDayNumber } from '@tomoni/japanese';
import type { Area, Calendar, ClosureMode, DateWindow, Transfer } from './calendar.ts';
import { closedSpans, type Spans } from './closed-spans.ts';
import { expandArea } from './expand.ts';

/** One collection of one category on one day. */
export interface Collection {
  date: IsoDate;
  category: number;
  /** The day on which it would have been, if a closure or a holiday moved it here. */
  movedFrom?: IsoDate;
  /** What transferdata.csv says about this category and day. */
  notes?: string[];
}

/** A day on which the rules alone would collect, and a closure or a holiday prevents it. */
export interface ClosedDay {
  date: IsoDate;
  category: number;
  movedTo?: IsoDate;
}

export interface CollectionOptions extends DateWindow {
  closure: ClosureMode;
}

/** What the dates of an area depend on besides the area. */
export type DateContext = Pick<Calendar, 'closures' | 'transfers'>;

/** Day and category in one number: no allocation for each date of a page. */
const CATEGORIES = 65_536;

/**
 * All collections from `from` to `to`, both included, by date, then by column; each (date, category) once.
 * Throws RangeError if `from` or `to` is no ISO date.
 */
export function collectionsOf(context: DateContext, area: Area, options: CollectionOptions): Collection[] {
  const found = new Found(options);
  const spans = closedSpans(context.closures, area.centre);
  expandArea(area, options, spans, options.closure, found);
  return found.list(context.transfers);
}

/**
 * The days of the window on which a category is collected by its rules but not in fact, by date, then column.
 * `movedTo` names the day instead of it, unless that is a day of the category anyway.
 */
export function closedDaysOf(context: DateContext, area: Area, options: CollectionOptions): ClosedDay[] {
  const spans = closedSpans(context.closures, area.centre);
  const reach = reachOfClosing(area, spans, options);
  if (reach === null) return [];
  const { first, last } = reach;
  const planned = new Set<number>();
  const collected = new Set<number>();
  const moves = new Map<number, number>();
  // A week more: a day may have moved out of the window.
  const around = { from: fromDayNumber(first), to: fromDayNumber(Math.min(last + 7, LAST_DAY)) };
  expandArea(area, around, spans, options.closure, {
    planned: (day, category) => {
      if (day >= first) planned.add(day * CATEGORIES + category);
    },
    collected: (day, category, from) => {
      if (from < first && day < first) return;
      collected.add(day * CATEGORIES + category);
      if (day !== from) moves.set(from * CATEGORIES + category, day * CATEGORIES + category);
    },
  });
  const closed: ClosedDay[] = [];
  for (const key of [...planned].sort((a, b) => a - b)) {
    const day = Math.floor(key / CATEGORIES);
    if (day < first || day > last || collected.has(key)) continue;
    const target = moves.get(key);
    const one: ClosedDay = { date: fromDayNumber(day), category: key - day * CATEGORIES };
    if (target !== undefined && !planned.has(target)) {
      one.movedTo = fromDayNumber(Math.floor(target / CATEGORIES));
    }
    closed.push(one);
  }
  return closed;
}

/**
 * The days of the window on which something can be closed; null on most days of a year, when no closure is near.
 * A closure reaches from its first day to its last one, or, where it moves the later days of its month too, to the
 * end of that month. Words of a rule (holidays, New Year) can take away any day.
 */
function reachOfClosing(
  area: Area,
  spans: Spans,
  options: CollectionOptions,
): { first: number; last: number } | null {
  const first = toDayNumber(options.from);
  const last = toDayNumber(options.to);
  const worded = area.cells.some(({ rules }) =>
    rules.some(({ skip, holidays }) => skip !== undefined || holidays !== undefined),
  );
  if (worded) return { first, last };
  const restOfMonth = options.closure === 'shift' ? LONGEST_MONTH : 0;
  const near = spans.filter(({ from, to }) => from <= last && to + restOfMonth >= first);
  const [nearest] = near;
  const farthest = near.at(-1);
  if (nearest === undefined || farthest === undefined) return null;
  return { first: Math.max(first, nearest.from), last: Math.min(last, farthest.to + restOfMonth) };
}

const LONGEST_MONTH = 31;

/** The exceptions that the town wants shown on some day of the window: from their first day of showing to their last day. */
export function noticesOf(context: Pick<Calendar, 'transfers'>, window: DateWindow): Transfer[] {
  return context.transfers.filter(
    ({ from, to, showFrom }) => (showFrom ?? from) <= window.to && (to ?? from) >= window.from,
  );
}

/** 9999-12-31. */
const LAST_DAY = 2_932_896;

/** Collects what falls into the window. */
class Found {
  readonly #first: number;
  readonly #last: number;
  /** Key → planned day. */
  readonly #collected = new Map<number, number>();
  readonly #planned = new Set<number>();

  constructor(window: DateWindow) {
    this.#first = toDayNumber(window.from);
    this.#last = toDayNumber(window.to);
  }

  planned(day: number, category: number): void {
    if (day >= this.#first && day <= this.#last) this.#planned.add(day * CATEGORIES + category);
  }

  collected(day: number, category: number, planned: number): void {
    if (day < this.#first || day > this.#last) return;
    const key = day * CATEGORIES + category;
    if (!this.#collected.has(key)) this.#collected.set(key, planned);
  }

  list(transfers: readonly Transfer[]): Collection[] {
    const keys = [...this.#collected.keys()].sort((a, b) => a - b);
    return keys.map((key) => {
      const day = Math.floor(key / CATEGORIES);
      const one: Collection = { date: fromDayNumber(day), category: key - day * CATEGORIES };
      const planned = this.#collected.get(key) ?? day;
      // A day that is the category's own anyway isn't shown as moved, whatever moved onto it.
      if (planned !== day && !this.#planned.has(key)) one.movedFrom = fromDayNumber(planned);
      if (transfers.length > 0) addNotes(one, transfers);
      return one;
    });
  }
}

function addNotes(one: Collection, transfers: readonly Transfer[]): void {
  for (const { category, from, to, note } of transfers) {
    if (category !== one.category || note === '' || (from !== one.date && to !== one.date)) continue;
    one.notes = [...(one.notes ?? []), note];
  }
}
