/** Whether what was promised about updates is kept. Pure: a promise, the day of the last update, today. */
import { addDays, datePartsOf, daysInMonth, type IsoDate, isoDateOf } from '@tomoni/japanese';
import { type RawBuilder, sql } from 'kysely';
import type { Rhythm } from './model.ts';

/**
 * `kept` and `late` are about a promise; without one, what hasn't moved for a year is `old`, the rest `open`; what can't
 * change any more is `settled`.
 */
export const FRESHNESS = ['kept', 'late', 'old', 'open', 'settled'] as const;
export type FreshnessState = (typeof FRESHNESS)[number];

export interface Freshness {
  state: FreshnessState;
  /** Days since the last update. */
  age: number;
  /** Last day on which the next update keeps the promise; null without one. */
  due: IsoDate | null;
}

/** Without a promise, so many days make a dataset old. */
const OLD_AFTER_DAYS = 365;

/** How far away the next update is promised; a month ends with its last day. */
const STEPS: Record<Exclude<Rhythm, 'irregular' | 'never'>, { days: number } | { months: number }> = {
  daily: { days: 1 },
  weekly: { days: 7 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  yearly: { months: 12 },
};

/** Until when the next update keeps the promise; null where nothing is promised. */
export function nextDue(rhythm: Rhythm, published: IsoDate): IsoDate | null {
  if (rhythm === 'irregular' || rhythm === 'never') return null;
  const step = STEPS[rhythm];
  return 'days' in step ? addDays(published, step.days) : addMonths(published, step.months);
}

function addMonths(iso: IsoDate, months: number): IsoDate {
  const { year, month, day } = datePartsOf(iso);
  const next = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(next / 12), (next % 12) + 1];
  return isoDateOf(y, m, Math.min(day, daysInMonth(y, m))) ?? iso;
}

export function freshnessOf({
  rhythm,
  published,
  today,
}: {
  rhythm: Rhythm;
  published: IsoDate;
  today: IsoDate;
}): Freshness {
  const age = Math.max(0, daysBetween(published, today));
  const due = nextDue(rhythm, published);
  if (due !== null) return { state: due >= today ? 'kept' : 'late', age, due };
  if (rhythm === 'never') return { state: 'settled', age, due };
  return { state: age > OLD_AFTER_DAYS ? 'old' : 'open', age, due };
}

/** How many days the second date is after the first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

/** The same in the database, for lists of all towns: `rhythm` a text, `published` a date. */
export function freshnessSql(
  rhythm: RawBuilder<unknown>,
  published: RawBuilder<unknown>,
  today: IsoDate,
): RawBuilder<FreshnessState> {
  const steps = Object.entries(STEPS).map(([name, step]) => {
    const length = 'days' in step ? `${step.days} days` : `${step.months} months`;
    return sql`when ${name} then ${published} + ${length}::interval`;
  });
  return sql<FreshnessState>`case
    when ${rhythm} = 'never' then 'settled'
    when ${rhythm} = 'irregular' then case when ${published} < ${today}::date - ${OLD_AFTER_DAYS}::int then 'old' else 'open' end
    when (case ${rhythm} ${sql.join(steps, sql` `)} end) >= ${today}::date then 'kept' else 'late' end`;
}
