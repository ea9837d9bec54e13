/** Reading calendars for pages: a published calendar never changes, so each process keeps those it has read. */
import type { Db } from '@tomoni/platform/storage';
import type { Area, TownCalendar } from './model.ts';
import { currentCalendarId, findArea, listAreas, readCalendar } from './store.ts';

/** A calendar of a town is a few kilobytes; the whole country has 1,741. */
const KEPT = 2000;

const kept = new WeakMap<Db, Map<string, TownCalendar>>();

/** An area with the calendar it belongs to. */
export interface AreaCalendar {
  calendar: TownCalendar;
  area: Area;
}

/** The calendar that holds now, or null when the place has none. */
export async function currentCalendar(db: Db, place: string): Promise<TownCalendar | null> {
  const id = await currentCalendarId(db, place);
  return id === null ? null : calendarById(db, place, id);
}

/** One area and its calendar with a single read, once the calendar is known. */
export async function areaCalendar(db: Db, place: string, areaId: string): Promise<AreaCalendar | null> {
  const found = await findArea(db, place, areaId);
  if (found === null) return null;
  const calendar = await calendarById(db, place, found.calendarId);
  return calendar === null ? null : { calendar, area: found.area };
}

/** The calendar that holds now with all its areas. */
export async function calendarWithAreas(
  db: Db,
  place: string,
): Promise<{ calendar: TownCalendar; areas: Area[] } | null> {
  const calendar = await currentCalendar(db, place);
  if (calendar === null) return null;
  return { calendar, areas: await listAreas(db, place, calendar.id) };
}

async function calendarById(db: Db, place: string, id: string): Promise<TownCalendar | null> {
  const known = keptOf(db);
  const key = `${place}/${id}`;
  const ready = known.get(key);
  if (ready !== undefined) return ready;
  const calendar = await readCalendar(db, place, id);
  if (calendar !== null) {
    known.set(key, calendar);
    if (known.size > KEPT) known.delete(known.keys().next().value ?? '');
  }
  return calendar;
}

function keptOf(db: Db): Map<string, TownCalendar> {
  const ready = kept.get(db);
  if (ready !== undefined) return ready;
  const fresh = new Map<string, TownCalendar>();
  kept.set(db, fresh);
  return fresh;
}
