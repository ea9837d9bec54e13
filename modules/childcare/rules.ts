/** Which preschools fit, in which order, and what to loosen when none does. */
import { distance, distanceFromWay, type Position, walkingMinutes } from '@tomoni/geo';
import type { IsoDate } from '@tomoni/japanese';
import { takes } from './age-words.ts';
import { type Conditions, WITHIN } from './conditions.ts';
import { clockText } from './hours.ts';
import type { Care, Kind, Preschool } from './model.ts';
import { hasPlace } from './vacancy.ts';

/** Where a family starts from, and where it has to be afterwards. */
export interface Way {
  home: Position | null;
  work: Position | null;
}

export interface Asked extends Conditions {
  way: Way;
  today: IsoDate;
  /** Somebody counted lately; without that nobody can ask for free places. */
  counted: boolean;
}

/** A preschool with how far it is. */
export interface Found {
  preschool: Preschool;
  /** Metres from home; null where one of both isn't known. */
  metres: number | null;
  /** Metres beside the straight way from home to work. */
  beside: number | null;
  /** Metres from home by the preschool to work. */
  through: number | null;
  free: boolean;
}

/** Metres: so near to the way it lies on the way. */
export const ON_THE_WAY = 400;

export function withDistances(preschool: Preschool, asked: Asked): Found {
  const { position } = preschool;
  const { home, work } = asked.way;
  const both = position !== null && home !== null && work !== null;
  const metres = position === null || home === null ? null : distance(home, position);
  return {
    preschool,
    metres,
    beside: both ? distanceFromWay(position, [home, work]) : null,
    through: both ? distance(home, position) + distance(position, work) : null,
    free: hasPlace(preschool, asked.age, asked.today),
  };
}

type Wish = 'age' | 'from' | 'to' | 'kind' | 'free' | 'within' | `care.${Care}`;

/** The wishes that a preschool doesn't fulfil. What isn't known fulfils no wish but that of the age. */
function unfulfilled(found: Found, asked: Asked): Wish[] {
  const { preschool, metres } = found;
  const { opens, closes } = preschool.hours;
  const wishes: [Wish, boolean][] = [
    ['age', asked.age === null || takes(preschool.ages, asked.age) !== false],
    ['from', asked.from === null || (opens !== null && opens <= asked.from)],
    ['to', asked.to === null || (closes !== null && closes >= asked.to)],
    ['kind', asked.kinds.length === 0 || asked.kinds.includes(preschool.kind)],
    ['free', !(asked.free && asked.counted) || found.free],
    ['within', withinReach(metres, asked)],
    ...asked.care.map((care): [Wish, boolean] => [`care.${care}`, preschool.care[care] === true]),
  ];
  return wishes.flatMap(([wish, holds]) => (holds ? [] : [wish]));
}

function withinReach(metres: number | null, { within, way }: Asked): boolean {
  return within === null || way.home === null || (metres !== null && walkingMinutes(metres) <= within);
}

/** Those that fit: the nearest first where a home is known, else those with free places, then by name. */
export function search(preschools: readonly Preschool[], asked: Asked): Found[] {
  return preschools
    .map((preschool) => withDistances(preschool, asked))
    .filter((found) => unfulfilled(found, asked).length === 0)
    .sort((a, b) => order(a, b));
}

/** 第2 before 第10. */
const byName = new Intl.Collator('ja', { numeric: true });

function order(a: Found, b: Found): number {
  const near = (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY);
  if (Number.isFinite(near) && near !== 0) return near;
  if (a.metres !== null && b.metres === null) return -1;
  if (a.metres === null && b.metres !== null) return 1;
  return Number(b.free) - Number(a.free) || byName.compare(a.preschool.name, b.preschool.name);
}

/** One condition that could be less strict, and how many fit then. */
export type Loosened =
  | { wish: 'from' | 'to'; time: string; count: number; conditions: Conditions }
  | { wish: 'within'; minutes: number | null; count: number; conditions: Conditions }
  | { wish: 'care'; care: Care; count: number; conditions: Conditions }
  | { wish: 'kind' | 'free'; count: number; conditions: Conditions };

/** So many proposals can be read. */
const MOST_PROPOSALS = 3;

/**
 * What to loosen so that something fits: one condition each, those that cost the least first (a quarter of an hour, a
 * few more steps), each with what comes of it. The age of a child can't be changed, so it is never proposed.
 */
export function loosen(preschools: readonly Preschool[], asked: Asked): Loosened[] {
  const all = preschools.map((preschool) => withDistances(preschool, asked));
  const lacking = (wish: Wish) =>
    all.filter((found) => {
      const missing = unfulfilled(found, asked);
      return missing.length === 1 && missing[0] === wish;
    });
  const found: Loosened[] = [
    ...looserHours(lacking('from'), asked, 'from'),
    ...looserHours(lacking('to'), asked, 'to'),
    ...looserReach(lacking('within'), asked),
    ...asked.care.flatMap((care) => without({ wish: 'care', care }, lacking(`care.${care}`).length, asked)),
    ...without({ wish: 'kind' }, lacking('kind').length, asked),
    ...without({ wish: 'free' }, lacking('free').length, asked),
  ];
  return found.slice(0, MOST_PROPOSALS);
}

function looserHours(lacking: readonly Found[], asked: Asked, wish: 'from' | 'to'): Loosened[] {
  const times = lacking.flatMap(({ preschool: { hours } }) => {
    const time = wish === 'from' ? hours.opens : hours.closes;
    return time === null ? [] : [time];
  });
  if (times.length === 0) return [];
  const time = wish === 'from' ? Math.min(...times) : Math.max(...times);
  const count = times.filter((one) => one === time).length;
  return [{ wish, time: clockText(time), count, conditions: { ...asked, [wish]: time } }];
}

function looserReach(lacking: readonly Found[], asked: Asked): Loosened[] {
  const minutes = lacking.flatMap(({ metres }) => (metres === null ? [] : [walkingMinutes(metres)]));
  if (minutes.length === 0) return [];
  const nearest = Math.min(...minutes);
  const within = WITHIN.find((one) => one >= nearest) ?? null;
  const count = within === null ? minutes.length : minutes.filter((one) => one <= within).length;
  return [{ wish: 'within', minutes: within, count, conditions: { ...asked, within } }];
}

type Dropped = { wish: 'care'; care: Care } | { wish: 'kind' } | { wish: 'free' };

function without(dropped: Dropped, count: number, asked: Asked): Loosened[] {
  if (count === 0) return [];
  if (dropped.wish === 'care') {
    const care = asked.care.filter((one) => one !== dropped.care);
    return [{ ...dropped, count, conditions: { ...asked, care } }];
  }
  const conditions = dropped.wish === 'kind' ? { ...asked, kinds: [] as Kind[] } : { ...asked, free: false };
  return [{ ...dropped, count, conditions }];
}

/** Of those that fit but for hours or age, how many say nothing of it: they may fit, too. */
export function silentOnes(preschools: readonly Preschool[], asked: Asked): number {
  if (asked.from === null && asked.to === null) return 0;
  return preschools.filter((preschool) => {
    const { opens, closes } = preschool.hours;
    const silent = (asked.from !== null && opens === null) || (asked.to !== null && closes === null);
    const rest = {
      ...asked,
      from: opens === null ? null : asked.from,
      to: closes === null ? null : asked.to,
    };
    return silent && unfulfilled(withDistances(preschool, asked), rest).length === 0;
  }).length;
}
