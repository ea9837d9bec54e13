/** Records that are public now, across owners: by words, by place, near a position. */
import { searchCondition } from '@tomoni/platform/search';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';

/** A record as it is public. */
export interface Entry {
  owner: string;
  /** Id of its dataset, and its number within it, counted from 0. */
  dataset: string;
  n: number;
  /** Slug of the standard, or null. */
  standard: string | null;
  name: string;
  /** Degrees; null without a position. */
  lat: number | null;
  lon: number | null;
  /** Values that aren't empty, by the names of their columns. */
  body: Readonly<Record<string, string>>;
}

/** In degrees. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/**
 * Values by column that a record must have, all of them; of a list (parted by `;`) one item is enough. Of several such
 * sets one must hold.
 */
export type HasAny = readonly Readonly<Record<string, readonly string[]>>[];

export interface EntryOptions {
  /** As typed; several words must all be there. */
  q?: string;
  owner?: string;
  dataset?: string;
  standards?: readonly string[];
  within?: Box;
  /** Each of them must hold. */
  has?: readonly HasAny[];
  /** Those nearest to it first; those without a position are left out. */
  near?: { lat: number; lon: number };
  /** At most 1000; 100 when left out. */
  limit?: number;
  offset?: number;
}

const MOST = 1000;

/** The one statement for lists, searches and maps; apart, so that a test can ask for its plan. */
export function entriesQuery(options: EntryOptions): RawBuilder<Entry> {
  return entriesUpTo(options, Math.max(0, Math.min(options.limit ?? 100, MOST)));
}

function entriesUpTo(options: EntryOptions, limit: number): RawBuilder<Entry> {
  return sql<Entry>`
    select owner, dataset, n, standard, name, position[1] as lat, position[0] as lon, body
    from catalogue.entry where ${sql.join(conditionsOf(options), sql` and `)}
    order by ${orderOf(options)} limit ${limit} offset ${Math.max(0, options.offset ?? 0)}`;
}

function conditionsOf({
  q,
  owner,
  dataset,
  standards,
  within,
  has = [],
  near,
}: EntryOptions): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  const [only] = standards ?? [];
  const kind = standards?.length === 1 ? only : undefined;
  const words =
    q === undefined
      ? null
      : searchCondition(q, {
          ...(owner === undefined ? {} : { owner }),
          ...(kind === undefined ? {} : { kind }),
        });
  if (words !== null) conditions.push(words);
  if (owner !== undefined) conditions.push(sql`owner = ${owner}`);
  if (dataset !== undefined) conditions.push(sql`dataset = ${dataset}`);
  if (standards !== undefined) conditions.push(sql`standard = any(${[...standards]}::text[])`);
  if (within !== undefined) conditions.push(inBox(within));
  if (near !== undefined) conditions.push(sql`position is not null`);
  for (const any of has) conditions.push(hasAny(any));
  return conditions.length > 0 ? conditions : [sql`true`];
}

function hasAny(any: HasAny): RawBuilder<unknown> {
  const sets = any.map((values) => {
    const each = Object.entries(values).map(
      ([column, wanted]) => sql`string_to_array(body ->> ${column}::text, ';') && ${[...wanted]}::text[]`,
    );
    return sql`(${sql.join(each, sql` and `)})`;
  });
  return sql`(${sql.join(sets, sql` or `)})`;
}

function inBox({ south, west, north, east }: Box): RawBuilder<unknown> {
  return sql`position is not null and position <@ box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`;
}

/**
 * A degree of longitude is shorter than one of latitude; within a town the order by degrees is near enough to ask the
 * index. Words within a town bring the shortest names first: they are the likeliest. Across all towns that would mean
 * to look at every match, so there the order is that of the index.
 */
function orderOf({ near, q, owner }: EntryOptions): RawBuilder<unknown> {
  if (near !== undefined) return sql`position <-> point(${near.lon}::float8, ${near.lat}::float8)`;
  return q === undefined || owner === undefined
    ? sql`owner, dataset, n`
    : sql`char_length(name), owner, dataset, n`;
}

export async function listEntries(db: Db, options: EntryOptions): Promise<Entry[]> {
  const { rows } = await entriesQuery(options).execute(db);
  return rows;
}

/** The most that `listManyEntries` gives: a tile of a map, or a town's list that is put in order by whoever asks. */
const MOST_AT_ONCE = 20_001;

/** The same for whoever needs more at once than a page shows. */
export async function listManyEntries(db: Db, options: EntryOptions & { limit: number }): Promise<Entry[]> {
  const limit = Math.max(0, Math.min(options.limit, MOST_AT_ONCE));
  const { rows } = await entriesUpTo(options, limit).execute(db);
  return rows;
}

/** How many there are in all, of what `listEntries` gives a page of. */
export async function countEntries(db: Db, options: EntryOptions): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from catalogue.entry where ${sql.join(conditionsOf(options), sql` and `)}`.execute(
    db,
  );
  return rows[0]?.total ?? 0;
}

/** One record, or null. */
export async function readEntry(db: Db, owner: string, dataset: string, n: number): Promise<Entry | null> {
  const { rows } = await sql<Entry>`
    select owner, dataset, n, standard, name, position[1] as lat, position[0] as lon, body
    from catalogue.entry where owner = ${owner} and dataset = ${dataset} and n = ${n}`.execute(db);
  return rows[0] ?? null;
}
