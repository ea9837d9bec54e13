/** Lists of what is public, with filters and how many there are of each: of one town, or of all. */
import type { IsoDate } from '@tomoni/japanese';
import { find } from '@tomoni/platform/search';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import { type FreshnessState, freshnessSql } from './freshness.ts';
import type { Dataset, Description, Kind } from './model.ts';
import { DATASETS } from './publishing.ts';
import { type Subject, standardsOf, subjectOf } from './subjects.ts';

/** A dataset in a list. */
export interface ListedDataset extends Dataset {
  /** When its present version became public for the first time. */
  updatedAt: Date;
  state: FreshnessState;
}

export interface ListFilter {
  owner?: string;
  /** As typed; nothing: all. */
  q: string;
  subject: Subject | null;
  standard: string | null;
  kind: Kind | null;
  state: FreshnessState | null;
}

/** How many there are under the words and the owner, by what they can be filtered by. */
export interface Facets {
  total: number;
  subjects: Map<Subject, number>;
  kinds: Map<Kind, number>;
  states: Map<FreshnessState, number>;
}

export interface PublicList {
  datasets: ListedDataset[];
  total: number;
  facets: Facets;
}

/** A search for words looks at so many hits, the best first. */
const MOST_HITS = 100;

const RHYTHM = sql`version.about->>'rhythm'`;
const UPDATED = sql`(version.published_at at time zone 'Asia/Tokyo')::date`;
const FROM = sql`catalogue.dataset
  join catalogue.version on version.owner = dataset.owner and version.id = dataset.current`;

interface Row extends Omit<ListedDataset, keyof Description> {
  about: Description;
}

/** A page of them. With words the best hits come first, else the newest. */
export async function publicList(
  db: Db,
  filter: ListFilter,
  { today, limit, offset }: { today: IsoDate; limit: number; offset: number },
): Promise<PublicList> {
  const refs = await hitsOf(db, filter);
  const base = baseConditions(filter, refs);
  const all = [...base, ...filterConditions(filter, today)];
  const state = freshnessSql(RHYTHM, UPDATED, today);
  const order =
    refs === null
      ? sql`version.published_at desc, dataset.owner, dataset.id`
      : sql`array_position(${refs}::text[], dataset.owner || ' ' || dataset.id)`;
  const [{ rows }, { rows: counted }, facets] = await Promise.all([
    sql<Row>`
      select dataset.owner, dataset.id, version.kind, version.standard, dataset.created_at as "createdAt",
        dataset.published_at as "publishedAt", dataset.current::text as version,
        version.record_count as "recordCount", version.extent, version.about, version.published_at as "updatedAt",
        ${state} as state
      from ${FROM} where ${sql.join(all, sql` and `)} order by ${order} limit ${limit} offset ${offset}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*) as total from ${FROM} where ${sql.join(all, sql` and `)}`.execute(
      db,
    ),
    facetsOf(db, base, state),
  ]);
  const datasets = rows.map(({ about, ...row }): ListedDataset => ({ ...row, ...about }));
  return { datasets, total: counted[0]?.total ?? 0, facets };
}

/** `owner id` of what the words find; null without words. */
async function hitsOf(db: Db, { q, owner }: ListFilter): Promise<string[] | null> {
  if (q.trim() === '') return null;
  const { hits } = await find(db, {
    ...{ q, kind: DATASETS, limit: MOST_HITS },
    ...(owner === undefined ? {} : { owner }),
  });
  return hits.map((hit) => `${hit.owner} ${hit.ref}`);
}

function baseConditions({ owner }: ListFilter, refs: string[] | null): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`dataset.current is not null`];
  if (owner !== undefined) conditions.push(sql`dataset.owner = ${owner}`);
  if (refs !== null) {
    const [owners, ids] = [0, 1].map((n) => refs.map((ref) => ref.split(' ')[n] ?? ''));
    conditions.push(
      sql`(dataset.owner, dataset.id) in (select * from unnest(${owners}::text[], ${ids}::text[]))`,
    );
  }
  return conditions;
}

function filterConditions(
  { subject, standard, kind, state }: ListFilter,
  today: IsoDate,
): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (subject !== null) {
    const slugs = standardsOf(subject);
    conditions.push(
      'within' in slugs
        ? sql`version.standard = any(${[...slugs.within]}::text[])`
        : sql`(version.standard is null or version.standard <> all(${[...slugs.without]}::text[]))`,
    );
  }
  if (standard !== null) conditions.push(sql`version.standard = ${standard}`);
  if (kind !== null) conditions.push(sql`version.kind = ${kind}`);
  if (state !== null) conditions.push(sql`${freshnessSql(RHYTHM, UPDATED, today)} = ${state}`);
  return conditions;
}

async function facetsOf(
  db: Db,
  base: readonly RawBuilder<unknown>[],
  state: RawBuilder<FreshnessState>,
): Promise<Facets> {
  const { rows } = await sql<{
    standard: string | null;
    kind: Kind;
    state: FreshnessState;
    count: number;
  }>`
    select version.standard, version.kind, ${state} as state, count(*) as count
    from ${FROM} where ${sql.join([...base], sql` and `)} group by 1, 2, 3`.execute(db);
  const facets: Facets = { total: 0, subjects: new Map(), kinds: new Map(), states: new Map() };
  for (const { standard, kind, state: fresh, count } of rows) {
    facets.total += count;
    add(facets.subjects, subjectOf(standard), count);
    add(facets.kinds, kind, count);
    add(facets.states, fresh, count);
  }
  return facets;
}

function add<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** How many datasets a town has, and when the newest became public; for a tile. */
export async function publicCount(db: Db, owner: string): Promise<{ datasets: number; newest: Date | null }> {
  const { rows } = await sql<{ datasets: number; newest: Date | null }>`
    select count(*) as datasets, max(version.published_at) as newest
    from ${FROM} where dataset.owner = ${owner} and dataset.current is not null`.execute(db);
  return rows[0] ?? { datasets: 0, newest: null };
}
