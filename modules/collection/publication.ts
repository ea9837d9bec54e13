/** SQL of what counts: which calendar holds on a day, single days that differ, and how a town's office works. */
import type { IsoDate } from '@tomoni/japanese';
import { publish as tell, versionSql } from '@tomoni/platform/live';
import { appendEvent, type Db, statement, tables, transaction } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { DayChange } from './day-changes.ts';
import type { Area } from './model.ts';

interface PublicationTables {
  takeover: { place: string; from_date: IsoDate; calendar_id: string };
}

const publication = (db: Db) => tables<PublicationTables>(db, 'collection');

/** A calendar and the day from which it holds. */
export interface Takeover {
  calendarId: string;
  from: IsoDate;
}

/** A calendar that holds or waits, with what shows whether one that was read before is still the same. */
export interface HeldCalendar extends Takeover {
  contentHash: string;
  /** When it was published for this day, in milliseconds since 1970. */
  publishedMs: number;
}

/** What open pages follow: everything of a town, and what concerns one area alone. */
export const topicOf = (place: string, areaId?: string) =>
  areaId === undefined ? `collection/${place}` : `collection/${place}/${areaId}`;

/** Whom a change concerns: some areas, or (null) the whole town. */
const topicsOf = (place: string, areaIds: readonly string[] | null) =>
  areaIds === null ? [topicOf(place)] : areaIds.map((id) => topicOf(place, id));

/** Lets a calendar hold from a day on; of several for one day the newest counts. Open pages are told. */
export function takeOver(db: Db, place: string, { calendarId, from }: Takeover): Promise<void> {
  return transaction(db, async (trx) => {
    await sql`
      insert into collection.takeover (place, from_date, calendar_id) values (${place}, ${from}, ${calendarId})
      on conflict do nothing`.execute(trx);
    await tell(trx, [topicOf(place)]);
  });
}

/** Takes a calendar back: what held before it holds again. Returns whether it held or waited at all. */
export function takeBack(db: Db, place: string, calendarId: string): Promise<boolean> {
  return transaction(db, async (trx) => {
    const { numDeletedRows } = await publication(trx)
      .deleteFrom('takeover')
      .where('place', '=', place)
      .where('calendar_id', '=', calendarId)
      .executeTakeFirst();
    if (numDeletedRows > 0n) await tell(trx, [topicOf(place)]);
    return numDeletedRows > 0n;
  });
}

/** The calendar that holds today and the next one that waits; null for what there is none of. */
export async function takeoversOf(
  db: Db,
  place: string,
  today: IsoDate,
): Promise<{ now: HeldCalendar | null; next: HeldCalendar | null }> {
  const all = (await takeovers(db, [place, today])).map(heldOf);
  return {
    now: all.find(({ from }) => from <= today) ?? null,
    next: all.find(({ from }) => from > today) ?? null,
  };
}

/** `held`: the takeover that counts today (`$2`), and the first one after it, of a place (`$1`). */
const NOW_AND_NEXT = `
  with held as (
    (select from_date, calendar_id, published_at from collection.takeover
      where place = $1 and from_date <= $2::date order by from_date desc, calendar_id desc limit 1)
    union all
    (select from_date, calendar_id, published_at from collection.takeover
      where place = $1 and from_date > $2::date order by from_date, calendar_id desc limit 1)
  )`;

interface HeldRow {
  calendar_id: string;
  from_date: IsoDate;
  content_hash: string;
  published_ms: number;
}

const HELD = `held.calendar_id::text as calendar_id, held.from_date, calendar.content_hash,
    floor(extract(epoch from held.published_at) * 1000)::float8 as published_ms`;

const OF_CALENDARS = `from held
  join collection.calendar on calendar.place = $1 and calendar.id = held.calendar_id`;

const takeovers = statement<HeldRow>(`${NOW_AND_NEXT} select ${HELD} ${OF_CALENDARS}`);

function heldOf(row: HeldRow): HeldCalendar {
  return {
    calendarId: row.calendar_id,
    from: row.from_date,
    contentHash: row.content_hash,
    publishedMs: row.published_ms,
  };
}

/** What a page about an area needs of the database, in one round trip. */
export interface HeldArea extends HeldCalendar {
  /** Null when this calendar has no such area. */
  area: Area | null;
}

/** Versions of what open pages follow, of the town and of the area; of the same moment as what was read with them. */
export type LiveVersions = readonly [town: number, area: number];

/** The area in the calendar that holds today and in the next one, with the town's announced changes. */
export async function findArea(
  db: Db,
  place: string,
  areaId: string,
  today: IsoDate,
): Promise<{ held: HeldArea[]; changes: DayChange[]; versions: LiveVersions }> {
  const rows = await areaToday(db, [place, today, areaId]);
  const held = rows.map((row) => ({ ...heldOf(row), area: row.body }));
  const [row] = rows;
  return { held, changes: row?.changes ?? [], versions: [row?.of_town ?? 0, row?.of_area ?? 0] };
}

