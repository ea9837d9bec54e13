/** Everything that is kept of a town's calendars: each as a 5374 folder, what is known of it, and the days that differ. */
import type { OwnerFile, Site } from '@tomoni/platform/manifest';
import { sql } from 'kysely';
import { folderFiles } from './downloads.ts';
import type { TownCalendar } from './model.ts';
import { todayOf } from './presentation.ts';
import { listFindings, readCalendar } from './store.ts';

export async function* takeCalendarsAlong(site: Site, place: string): AsyncGenerator<OwnerFile> {
  const { db } = site;
  const { rows } = await sql<{ id: string }>`
    select id::text as id from collection.calendar where place = ${place} order by id`.execute(db);
  for (const { id } of rows) {
    const calendar = await readCalendar(db, place, id);
    if (calendar === null) continue;
    for (const { path, bytes } of await folderFiles(db, { calendar, today: todayOf(site.now()) }))
      yield { path: `collection/${id}/${path}`, pieces: one(bytes) };
    yield { path: `collection/${id}.json`, pieces: about(site, calendar) };
  }
  yield { path: 'collection/day-changes.json', pieces: dayChanges(site, place) };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* about({ db }: Site, calendar: TownCalendar): AsyncGenerator<string> {
  const findings = await listFindings(db, calendar.place, calendar.id);
  const { rows: takeovers } = await sql`
    select from_date as "from", published_at as "publishedAt" from collection.takeover
    where place = ${calendar.place} and calendar_id = ${calendar.id}::bigint order by from_date`.execute(db);
  yield `${JSON.stringify({ ...calendar, takeovers, findings }, null, 2)}\n`;
}

async function* dayChanges({ db }: Site, place: string): AsyncGenerator<string> {
  const { rows } = await sql`
    select id::text as id, kind, date, to_date as "toDate", area_ids as "areaIds", category_keys as "categoryKeys",
      note, made_at as "madeAt", revoked_at as "revokedAt"
    from collection.day_change where place = ${place} order by id`.execute(db);
  yield `${JSON.stringify(rows, null, 2)}\n`;
}
