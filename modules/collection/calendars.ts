/**
 * Reading calendars for pages: a calendar never changes once written, so each process keeps those it has read. Not for
 * long: purging a leaked name does change them, and every process has to notice by itself.
 */
import type { IsoDate } from '@tomoni/japanese';
import type { Db } from '@tomoni/platform/storage';
import type { Area, TownCalendar } from './model.ts';
import { findArea, listDayChanges, takeoversOf } from './publication.ts';
import { type AreaSchedule, scheduleOf } from './schedule.ts';
import { areasById, listAreas, readCalendar } from './store.ts';

/** A calendar of a town is a few kilobytes; the whole country has 1,741. */
const KEPT = 2000;
/** As long as browsers keep a page of an area. */
const KEPT_MS = 60_000;

interface Kept {
  calendar: TownCalendar;
  /** By `performance.now()`. */
  until: number;
}

const kept = new WeakMap<Db, Map<string, Kept>>();

/** The calendar that holds today, or null when the place has none. */
export async function currentCalendar(db: Db, place: string, today: IsoDate): Promise<TownCalendar | null> {
  const { now } = await takeoversOf(db, place, today);
  return now === null ? null : calendarById(db, place, now.calendarId);
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
    calendarById(db, place, now.calendarId),
    next === undefined ? null : calendarById(db, place, next.calendarId),
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
  const calendar = now === null ? null : await calendarById(db, place, now.calendarId);
  if (now === null || calendar === null) return null;
  const areas = await areasById(db, place, now.calendarId, ids);
  const changes = await listDayChanges(db, place, today);
  const later = next === null ? null : await calendarById(db, place, next.calendarId);
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

/** A calendar by its id, from what this process has read before. */
export async function calendarById(db: Db, place: string, id: string): Promise<TownCalendar | null> {
  const known = keptOf(db);
  const key = `${place}/${id}`;
  const ready = known.get(key);
  if (ready !== undefined && ready.until > performance.now()) return ready.calendar;
  const calendar = await readCalendar(db, place, id);
  known.delete(key);
  if (calendar !== null) {
    known.set(key, { calendar, until: performance.now() + KEPT_MS });
    if (known.size > KEPT) known.delete(known.keys().next().value ?? '');
  }
  return calendar;
}

function keptOf(db: Db): Map<string, Kept> {
  const ready = kept.get(db);
  if (ready !== undefined) return ready;
  const fresh = new Map<string, Kept>();
  kept.set(db, fresh);
  return fresh;
}
