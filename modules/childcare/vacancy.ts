/** How old a number of free places may be, and what is free now. */
import { type IsoDate, toDayNumber } from '@tomoni/japanese';
import { takes } from './age-words.ts';
import { AGES, type Age, type AgeVacancy, type Preschool } from './model.ts';

/**
 * Days. Towns count once a month (for the children who enter on the first of the next), and publish within two weeks:
 * a number older than a month and a half has been followed by another that we don't have.
 */
export const CURRENT_DAYS = 45;

/** Whether a count of that day still says how it is; never without a date, nor with one to come. */
export function isCurrent(asOf: IsoDate | null, today: IsoDate): boolean {
  if (asOf === null) return false;
  const age = toDayNumber(today) - toDayNumber(asOf);
  return age >= 0 && age <= CURRENT_DAYS;
}

export type AgeState = 'free' | 'full' | 'none' | 'unknown';

/** What the row of six says of a class. */
export interface ShownAge {
  age: Age;
  state: AgeState;
  /** How many are free, where somebody counted. */
  count: number | null;
  asOf: IsoDate | null;
  current: boolean;
}

export function shownAges({ vacancy, ages }: Preschool, today: IsoDate): ShownAge[] {
  return AGES.map((age) => {
    const { places, asOf } = vacancy.ages[age] ?? { places: null, asOf: null };
    const state = takes(ages, age) === false && !isFree(places) ? 'none' : stateOf(places);
    const dated = state === 'free' || state === 'full';
    const count = typeof places === 'number' ? places : null;
    return { age, state, count, asOf: dated ? asOf : null, current: dated && isCurrent(asOf, today) };
  });
}

function isFree(places: AgeVacancy['places']): boolean {
  return places === 'some' || (typeof places === 'number' && places > 0);
}

function stateOf(places: AgeVacancy['places']): AgeState {
  if (places === null) return 'unknown';
  if (places === 'none') return 'none';
  return isFree(places) ? 'free' : 'full';
}

/** Whether it has a free place for the class (or for any) by a count that is current. */
export function hasPlace(preschool: Preschool, age: Age | null, today: IsoDate): boolean {
  const known = shownAges(preschool, today);
  if (known.some((one) => one.current))
    return known.some((one) => one.current && one.state === 'free' && (age === null || one.age === age));
  const { overall } = preschool.vacancy;
  if (overall === null || !overall.free || !isCurrent(overall.asOf, today)) return false;
  return age === null || takes(preschool.ages, age) !== false;
}

/** What it says of the town: the newest current count, and whether anybody counted by age. */
export function currentCounts(preschools: readonly Preschool[], today: IsoDate) {
  const days: IsoDate[] = [];
  let byAge = false;
  for (const preschool of preschools) {
    for (const { asOf, current } of shownAges(preschool, today)) {
      if (!current || asOf === null) continue;
      byAge = true;
      days.push(asOf);
    }
    const { overall } = preschool.vacancy;
    if (overall?.asOf && isCurrent(overall.asOf, today)) days.push(overall.asOf);
  }
  days.sort();
  return { newest: days.at(-1) ?? null, oldest: days[0] ?? null, byAge };
}

/** The day of the newest count of a preschool, current or not; null where nothing is known. */
export function countedOn({ vacancy }: Preschool): IsoDate | null {
  const days = [...vacancy.ages, vacancy.overall].flatMap((one) => one?.asOf ?? []);
  return days.sort().at(-1) ?? null;
}

/** Whether somebody said anything of its places. */
export function hasCounts({ vacancy }: Preschool): boolean {
  return vacancy.overall !== null || vacancy.ages.some(({ places }) => places !== null && places !== 'none');
}
