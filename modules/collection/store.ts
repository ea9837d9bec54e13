/** SQL of calendars. A calendar is never changed once written; publication.ts says which one holds. */
import type { Finding } from '@tomoni/findings';
import { type Db, jsonb, tables } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type {
  Area,
  CalendarDraft,
  ClosureEffect,
  Edition,
  Maker,
  SortingItem,
  Source,
  TownCalendar,
} from './model.ts';

interface CalendarTable {
  place: string;
  id: string;
  published_at: Date;
  made_by: Maker;
  maker: string;
  contact: string | null;
  put_out_by: string | null;
  closure: ClosureEffect;
  valid_through: string | null;
  area_count: number;
  body: CalendarBody;
  items: SortingItem[];
  editions: Record<string, Edition>;
  findings: Finding[];
  sources: Source[];
  content_hash: string;
  made_by_user: string | null;
  staged_id: string | null;
}

type CalendarBody = Pick<TownCalendar, 'categories' | 'closures' | 'transfers' | 'remarks'>;

interface CollectionTables {
  calendar: CalendarTable;
  area: { place: string; calendar_id: string; area_id: string; ordinal: number; name: string; body: Area };
}

const collection = (db: Db) => tables<CollectionTables>(db, 'collection');

/** Area rows go in by so many at a time: one statement stays far below the limits of a message. */
const AREAS_AT_A_TIME = 2000;

/** Writes a calendar with all its areas and returns its id; nobody sees it before it takes over. Call inside a transaction. */
export async function insertCalendar(db: Db, draft: CalendarDraft): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into collection.calendar (place, made_by, maker, contact, put_out_by, closure, valid_through,
      area_count, body, items, editions, findings, sources, content_hash, made_by_user, staged_id)
    values (${draft.place}, ${draft.madeBy}, ${draft.maker}, ${draft.contact}, ${draft.putOutBy}, ${draft.closure},
      ${draft.validThrough}, ${draft.areas.length}, ${jsonb(bodyOf(draft))}, ${jsonb(draft.items)},
      ${jsonb(draft.editions)}, ${jsonb(draft.findings)}, ${jsonb(draft.sources)}, ${draft.contentHash},
      ${draft.author}, ${draft.stagedId})
    returning id::text as id`.execute(db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('The database gave no id for the calendar');
  for (let start = 0; start < draft.areas.length; start += AREAS_AT_A_TIME) {
    await insertAreas(db, draft.place, id, draft.areas.slice(start, start + AREAS_AT_A_TIME), start);
  }
  return id;
}

async function insertAreas(
  db: Db,
  place: string,
  calendarId: string,
  areas: Area[],
  start: number,
): Promise<void> {
  await sql`
    insert into collection.area (place, calendar_id, area_id, ordinal, name, body)
    select ${place}, ${calendarId}::bigint, body ->> 'id', ${start}::int + ordinal, body ->> 'name', body
    from jsonb_array_elements(${jsonb(areas)}) with ordinality as given (body, ordinal)`.execute(db);
}

/** A calendar by its id, without areas and items. */
export async function readCalendar(db: Db, place: string, id: string): Promise<TownCalendar | null> {
  const row = await collection(db)
    .selectFrom('calendar')
    .select([
      'id',
      'place',
      'published_at as made_at',
      sql<Date>`coalesce((
        select max(takeover.published_at) from collection.takeover
        where takeover.place = calendar.place and takeover.calendar_id = calendar.id
      ), calendar.published_at)`.as('published_at'),
      'made_by',
      'maker',
      'contact',
      'put_out_by',
      'closure',
      'valid_through',
      'area_count',
      'body',
      'editions',
      'sources',
      'content_hash',
      'made_by_user',
      'staged_id',
    ])
    .where('place', '=', place)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? calendarOf(row) : null;
}

/** The items of a calendar with its editions: what is found of it. */
export async function readDraft(
  db: Db,
  place: string,
  id: string,
): Promise<Pick<CalendarDraft, 'place' | 'items' | 'editions'> | null> {
  const row = await collection(db)
    .selectFrom('calendar')
    .select(['items', 'editions'])
    .where('place', '=', place)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { place, items: row.items, editions: row.editions } : null;
}

/** All areas of a calendar in the order of the file. */
export async function listAreas(db: Db, place: string, calendarId: string): Promise<Area[]> {
  const rows = await collection(db)
    .selectFrom('area')
    .select('body')
    .where('place', '=', place)
    .where('calendar_id', '=', calendarId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => row.body);
}

/** Some areas of a calendar by their ids; those that it doesn't have are left out. */
export async function areasById(
  db: Db,
  place: string,
  calendarId: string,
  ids: readonly string[],
): Promise<Map<string, Area>> {
  const { rows } = await sql<{ body: Area }>`
    select body from collection.area
    where place = ${place} and calendar_id = ${calendarId} and area_id = any(${[...ids]}::text[])`.execute(
    db,
  );
  return new Map(rows.map(({ body }) => [body.id, body]));
}

/** What goes where, in the order of the file; in the words of an edition when the calendar has it. */
export async function listItems(
  db: Db,
  place: string,
  calendarId: string,
  lang: string,
): Promise<SortingItem[]> {
  const { rows } = await sql<{ items: SortingItem[] }>`
    select coalesce(editions -> ${lang} -> 'items', items) as items
    from collection.calendar where place = ${place} and id = ${calendarId}`.execute(db);
  return rows[0]?.items ?? [];
}

/** What was odd in the files of a calendar. */
export async function listFindings(db: Db, place: string, calendarId: string): Promise<Finding[]> {
  const row = await collection(db)
    .selectFrom('calendar')
    .select('findings')
    .where('place', '=', place)
    .where('id', '=', calendarId)
    .executeTakeFirst();
  return row?.findings ?? [];
}

function calendarOf(row: Omit<CalendarTable, 'items' | 'findings'> & { made_at: Date }): TownCalendar {
  return {
    id: String(row.id),
    place: row.place,
    madeAt: row.made_at,
    publishedAt: row.published_at,
    madeBy: row.made_by,
    maker: row.maker,
    contact: row.contact,
    putOutBy: row.put_out_by,
    closure: row.closure,
    validThrough: row.valid_through,
    areaCount: row.area_count,
    ...row.body,
    editions: Object.fromEntries(
      Object.entries(row.editions).map(([lang, { items: _, ...edition }]) => [lang, edition]),
    ),
    sources: row.sources,
    contentHash: row.content_hash,
    author: row.made_by_user,
    stagedId: row.staged_id,
  };
}

function bodyOf({ categories, closures, transfers, remarks }: CalendarDraft): CalendarBody {
  return { categories, closures, transfers, remarks };
}
