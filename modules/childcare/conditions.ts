/** What a parent asks for, to and from the query of an address. Homes and ways are no part of it. */
import { minutesOf } from './hours.ts';
import { AGES, type Age, CARES, type Care, KINDS, type Kind } from './model.ts';

/** Minutes on foot from home that may be asked for. */
export const WITHIN = [10, 15, 20, 30] as const;

export interface Conditions {
  age: Age | null;
  /** Minutes after midnight: from when, and until when the child is to be looked after. */
  from: number | null;
  to: number | null;
  care: readonly Care[];
  kinds: readonly Kind[];
  /** Only those with a free place by a current count. */
  free: boolean;
  /** Minutes on foot; only where a home is known. */
  within: number | null;
  /** Keys of those that stand beside each other. */
  compare: readonly string[];
  /** All are listed, not only the first. */
  all: boolean;
}

/** So many have room beside each other. */
export const MOST_COMPARED = 4;

/** Reads them from what an address or a form holds; what is no condition is left out. */
export function readConditions(get: (name: string) => readonly string[]): Conditions {
  const one = (name: string) => get(name)[0]?.trim() ?? '';
  const several = (name: string) => get(name).flatMap((text) => text.split(','));
  const asked = new Set(several('compare').filter((key) => /^[0-9a-f]{10}$/u.test(key)));
  return {
    age: AGES.find((age) => String(age) === one('age')) ?? null,
    from: minutesOf(one('from')),
    to: minutesOf(one('to')),
    care: CARES.filter((care) => several('care').includes(care)),
    kinds: KINDS.filter((kind) => several('kind').includes(kind)),
    free: one('free') !== '0',
    within: WITHIN.find((minutes) => String(minutes) === one('within')) ?? null,
    compare: [...asked].slice(0, MOST_COMPARED),
    all: one('all') === '1',
  };
}

/** As fields, in one order, without what is usual: for addresses and for hidden fields. */
export function conditionFields(conditions: Conditions): [name: string, value: string][] {
  const { age, from, to, care, kinds, free, within, compare, all } = conditions;
  const fields: [string, string][] = [];
  if (age !== null) fields.push(['age', String(age)]);
  if (from !== null) fields.push(['from', timeText(from)]);
  if (to !== null) fields.push(['to', timeText(to)]);
  for (const one of care) fields.push(['care', one]);
  for (const one of kinds) fields.push(['kind', one]);
  if (!free) fields.push(['free', '0']);
  if (within !== null) fields.push(['within', String(within)]);
  if (compare.length > 0) fields.push(['compare', compare.join(',')]);
  if (all) fields.push(['all', '1']);
  return fields;
}

/** `age=1&care=extended`; '' for none. */
export function conditionQuery(conditions: Conditions): string {
  return conditionFields(conditions)
    .map(([name, value]) => `${name}=${value.replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
    .join('&');
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Puts one in or takes it out. */
export function toggled<One>(list: readonly One[], one: One): One[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
