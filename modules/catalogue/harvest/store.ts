/** SQL of harvests and their files. Every function takes db first; an owner sees only their own. */
import { type Db, jsonb } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import type { Harvest, HarvestItem } from './model.ts';
import type { HarvestSource } from './source-address.ts';

const HARVEST = sql`
  owner, id::text as id, kind, url, filter, answers, made_at as "madeAt", made_by_user as "madeBy", paused, run, state,
  next_start as "nextStart", started_at as "startedAt", ended_at as "endedAt", fault`;

const ITEM = sql`
  url, name, licence, seen_run as "seenRun", done_run as "doneRun", state, etag, last_modified as "lastModified",
  sha256, staged, fault, taken_at as "takenAt"`;

/** An owner may have so many, one place of files or a catalogue each. */
export const MOST_HARVESTS = 50;

/** Makes one, unless the owner has as many as one may have; returns its id or null. */
export async function addHarvest(
  db: Db,
  source: HarvestSource & Pick<Harvest, 'owner' | 'answers' | 'madeBy'> & { at: Date },
): Promise<string | null> {
  const { owner, kind, url, filter, answers, madeBy, at } = source;
  const { rows } = await sql<{ id: string }>`
    insert into catalogue.harvest (owner, kind, url, filter, answers, made_at, made_by_user)
    select ${owner}, ${kind}, ${url}, ${filter}, ${jsonb(answers)}, ${at}, ${madeBy}
    where (select count(*) from catalogue.harvest where owner = ${owner}) < ${MOST_HARVESTS}
    returning id::text as id`.execute(db);
  return rows[0]?.id ?? null;
}

export async function listHarvests(db: Db, owner: string): Promise<Harvest[]> {
  const { rows } = await sql<Harvest>`
    select ${HARVEST} from catalogue.harvest where owner = ${owner} order by harvest.id`.execute(db);
  return rows;
}

export async function readHarvest(db: Db, owner: string, id: string): Promise<Harvest | null> {
  if (!/^\d{1,18}$/u.test(id)) return null;
  const { rows } = await sql<Harvest>`
    select ${HARVEST} from catalogue.harvest where owner = ${owner} and id = ${id}::bigint`.execute(db);
  return rows[0] ?? null;
}

/** Those that run by night, of all owners. */
export async function activeHarvests(db: Db): Promise<Harvest[]> {
  const { rows } = await sql<Harvest>`
    select ${HARVEST} from catalogue.harvest where not paused order by owner, harvest.id limit 20000`.execute(
    db,
  );
  return rows;
}

export async function pauseHarvest(
  db: Db,
  { owner, id, paused }: Pick<Harvest, 'owner' | 'id' | 'paused'>,
): Promise<void> {
  await sql`
    update catalogue.harvest set paused = ${paused} where owner = ${owner} and id = ${id}::bigint`.execute(
    db,
  );
}

/** What was taken in stays; only nothing is fetched any more. */
export async function removeHarvest(db: Db, owner: string, id: string): Promise<void> {
  await sql`delete from catalogue.harvest where owner = ${owner} and id = ${id}::bigint`.execute(db);
}

type Key = Pick<Harvest, 'owner' | 'id'>;

/** Files of a harvest; those of the last run first. */
export async function harvestItems(db: Db, { owner, id }: Key): Promise<HarvestItem[]> {
  const { rows } = await sql<HarvestItem>`
    select ${ITEM} from catalogue.harvest_item where owner = ${owner} and harvest = ${id}::bigint
    order by seen_run desc, name, url limit 10000`.execute(db);
  return rows;
}

/** Begins a run, or goes on with one that was cut. */
export async function beginRun(db: Db, { owner, id }: Key, at: Date): Promise<Harvest | null> {
  const { rows } = await sql<Harvest>`
    update catalogue.harvest set
      run = case when state = 'done' then run + 1 else run end,
      started_at = case when state = 'done' then ${at} else started_at end,
      next_start = case when state = 'done' then 0 else next_start end,
      state = case when state = 'done' then 'listing' else state end,
      fault = null
    where owner = ${owner} and id = ${id}::bigint and not paused returning ${HARVEST}`.execute(db);
  return rows[0] ?? null;
}

export interface ListedFile {
  url: string;
  name: string;
  licence: string;
}

/** Notes the files of one page of a catalogue, and that the next page comes next. One statement each: call in a transaction. */
export async function noteListed(
  db: Db,
  { owner, id, run }: Key & Pick<Harvest, 'run'>,
  { files, next }: { files: readonly ListedFile[]; next: number | null },
): Promise<void> {
  for (const { url, name, licence } of files) {
    await sql`
      insert into catalogue.harvest_item (owner, harvest, url, name, licence, seen_run)
      values (${owner}, ${id}::bigint, ${url}, ${name}, ${licence}, ${run})
      on conflict (owner, harvest, url) do update set
        seen_run = excluded.seen_run, licence = excluded.licence`.execute(db);
  }
  await sql`
    update catalogue.harvest set next_start = ${next ?? 0}, state = ${next === null ? 'fetching' : 'listing'}
    where owner = ${owner} and id = ${id}::bigint`.execute(db);
}

/** The next file that this run hasn't dealt with, or null. */
export async function nextItem(
  db: Db,
  { owner, id, run }: Key & Pick<Harvest, 'run'>,
): Promise<HarvestItem | null> {
  const { rows } = await sql<HarvestItem>`
    select ${ITEM} from catalogue.harvest_item
    where owner = ${owner} and harvest = ${id}::bigint and seen_run = ${run} and done_run < ${run}
    order by url limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Notes what became of a file in this run. */
export async function noteDone(
  db: Db,
  { owner, id, run }: Key & Pick<Harvest, 'run'>,
  item: Omit<HarvestItem, 'seenRun' | 'doneRun' | 'name' | 'licence'>,
): Promise<void> {
  const { url, state, etag, lastModified, sha256, staged, fault, takenAt } = item;
  await sql`
    update catalogue.harvest_item set done_run = ${run}, state = ${state}, etag = ${etag},
      last_modified = ${lastModified}, sha256 = ${sha256}, staged = ${staged}, fault = ${fault}, taken_at = ${takenAt}
    where owner = ${owner} and harvest = ${id}::bigint and url = ${url}`.execute(db);
}

export async function endRun(
  db: Db,
  { owner, id }: Key,
  { at, fault, done }: { at: Date; fault: string | null; done: boolean },
): Promise<void> {
  await sql`
    update catalogue.harvest set ended_at = ${at}, fault = ${fault}, state = case when ${done} then 'done' else state end
    where owner = ${owner} and id = ${id}::bigint`.execute(db);
}
