/** Removing a leaked name from a town's calendars: those that hold, those that did, and those that wait. */
import { createHash } from 'node:crypto';
import { type PurgeHook, type PurgeRequest, purgeRows } from '@tomoni/platform/history';
import { jsonb, type Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Area, SortingItem } from './model.ts';

const calendars = {
  schema: 'collection',
  table: 'calendar',
  ownerColumn: 'place',
  text: ['maker', 'contact'],
  json: ['body', 'editions', 'findings', 'sources'],
};
const changes = { schema: 'collection', table: 'day_change', ownerColumn: 'place', text: ['note'] };

/**
 * A published calendar changes here and nowhere else. Its content hash changes with it, so that pages which readers'
 * browsers kept are not taken for current.
 */
export const purgeCalendars: PurgeHook = async (trx, request) => {
  const removed =
    (await purgeAreas(trx, request)) +
    (await purgeItems(trx, request)) +
    (await purgeRows(trx, request, calendars)) +
    (await purgeRows(trx, request, changes));
  if (removed > 0) await renewHashes(trx, request.owner);
  return { removed };
};

async function purgeAreas(trx: Trx, { owner, redactor }: PurgeRequest): Promise<number> {
  const { rows } = await sql<{ calendar: string; id: string; body: Area }>`
    select calendar_id::text as calendar, area_id as id, body from collection.area
    where place = ${owner} for update`.execute(trx);
  let removed = 0;
  for (const { calendar, id, body } of rows) {
    const redacted = withoutReadings(body, redactor.json(body), ['likelyReadings', 'reading']);
    if (redacted === body) continue;
    removed += 1;
    await sql`
      update collection.area set name = ${redacted.name}, body = ${jsonb(redacted)}
      where place = ${owner} and calendar_id = ${calendar}::bigint and area_id = ${id}`.execute(trx);
  }
  return removed;
}

async function purgeItems(trx: Trx, { owner, redactor }: PurgeRequest): Promise<number> {
  const { rows } = await sql<{ id: string; items: SortingItem[] }>`
    select id::text as id, items from collection.calendar where place = ${owner} for update`.execute(trx);
  let removed = 0;
  for (const { id, items } of rows) {
    const redacted = items.map((item) =>
      withoutReadings(item, redactor.json(item), ['likelyReading', 'reading']),
    );
    const found = redacted.filter((item, n) => item !== items[n]).length;
    if (found === 0) continue;
    removed += found;
    await sql`
      update collection.calendar set items = ${jsonb(redacted)}
      where place = ${owner} and id = ${id}::bigint`.execute(trx);
  }
  return removed;
}

/** How a name is read tells the name: it goes with it. */
function withoutReadings<Named extends { name: string; reading: string | null }>(
  old: Named,
  redacted: Named,
  readings: readonly string[],
): Named {
  if (old.name === redacted.name) return redacted;
  const kept = Object.entries(redacted).filter(([field]) => !readings.includes(field));
  return { ...(Object.fromEntries(kept) as Named), reading: null };
}

async function renewHashes(trx: Trx, place: string): Promise<void> {
  const { rows } = await sql<{ id: string; hash: string }>`
    select id::text as id, content_hash as hash from collection.calendar where place = ${place}`.execute(trx);
  for (const { id, hash } of rows) {
    const renewed = createHash('sha256').update(`purged ${hash}`).digest('hex');
    await sql`
      update collection.calendar set content_hash = ${renewed}
      where place = ${place} and id = ${id}::bigint`.execute(trx);
  }
}
