/** The versions of a town's calendar with how each stands. */
import type { Db } from '@tomoni/platform/storage';
import { type Item, itemOf } from '@tomoni/platform/workflow';
import { sql } from 'kysely';
import { calendarFlow } from './flow.ts';
import type { TownCalendar } from './model.ts';
import { readCalendar } from './store.ts';

export interface Version {
  calendar: TownCalendar;
  item: Item;
  /** From which day it holds or will hold; null when it doesn't. */
  from: string | null;
}

/** A list that is longer is read by nobody; older ones stay reachable by their address. */
const LISTED = 20;

/** The newest versions first. */
export async function listVersions(db: Db, place: string): Promise<Version[]> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from collection.calendar where place = ${place}
    order by id desc limit ${LISTED}`.execute(db);
  const versions = await Promise.all(rows.map(({ id }) => versionOf(db, place, id)));
  return versions.filter((version) => version !== null);
}

async function versionOf(db: Db, place: string, id: string): Promise<Version | null> {
  const [calendar, item, from] = await Promise.all([
    readCalendar(db, place, id),
    itemOf(db, { workflow: calendarFlow, owner: place, ref: id }),
    heldFrom(db, place, id),
  ]);
  return calendar === null || item === null ? null : { calendar, item, from };
}

/** From which day a version holds or will hold; null when it doesn't. */
export async function heldFrom(db: Db, place: string, calendarId: string): Promise<string | null> {
  const { rows } = await sql<{ from_date: string }>`
    select from_date from collection.takeover where place = ${place} and calendar_id = ${calendarId}
    order by from_date desc limit 1`.execute(db);
  return rows[0]?.from_date ?? null;
}
