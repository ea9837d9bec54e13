/** SQL of what is said of how crowded places are. Every function takes db first. */
import { publish as tell } from '@tomoni/platform/live';
import type { Db, Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { type CrowdReport, FRESH_MINUTES, type HourWord, type Level } from './crowding-rules.ts';
import { topicOf } from './live-state.ts';

export interface NewWord {
  owner: string;
  placeKey: string;
  level: Level;
  waitMinutes: number | null;
  at: Date;
}

const columns = sql`
  id::text as id, place_key as "placeKey", level, wait_minutes::int as "waitMinutes", said_at as at,
  revoked_at is not null as revoked`;

/** Words of the last hour that weren't taken back, of all places of a town. */
export async function recentWords(db: Db, owner: string, now: Date): Promise<CrowdReport[]> {
  const { rows } = await sql<CrowdReport>`
    select distinct on (place_key) ${columns} from elections.crowding
    where owner = ${owner} and revoked_at is null and said_at <= ${now}
      and said_at > ${now}::timestamptz - ${FRESH_MINUTES} * interval '1 minute'
    order by place_key, said_at desc, id desc limit 2000`.execute(db);
  return rows;
}

/** Whether the town says such things at all: there was a word within the last month. */
export async function saysCrowding(db: Db, owner: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from elections.crowding
    where owner = ${owner} and said_at <= ${now} and said_at > ${now}::timestamptz - interval '31 days' limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** What was said of a place within the last day, also what was taken back; the newest first. */
export async function wordsOfDay(
  db: Db,
  { owner, placeKey }: { owner: string; placeKey: string },
  now: Date,
): Promise<CrowdReport[]> {
  const { rows } = await sql<CrowdReport>`
    select ${columns} from elections.crowding
    where owner = ${owner} and place_key = ${placeKey} and said_at <= ${now}
      and said_at > ${now}::timestamptz - interval '1 day'
    order by said_at desc, id desc limit 10`.execute(db);
  return rows;
}

/** Of each hour of each day the last word on a place, as far back as words are kept. */
export async function hourWords(
  db: Db,
  { owner, placeKey }: { owner: string; placeKey: string },
): Promise<HourWord[]> {
  const { rows } = await sql<HourWord>`
    select distinct on (day, hour) (said_at at time zone 'Asia/Tokyo')::date::text as day,
      extract(isodow from said_at at time zone 'Asia/Tokyo')::int as weekday,
      extract(hour from said_at at time zone 'Asia/Tokyo')::int as hour, level
    from elections.crowding where owner = ${owner} and place_key = ${placeKey} and revoked_at is null
    order by day, hour, said_at desc, id desc limit 5000`.execute(db);
  return rows;
}

/** So often somebody may say something of a place, and of all places of a town, within an hour. */
const MOST_OF_PLACE = 30;
const MOST_OF_TOWN = 1000;
/** The same word again so soon is a button pressed twice. In seconds. */
const SAME_SECONDS = 60;

/** The id of the word; `repeated`: it stood there already. Null: too many within the hour. */
export async function sayWord(trx: Trx, word: NewWord): Promise<{ id: string; repeated: boolean } | null> {
  const { owner, placeKey, level, waitMinutes, at } = word;
  // Two taps at once, on two phones: the second sees the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`elections.crowding ${owner}`}, 0))`.execute(trx);
  const { rows: same } = await sql<{ id: string }>`
    select id::text as id from (
      select * from elections.crowding
      where owner = ${owner} and place_key = ${placeKey} and revoked_at is null order by said_at desc, id desc limit 1
    ) as newest
    where level = ${level} and wait_minutes is not distinct from ${waitMinutes}::int
      and said_at > ${at}::timestamptz - ${SAME_SECONDS} * interval '1 second'`.execute(trx);
  if (same[0] !== undefined) return { id: same[0].id, repeated: true };
  const { rows: counted } = await sql<{ place: number; town: number }>`
    select count(*) filter (where place_key = ${placeKey})::int as place, count(*)::int as town
    from elections.crowding where owner = ${owner} and said_at > ${at}::timestamptz - interval '1 hour'`.execute(
    trx,
  );
  const [count] = counted;
  if ((count?.place ?? 0) >= MOST_OF_PLACE || (count?.town ?? 0) >= MOST_OF_TOWN) return null;
  const { rows } = await sql<{ id: string }>`
    insert into elections.crowding (owner, place_key, level, wait_minutes, said_at)
    values (${owner}, ${placeKey}, ${level}, ${waitMinutes}, ${at}) returning id::text as id`.execute(trx);
  await tell(trx, [topicOf(owner)]);
  return { id: rows[0]?.id ?? '', repeated: false };
}

/** Takes a word of the last hour back, if it is the newest of its place. Null when it isn't. */
export async function takeWordBack(
  trx: Trx,
  { owner, id, at }: { owner: string; id: string; at: Date },
): Promise<CrowdReport | null> {
  const { rows } = await sql<CrowdReport>`
    update elections.crowding as own set revoked_at = ${at}
    where owner = ${owner} and id = ${id}::bigint and revoked_at is null
      and said_at > ${at}::timestamptz - ${FRESH_MINUTES} * interval '1 minute'
      and not exists (
        select from elections.crowding as later
        where later.owner = own.owner and later.place_key = own.place_key and later.revoked_at is null
          and (later.said_at, later.id) > (own.said_at, own.id))
    returning ${columns}`.execute(trx);
  if (rows[0] !== undefined) await tell(trx, [topicOf(owner)]);
  return rows[0] ?? null;
}

/** Days for which words are kept: three elections of the same kind. */
const KEPT_DAYS = 1100;

/** Removes what is older. Returns how many. */
export async function sweepWords(db: Db, now: Date): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from elections.crowding where said_at < ${now}::timestamptz - ${KEPT_DAYS} * interval '1 day'`.execute(
    db,
  );
  return Number(numAffectedRows);
}
