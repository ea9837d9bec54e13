import { todayIn } from '@tomoni/japanese';
import type { Moment } from './hours.ts';

const MINUTE_MS = 60_000;
/** Japan has had no other time since 1951: nine hours before UTC, without summer time. */
const AHEAD_MIN = 9 * 60;

/** Day and minute in Japan. */
export function momentOf(now: Date): Moment {
  const minutes = Math.floor(now.getTime() / MINUTE_MS) + AHEAD_MIN;
  return { date: todayIn('Asia/Tokyo', now), minute: ((minutes % 1440) + 1440) % 1440 };
}
