/**
 * Reading calendars for pages. A calendar hardly changes once written, so each process keeps those it has read; what
 * the database says of those that hold shows whether they are still the same. Purging a leaked name does change them.
 */
import type { IsoDate } from '@tomoni/japanese';
import type { Db } from '@tomoni/platform/storage';
import type { Area, TownCalendar } from './model.ts';
import { findArea, type HeldCalendar, listDayChanges, takeoversOf } from './publication.ts';
import { type AreaSchedule, scheduleOf } from './schedule.ts';
import { areasById, listAreas, readCalendar } from './store.ts';

/** A calendar of a town is a few kilobytes; the whole country has 1,741. */
const KEPT = 2000;

const kept = new WeakMap<Db, Map<string, TownCalendar>>();

/** The calendar that holds today, or null when the place has none. */
export async function currentCalendar(db: Db, place: string, today: IsoDate): Promise<TownCalendar | null> {
  const { now } = await takeoversOf(db, place, today);
  return now === null ? null : heldCalendar(db, place, now);
}

/**
 * The schedule of an area with a single read, once its calendars are known. Null when the calendar that holds today
 * has no such area.
 */
export async function areaSchedule(
  db: Db,
  place: string,
  areaId: string,
  today: IsoDate,
): Promise<AreaSchedule | null> {
  const { held, changes, versions } = await findArea(db, place, areaId, today);
  const now = held.find(({ from }) => from <= today);
  if (now === undefined || now.area === null) return null;
  const next = held.find(({ from }) => from > today);
  const [calendar, later] = await Promise.all([
    heldCalendar(db, place, now),
    next === undefined ? null : heldCalendar(db, place, next),
  ]);
  if (calendar === null) return null;
  const waiting =
    next === undefined || later === null ? null : { from: next.from, calendar: later, area: next.area };
  const schedule = scheduleOf(calendar, now.area, waiting, changes);
  schedule.versions = versions;
  return schedule;
}

/** The schedules of many areas of a town with a handful of reads; null when no calendar holds today. */
export async function schedulesById(
  db: Db,
  place: string,
  ids: readonly string[],
  today: IsoDate,
): Promise<Map<string, AreaSchedule> | null> {
  const { now, next } = await takeoversOf(db, place, today);
  const calendar = now === null ? null : await heldCalendar(db, place, now);
  if (now === null || calendar === null) return null;
  const areas = await areasById(db, place, now.calendarId, ids);
  const changes = await listDayChanges(db, place, today);
  const later = next === null ? null : await heldCalendar(db, place, next);
  const laterAreas = next === null ? null : await areasById(db, place, next.calendarId, ids);
  const waitingFor = (id: string) =>
    next === null || later === null
      ? null
      : { from: next.from, calendar: later, area: laterAreas?.get(id) ?? null };
  return new Map([...areas].map(([id, area]) => [id, scheduleOf(calendar, area, waitingFor(id), changes)]));
}

/** The calendar that holds today with all its areas. */
export async function calendarWithAreas(
  db: Db,
  place: string,
  today: IsoDate,
): Promise<{ calendar: TownCalendar; areas: Area[] } | null> {
  const calendar = await currentCalendar(db, place, today);
  if (calendar === null) return null;
  return { calendar, areas: await listAreas(db, place, calendar.id) };
}

/** A calendar that holds or waits, from what this process has read before if it's still the same. */
export async function heldCalendar(db: Db, place: string, held: HeldCalendar): Promise<TownCalendar | null> {
  const known = keptOf(db);
  const key = `${place}/${held.calendarId}`;
  const ready = known.get(key);
  if (ready !== undefined && isAsHeld(ready, held)) return ready;
  const calendar = await readCalendar(db, place, held.calendarId);
  known.delete(key);
  // A copy of the database that lags may give an older state: it serves this once.
  if (calendar !== null && isAsHeld(calendar, held)) {
    known.set(key, calendar);
    if (known.size > KEPT) known.delete(known.keys().next().value ?? '');
  }
  return calendar;
}

/** Dates lose what is shorter than a millisecond, which may round either way. */
function isAsHeld(calendar: TownCalendar, { contentHash, publishedMs }: HeldCalendar): boolean {
  return calendar.contentHash === contentHash && calendar.publishedAt.getTime() + 1 >= publishedMs;
}

function keptOf(db: Db): Map<string, TownCalendar> {
  const ready = kept.get(db);
  if (ready !== undefined) return ready;
  const fresh = new Map<string, TownCalendar>();
  kept.set(db, fresh);
  return fresh;
}
