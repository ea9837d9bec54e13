/**
 * A town's collection calendar as plain data: what a file says, not yet dates.
 * Everything here survives JSON; days are ISO dates, weekdays 0 = Sunday … 6 = Saturday, months 1–12.
 */
import type { Finding } from '@tomoni/findings';
import type { IsoDate } from '@tomoni/japanese';

/** What narrows a rule. `months` lists the months in which it holds; an empty list holds never. */
interface RuleLimits {
  months?: number[];
  /** From prose: days of each year without collection, both ends included, `12-30` to `01-03` over New Year. */
  skip?: { from: string; to: string }[];
  /** From prose: national holidays have no collection, or it is on the day after. */
  holidays?: 'skip' | 'next-day';
}

/** One rule of a cell, in the order in which the cell says it. */
export type Rule = RuleLimits &
  (
    | { kind: 'weekly'; weekday: number }
    /** The nth such weekday of a month, 1–5; -1 is the last. */
    | { kind: 'monthly'; weekday: number; nth: number }
    /** The start and every 14th day after it, without end. */
    | { kind: 'fortnightly'; start: IsoDate }
    | { kind: 'date'; date: IsoDate }
    /** A day of every month, 1–31; months without that day have none. */
    | { kind: 'day-of-month'; day: number }
  );

/** What is collected, named as the town's file names it. */
export interface Category {
  name: string;
  sublabel: string | null;
  /** HTML as the file has it: sanitise before showing. */
  descriptionHtml: string | null;
  /** `#rrggbb` in small letters. */
  colour: string | null;
  caution: string | null;
}

/** One cell of an area's row that says something; empty ones aren't kept. Two cells of one row may have the same category. */
export interface AreaCell {
  /** Index into `Calendar.categories`. */
  category: number;
  rules: Rule[];
  /** Ids of remarks (`*1` → `1`). */
  remarks: string[];
  /** The cell as written. */
  text: string;
}

export interface Area {
  /** Stable while the area's master and name stay the same, whatever other areas come and go. */
  id: string;
  name: string;
  master: string | null;
  masterName: string | null;
  centre: string;
  reading: string | null;
  position: { lat: number; lon: number } | null;
  row: number;
  cells: AreaCell[];
}

/** Days on which a centre collects nothing, both included. */
export interface Closure {
  centre: string;
  from: IsoDate;
  to: IsoDate;
  row: number;
}

/** A one-off exception that the town explains in words. It moves no date (see README). */
export interface Transfer {
  categoryName: string;
  category: number | null;
  /** 振替日. */
  from: IsoDate;
  /** 次回収日. */
  to: IsoDate | null;
  showFrom: IsoDate | null;
  note: string;
}

export interface Remark {
  id: string;
  text: string;
}

/** One thing and where it goes. */
export interface SortingItem {
  label: string;
  category: number | null;
  name: string;
  notice: string;
  reading: string;
}

export interface Calendar {
  categories: Category[];
  areas: Area[];
  closures: Closure[];
  transfers: Transfer[];
  remarks: Remark[];
  items: SortingItem[];
  /** Last day for which the files themselves say something; null if they don't. */
  validThrough: IsoDate | null;
  findings: Finding[];
}

/** What a closure does to the days of its centre: the data doesn't say, the operator does. */
export type ClosureMode = 'skip' | 'shift';

/** Days from `from` to `to`, both included. */
export interface DateWindow {
  from: IsoDate;
  to: IsoDate;
}

/** What a reader made of its input: a calendar, or null with the findings that say why not. */
export interface ReadResult {
  calendar: Calendar | null;
  findings: Finding[];
}
