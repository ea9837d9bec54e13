/** When a schedule was due last. Pure: no database, no clock. */
import type { Schedule } from './contract.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Japan has one time zone and no summer time. */
const JAPAN = 9 * HOUR;

/** The latest moment at or before `now` at which the schedule was due. */
export function lastDue(schedule: Schedule, now: Date): Date {
  if (schedule.every === 'minute') return floor(now, MINUTE, 0);
  if (schedule.every === 'hour') return floor(now, HOUR, (schedule.minute ?? 0) * MINUTE);
  return floor(now, DAY, timeOfDay(schedule.at) - JAPAN);
}

/** The first moment after `now` at which it is due. */
export function nextDue(schedule: Schedule, now: Date): Date {
  const period = { minute: MINUTE, hour: HOUR, day: DAY }[schedule.every];
  return new Date(lastDue(schedule, now).getTime() + period);
}

function timeOfDay(text: string): number {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined) throw new RangeError(`${text} is no time of day`);
  return Number(hours) * HOUR + Number(minutes) * MINUTE;
}

function floor(now: Date, period: number, offset: number): Date {
  return new Date(Math.floor((now.getTime() - offset) / period) * period + offset);
}
