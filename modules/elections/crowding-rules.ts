/** How crowded a place of early voting is: how long a word holds, and when it has usually been quieter. Pure. */
import { type IsoDate, todayIn } from '@tomoni/japanese';
import type { PollingPlace, VotingTime } from './model.ts';

export const LEVELS = ['quiet', 'normal', 'busy'] as const;
export type Level = (typeof LEVELS)[number];

export function isLevel(text: string): text is Level {
  return (LEVELS as readonly string[]).includes(text);
}

/** A word older than this says nothing of now. In minutes. */
export const FRESH_MINUTES = 60;
/** Nobody who waits longer than this is told a number. In minutes. */
export const LONGEST_WAIT = 300;

/** What somebody at the place said. */
export interface CrowdReport {
  id: string;
  placeKey: string;
  level: Level;
  /** Null: nobody said how long one waits. */
  waitMinutes: number | null;
  at: Date;
  /** Taken back: it was a mistake. */
  revoked: boolean;
}

export type Opening = 'open' | 'closed' | 'unknown';

const MINUTE_MS = 60_000;

/** The day, and minutes after midnight, in Japan. */
function clockInJapan(moment: Date): { day: IsoDate; minutes: number } {
  const shifted = new Date(moment.getTime() + 9 * 60 * MINUTE_MS);
  return {
    day: todayIn('Asia/Tokyo', moment),
    minutes: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
  };
}

/** Whether one votes there at this moment, as far as the list says it. */
export function openingAt({ earlyTimes }: Pick<PollingPlace, 'earlyTimes'>, now: Date): Opening {
  if (earlyTimes.length === 0) return 'unknown';
  const each = earlyTimes.map((time) => openingOf(time, now));
  return each.includes('open') ? 'open' : each.includes('unknown') ? 'unknown' : 'closed';
}

function openingOf({ from, until, opens, closes }: VotingTime, now: Date): Opening {
  const { day, minutes } = clockInJapan(now);
  const byDay = from === null || until === null ? null : from <= day && day <= until;
  const byHour = opens === null || closes === null ? null : opens <= minutes && minutes < closes;
  if (byDay === false || byHour === false) return 'closed';
  return byDay === true && byHour === true ? 'open' : 'unknown';
}

/** Until when a word holds: an hour, and no longer than the place is open. */
export function holdsUntil({ at }: CrowdReport, { earlyTimes }: Pick<PollingPlace, 'earlyTimes'>): Date {
  const { minutes } = clockInJapan(at);
  const closings = earlyTimes.flatMap(({ closes }) =>
    closes !== null && closes > minutes
      ? [at.getTime() - (at.getTime() % MINUTE_MS) + (closes - minutes) * MINUTE_MS]
      : [],
  );
  return new Date(Math.min(at.getTime() + FRESH_MINUTES * MINUTE_MS, ...closings));
}

/** The word that holds now, or null: it is too old, taken back, or the place is closed. */
export function wordNow(
  reports: readonly CrowdReport[],
  place: Pick<PollingPlace, 'key' | 'earlyTimes'>,
  now: Date,
): CrowdReport | null {
  if (openingAt(place, now) === 'closed') return null;
  const own = reports.filter(({ placeKey, revoked, at }) => placeKey === place.key && !revoked && at <= now);
  const newest = own.toSorted(
    (one, other) => other.at.getTime() - one.at.getTime() || Number(other.id) - Number(one.id),
  )[0];
  return newest !== undefined && holdsUntil(newest, place) > now ? newest : null;
}

/** The last word of an hour of a day: 1 is Monday, 7 Sunday. */
export interface HourWord {
  day: IsoDate;
  weekday: number;
  hour: number;
  level: Level;
}

/** When it has usually been quiet: on `quiet` of `days` days. `weekday` null: on any day. */
export interface QuietHour {
  weekday: number | null;
  hour: number;
  quiet: number;
  days: number;
}

/** Fewer days than this are chance. */
const FEWEST_DAYS = 5;
/** And fewer words of a place altogether. */
const FEWEST_WORDS = 40;
/** Of the days, so many in a hundred must have been quiet. */
const QUIET_SHARE = 0.6;
const MOST_SHOWN = 3;

/**
 * Hours in which it has usually been quiet, by weekday where that can be said, else by hour alone; none where there are too
 * few words to say anything.
 */
export function quietHours(words: readonly HourWord[]): QuietHour[] {
  if (words.length < FEWEST_WORDS) return [];
  const byWeekday = quietest(words, ({ weekday, hour }) => ({ weekday, hour }));
  return byWeekday.length > 0 ? byWeekday : quietest(words, ({ hour }) => ({ weekday: null, hour }));
}

function quietest(
  words: readonly HourWord[],
  slotOf: (word: HourWord) => { weekday: number | null; hour: number },
): QuietHour[] {
  const slots = new Map<string, QuietHour>();
  for (const word of words) {
    const slot = slotOf(word);
    const name = `${slot.weekday} ${slot.hour}`;
    const known = slots.get(name) ?? { ...slot, quiet: 0, days: 0 };
    slots.set(name, {
      ...known,
      days: known.days + 1,
      quiet: known.quiet + (word.level === 'quiet' ? 1 : 0),
    });
  }
  return [...slots.values()]
    .filter(({ quiet, days }) => days >= FEWEST_DAYS && quiet / days >= QUIET_SHARE)
    .sort(
      (one, other) =>
        other.quiet / other.days - one.quiet / one.days || other.days - one.days || one.hour - other.hour,
    )
    .slice(0, MOST_SHOWN);
}
