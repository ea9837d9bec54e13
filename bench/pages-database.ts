/** Fills the database of the benchmark of pages, through the same store that an import uses. */
import { ensurePlace } from '@tomoni/places/contract';
import { type Db, migrate, transaction } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { homes, modules } from '../app/modules.ts';
import { takeOver } from '../modules/collection/publication.ts';
import { insertCalendar } from '../modules/collection/store.ts';
import { townCode, townDraft } from './pages-towns.ts';

/** All towns' calendars have held since before the benchmark. */
const FIRST_DAY = '2026-04-01';

/** Publishes all towns, each in a transaction, and returns the seconds that it took. */
export async function loadTowns(db: Db, towns: number, areas: number): Promise<number> {
  await migrate(db, [...homes, ...modules]);
  const started = performance.now();
  for (let town = 0; town < towns; town++) {
    const draft = townDraft(town, areas);
    await transaction(db, async (trx) => {
      await ensurePlace(trx, { code: townCode(town), name: `第${town}町`, nameEn: `Town ${town}` });
      const calendarId = await insertCalendar(trx, draft);
      await takeOver(trx, townCode(town), { calendarId, from: FIRST_DAY });
    });
  }
  const seconds = (performance.now() - started) / 1000;
  await addBareTable(db);
  return seconds;
}

/** What the bare handlers read: the same rows under a key of their own. */
async function addBareTable(db: Db): Promise<void> {
  await sql`create schema bench`.execute(db);
  await sql`create table bench.area (place text, area_id text, body jsonb, primary key (place, area_id))`.execute(
    db,
  );
  await sql`insert into bench.area select place, area_id, body from collection.area`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** Size of the whole database and of the areas with their index, as PostgreSQL says it. */
export async function databaseSize(db: Db): Promise<string> {
  const { rows } = await sql<{ whole: string; areas: string }>`
    select pg_size_pretty(pg_database_size(current_database()) - pg_total_relation_size('bench.area')) as whole,
      pg_size_pretty(pg_total_relation_size('collection.area')) as areas`.execute(db);
  return `${rows[0]?.whole}, of it the areas ${rows[0]?.areas}`;
}
