/**
 * Rules to days. Works on day numbers (days since 1970-01-01) and month by month, because both `D2` and
 * the `shift` of closures are about calendar months. This runs on every page view: no Date, no strings.
 */
import { datePartsOf, daysInMonth, fromDayNumber, holidayName, toDayNumber } from '@tomoni/japanese';
import type { Area, ClosureMode, DateWindow, Rule } from './calendar.ts';
import { isInSpans, type Spans } from './closed-spans.ts';

/** Receives what the rules of an area give, in no order and with repetitions. */
export interface Sink {
  /** A day as the rule alone gives it, before closures and holidays. */
  planned(day: number, category: number): void;
  /** A day on which there is a collection; `planned` is the rule's own day, another one if it was moved. */
  collected(day: number, category: number, planned: number): void;
}

interface Month {
  /** Day number of the first. */
  start: number;
  days: number;
  month: number;
}

/** The farthest that a closure or holiday moves a collection. */
const FARTHEST_MOVE = 7;

/** Tells the sink all days of the window, and some around it (the sink looks at its window itself). */
export function expandArea(
  area: Area,
  window: DateWindow,
  spans: Spans,
  mode: ClosureMode,
  sink: Sink,
): void {
  const months = monthsOf(window);
  const bounds = { first: toDayNumber(window.from), last: toDayNumber(window.to) };
  for (const cell of area.cells) {
    for (const rule of cell.rules) {
      if (rule.kind === 'date') {
        if (rule.date >= window.from && rule.date <= window.to) expandDate(rule, cell.category, sink);
      } else {
        expandRule(rule, cell.category, months, bounds, spans, mode, sink);
      }
    }
  }
}

/** Months that can give a day of the window, also through a move from the month before. */
function monthsOf(window: DateWindow): Month[] {
  const first = datePartsOf(window.from);
  const end = toDayNumber(window.to);
  let { year, month } = first;
  let start = toDayNumber(window.from) - first.day + 1;
  if (first.day <= FARTHEST_MOVE) {
    month -= 1;
    if (month === 0) {
      month = 12;
      year -= 1;
    }
    start -= daysInMonth(year, month);
  }
  const months: Month[] = [];
  while (start <= end) {
    const days = daysInMonth(year, month);
    months.push({ start, days, month });
    start += days;
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return months;
}

/** A written-out day stays as it is, whatever is closed; only its list of months can take it away. */
function expandDate(rule: Rule & { kind: 'date' }, category: number, sink: Sink): void {
  if (rule.months && !rule.months.includes(Number(rule.date.slice(5, 7)))) return;
  const day = toDayNumber(rule.date);
  sink.planned(day, category);
  sink.collected(day, category, day);
}

function expandRule(
  rule: Exclude<Rule, { kind: 'date' }>,
  category: number,
  months: readonly Month[],
  bounds: { first: number; last: number },
  spans: Spans,
  mode: ClosureMode,
  sink: Sink,
): void {
  const byWeekday = rule.kind === 'weekly' || rule.kind === 'monthly';
  const simple = rule.skip === undefined && rule.holidays === undefined;
  for (const month of months) {
    if (rule.months && !rule.months.includes(month.month)) continue;
    // Days move forward only: none after the window comes into it, and of those before only moved ones matter.
    const last = Math.min(month.start + month.days - 1, bounds.last);
    const step = rule.kind === 'fortnightly' ? 14 : rule.kind === 'weekly' ? 7 : 31;
    const movesDays = mode === 'shift' || !simple;
    let shifting = false;
    for (let day = firstDay(rule, month); day <= last; day += step) {
      if (day < bounds.first && !movesDays) continue;
      sink.planned(day, category);
      const open = simple ? day : afterProse(rule, day);
      if (open === null) continue;
      const closed = spans.length > 0 && isInSpans(spans, open);
      if (mode === 'shift' && byWeekday) {
        shifting ||= closed;
        sink.collected(shifting ? open + FARTHEST_MOVE : open, category, day);
      } else if (mode === 'shift' || !closed) {
        // `shift` speaks of weekday rules only, so a fortnightly day stays: the document warns about it.
        sink.collected(open, category, day);
      }
    }
  }
}

/** The first day of the rule in the month; beyond the month's end if there is none. */
function firstDay(rule: Exclude<Rule, { kind: 'date' }>, month: Month): number {
  const none = month.start + month.days;
  if (rule.kind === 'day-of-month') return rule.day <= month.days ? month.start + rule.day - 1 : none;
  if (rule.kind === 'fortnightly') {
    const start = toDayNumber(rule.start);
    return start >= month.start ? start : month.start + modulo(start - month.start, 14);
  }
  const first = month.start + modulo(rule.weekday - weekdayOfDay(month.start), 7);
  if (rule.kind === 'weekly') return first;
  if (rule.nth > 0) return first + 7 * (rule.nth - 1);
  return first + 28 < none ? first + 28 : first + 21;
}

/** Where the words beside a rule put a day: the day itself, the next one, or nowhere. */
function afterProse(rule: Rule, day: number): number | null {
  const date = fromDayNumber(day);
  const monthDay = date.slice(5);
  for (const { from, to } of rule.skip ?? []) {
    const within = from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
    if (within) return null;
  }
  if (rule.holidays === undefined || holidayName(date) === null) return day;
  return rule.holidays === 'skip' ? null : day + 1;
}

function weekdayOfDay(day: number): number {
  // Day 0, 1970-01-01, was a Thursday.
  return modulo(day + 4, 7);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
