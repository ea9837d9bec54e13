/** When people are left in peace. Pure: no clock, no database. Japan has one time zone and no summer time. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const JAPAN = 9 * HOUR;

/** From nine in the evening to seven in the morning nothing rings, unless its reader chose the hour. */
const QUIET = { from: 21, to: 7 } as const;

/** The first moment at or after `at` outside the quiet hours. */
export function afterQuiet(at: Date): Date {
  const sinceMidnight = (at.getTime() + JAPAN) % DAY;
  const midnight = at.getTime() - sinceMidnight;
  if (sinceMidnight >= QUIET.from * HOUR) return new Date(midnight + DAY + QUIET.to * HOUR);
  return sinceMidnight < QUIET.to * HOUR ? new Date(midnight + QUIET.to * HOUR) : at;
}

/** The first time at or after `at` that it is this full hour in Japan. */
export function nextHour(at: Date, hour: number): Date {
  const sinceMidnight = (at.getTime() + JAPAN) % DAY;
  const today = at.getTime() - sinceMidnight + hour * HOUR;
  return new Date(today >= at.getTime() ? today : today + DAY);
}
