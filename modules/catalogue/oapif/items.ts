/** The features of a collection, page by page: each page begins behind the last feature of the one before. */
import { datasets as standards } from '@tomoni/datasets';
import type { Extent as Box } from '@tomoni/geo';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import { namedIn } from '../api-forms.ts';
import type { PublisherNames } from '../api-published.ts';
import type { Collection } from './collections.ts';

export interface Asked {
  box: Box | null;
  limit: number;
  offset: number;
  /** Id of a feature; only those behind it. */
  after: string | null;
}

interface Row {
  owner: string;
  dataset: string;
  n: number;
  lat: number | null;
  lon: number | null;
  body: Record<string, string>;
}

export interface Feature {
  type: 'Feature';
  id: string;
  geometry: { type: 'Point'; coordinates: [lon: number, lat: number] } | null;
  properties: Record<string, string | null>;
}

const ENTRY = sql`entry.owner, entry.dataset, entry.n, entry.position[1] as lat, entry.position[0] as lon, entry.body`;

function inBox({ south, west, north, east }: Box): RawBuilder<unknown> {
  return sql`entry.position is not null and entry.position <@ box(
    point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`;
}

interface Key {
  owner: string;
  dataset: string;
  n: number;
}

/** Where a feature's id says that it is: `12` in a dataset, `992020-aed-12` across towns. Null when it is none. */
function keyIn(collection: Collection, id: string): Key | null {
  const { name = '', n } = /^(?:(?<name>.+)-)?(?<n>\d{1,9})$/u.exec(id)?.groups ?? {};
  if (n === undefined) return null;
  if (collection.kind === 'dataset') {
    const { owner, id: dataset } = collection.dataset;
    return name === '' ? { owner, dataset, n: Number(n) } : null;
  }
  const named = namedIn(name);
  return named === null ? null : { owner: named.owner, dataset: named.id, n: Number(n) };
}

/** One more than asked for is read, to know whether there is a next page. Null when `after` is no feature's id. */
export async function itemsOf(db: Db, collection: Collection, asked: Asked): Promise<Row[] | null> {
  const after = asked.after === null ? undefined : keyIn(collection, asked.after);
  if (after === null) return null;
  const query =
    collection.kind === 'dataset' ? inDataset(collection, asked, after) : across(collection, asked, after);
  const { rows } = await query.execute(db);
  return rows;
}

type Of<Kind> = Extract<Collection, { kind: Kind }>;

function page({ limit, offset }: Asked): RawBuilder<unknown> {
  return sql`limit ${limit + 1} offset ${offset}`;
}

function inDataset({ dataset }: Of<'dataset'>, asked: Asked, after: Key | undefined): RawBuilder<Row> {
  const parts = [sql`entry.owner = ${dataset.owner} and entry.dataset = ${dataset.id}`];
  if (after !== undefined) parts.push(sql`entry.n > ${after.n}`);
  if (asked.box !== null) parts.push(inBox(asked.box));
  return sql<Row>`
    select ${ENTRY} from catalogue.entry where ${sql.join(parts, sql` and `)} order by entry.n ${page(asked)}`;
}

/**
 * Within a box the index of positions finds them. Without one only the datasets are gone through that the page lies in,
 * so that a page in the middle of a million costs no more than the first one.
 */
function across({ id }: Of<'standard'>, asked: Asked, after: Key | undefined): RawBuilder<Row> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(entry.owner, entry.dataset, entry.n) > (${after.owner}, ${after.dataset}, ${after.n}::int)`;
  if (asked.box !== null)
    return sql<Row>`
      select ${ENTRY} from catalogue.entry where entry.standard = ${id} and ${inBox(asked.box)} and ${behind}
      order by entry.owner, entry.dataset, entry.n ${page(asked)}`;
  const from =
    after === undefined ? sql`true` : sql`(dataset.owner, dataset.id) >= (${after.owner}, ${after.dataset})`;
  // As many datasets as a page can reach into, by how many records each has.
  const reach = (after === undefined ? 0 : after.n + 1) + asked.offset + asked.limit + 1;
  return sql<Row>`
    with near as materialized (
      select dataset.owner, dataset.id,
        sum(version.record_count) over (order by dataset.owner, dataset.id) - version.record_count as earlier
      from catalogue.dataset
      join catalogue.version on version.owner = dataset.owner and version.id = dataset.current
      where version.standard = ${id} and version.extent is not null and ${from})
    select ${ENTRY} from near join catalogue.entry on entry.owner = near.owner and entry.dataset = near.id
    where near.earlier < ${reach} and ${behind}
    order by entry.owner, entry.dataset, entry.n ${page(asked)}`;
}

/** One feature, or null. */
export async function itemOf(db: Db, collection: Collection, id: string): Promise<Row | null> {
  const key = keyIn(collection, id);
  if (key === null) return null;
  const { rows } = await sql<Row & { standard: string | null }>`
    select ${ENTRY}, entry.standard from catalogue.entry
    where entry.owner = ${key.owner} and entry.dataset = ${key.dataset} and entry.n = ${key.n}`.execute(db);
  const [row] = rows;
  if (row === undefined || (collection.kind === 'standard' && row.standard !== collection.id)) return null;
  return row;
}

/** How many there are in all; null where counting would cost more than the page itself. */
export async function matched(db: Db, collection: Collection, box: Box | null): Promise<number | null> {
  if (box === null) return collection.records;
  if (collection.kind === 'standard') return null;
  const { owner, id } = collection.dataset;
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from catalogue.entry
    where entry.owner = ${owner} and entry.dataset = ${id} and ${inBox(box)}`.execute(db);
  return rows[0]?.total ?? null;
}

/** Makes features of rows; all of a collection have the same properties, null where there is nothing. */
export function featureWriter(collection: Collection, names: PublisherNames): (row: Row) => Feature {
  const columns =
    collection.kind === 'dataset'
      ? collection.dataset.columns.map(({ name }) => name)
      : (standards.find(({ slug }) => slug === collection.id)?.columns ?? []).map(({ name }) => name);
  return ({ owner, dataset, n, lat, lon, body }) => ({
    type: 'Feature',
    id: collection.kind === 'dataset' ? String(n) : `${owner}-${dataset}-${n}`,
    geometry: lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] },
    properties: {
      ...(collection.kind === 'dataset'
        ? {}
        : { _publisher: owner, _publisher_name: names(owner), _dataset: dataset }),
      ...Object.fromEntries(columns.map((name) => [name, body[name] ?? null])),
    },
  });
}