/** Announcements older than this are history; a subscribed calendar shows the last month. In days. */
const CHANGES_BACK = 31;

/** Of a place (`$1`), seen from a day (`$2`). */
const CHANGES_SINCE = `(
  select jsonb_agg(jsonb_build_object('id', id::text, 'kind', kind, 'date', date, 'toDate', to_date,
    'areaIds', area_ids, 'categoryKeys', category_keys, 'note', note, 'madeAt', made_at) order by id)
  from collection.day_change
  where place = $1 and revoked_at is null and greatest(date, to_date) >= $2::date - ${CHANGES_BACK})`;

interface AreaRow extends HeldRow {
  body: Area | null;
  changes: DayChange[] | null;
  of_town: number | null;
  of_area: number | null;
}

const areaToday = statement<AreaRow>(`${NOW_AND_NEXT}
  select ${HELD}, area.body, ${CHANGES_SINCE} as changes,
    ${versionSql("'collection/' || $1")} as of_town, ${versionSql("'collection/' || $1 || '/' || $3")} as of_area
  ${OF_CALENDARS}
  left join collection.area on area.place = $1 and area.calendar_id = held.calendar_id and area.area_id = $3
  order by held.from_date`);

const dayChanges = statement<{ changes: DayChange[] | null }>(`select ${CHANGES_SINCE} as changes`);

/** Announced changes of a town from about a month ago on. */
export async function listDayChanges(db: Db, place: string, today: IsoDate): Promise<DayChange[]> {
  const rows = await dayChanges(db, [place, today]);
  return rows[0]?.changes ?? [];
}

/** Events: a single day differs, and: after all it doesn't. The ref is the place, the data `{ change }`. */
export const DAY_CHANGED = 'collection.day-changed';
export const DAY_RESTORED = 'collection.day-restored';

/** One announced change, also after it was taken back. */
export async function findDayChange(
  db: Db,
  place: string,
  id: string,
): Promise<(DayChange & { revoked: boolean }) | null> {
  const { rows } = await sql<DayChange & { revoked: boolean }>`
    select id::text as id, kind, date, to_date as "toDate", area_ids as "areaIds", category_keys as "categoryKeys",
      note, made_at::text as "madeAt", revoked_at is not null as revoked
    from collection.day_change where place = ${place} and id = ${id}::bigint`.execute(db);
  return rows[0] ?? null;
}

/** Announces a change of single days; it shows at once, on open pages too. Returns its id. */
export function insertDayChange(
  db: Db,
  place: string,
  change: Omit<DayChange, 'id' | 'madeAt'>,
  author: string,
): Promise<string> {
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      insert into collection.day_change (place, kind, date, to_date, area_ids, category_keys, note, made_by_user)
      values (${place}, ${change.kind}, ${change.date}, ${change.toDate}, ${change.areaIds}, ${change.categoryKeys},
        ${change.note}, ${author})
      returning id::text as id`.execute(trx);
    await tell(trx, topicsOf(place, change.areaIds));
    const id = rows[0]?.id ?? '';
    await appendEvent(trx, { kind: DAY_CHANGED, ref: place, data: { change: id } });
    return id;
  });
}

/** Takes an announcement back. Returns false when there is none of this id, or it was taken back before. */
export function revokeDayChange(db: Db, place: string, id: string): Promise<boolean> {
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ areas: string[] | null }>`
      update collection.day_change set revoked_at = now()
      where place = ${place} and id = ${id}::bigint and revoked_at is null
      returning area_ids as areas`.execute(trx);
    for (const { areas } of rows) {
      await tell(trx, topicsOf(place, areas));
      await appendEvent(trx, { kind: DAY_RESTORED, ref: place, data: { change: id } });
    }
    return rows.length > 0;
  });
}

/** Codes of the places in which a calendar holds today. */
export async function placesWithCalendar(db: Db, today: IsoDate): Promise<string[]> {
  const rows = await publication(db)
    .selectFrom('takeover')
    .select('place')
    .distinct()
    .where('from_date', '<=', today)
    .orderBy('place')
    .execute();
  return rows.map((row) => row.place);
}

/** Calendars that held before the one of today, except the last of them: undoing leads back to that one. */
export async function formerCalendars(
  db: Db,
  place: string,
  today: IsoDate,
): Promise<{ calendarId: string; langs: string[] }[]> {
  const { rows } = await sql<{ calendar_id: string; langs: string[] }>`
    select takeover.calendar_id::text as calendar_id,
      array(select jsonb_object_keys(calendar.editions)) as langs
    from collection.takeover join collection.calendar
      on calendar.place = takeover.place and calendar.id = takeover.calendar_id
    where takeover.place = ${place} and takeover.from_date <= ${today}::date
    order by takeover.from_date desc, takeover.calendar_id desc offset 2`.execute(db);
  return rows.map((row) => ({ calendarId: row.calendar_id, langs: row.langs }));
}
