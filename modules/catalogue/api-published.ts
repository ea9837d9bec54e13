/** What the interfaces give out: datasets that are public, with all that they say of the version behind them. */
import { datasets, type Dataset as StandardDataset } from '@tomoni/datasets';
import { listPlaces, type Place, placeName } from '@tomoni/places/contract';
import type { Lang } from '@tomoni/platform/messages';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import type { Dataset, Description, StoredColumn, VersionSource } from './model.ts';

/** A dataset as it is public, with what its present version is made of. */
export interface Published extends Dataset {
  /** Of the version: 1, 2, 3… */
  number: number;
  /** When the first version of it became public. */
  firstPublishedAt: Date;
  columns: StoredColumn[];
  source: VersionSource;
  contentHash: string;
}

interface Row extends Omit<Published, keyof Description> {
  about: Description;
}

/** The tables behind `Published`, for statements that filter or count. */
export const PUBLISHED_FROM = sql`
  catalogue.dataset join catalogue.version on version.owner = dataset.owner and version.id = dataset.current`;

const COLUMNS = sql`
  dataset.owner, dataset.id, version.kind, version.standard, dataset.created_at as "createdAt",
  dataset.published_at as "publishedAt", dataset.current::text as version, version.record_count as "recordCount",
  version.extent, version.about, version.number, version.columns, version.source,
  version.content_hash as "contentHash",
  (select min(v.published_at) from catalogue.version v
    where v.owner = dataset.owner and v.dataset = dataset.id) as "firstPublishedAt"`;

export interface PublishedOptions {
  where?: RawBuilder<unknown>;
  order?: RawBuilder<unknown>;
  /** At most 1000; 1000 when left out. */
  limit?: number;
  offset?: number;
}

const MOST = 1000;

/** Public datasets, by owner and id where nothing else is asked for. */
export async function listPublished(
  db: Db,
  { where = sql`true`, order = sql`dataset.owner, dataset.id`, limit = MOST, offset = 0 }: PublishedOptions,
): Promise<Published[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from ${PUBLISHED_FROM} where ${where} order by ${order}
    limit ${Math.max(0, Math.min(limit, MOST))} offset ${Math.max(0, offset)}`.execute(db);
  return rows.map(({ about, ...row }) => ({ ...row, ...about }));
}

export async function countPublished(db: Db, where: RawBuilder<unknown> = sql`true`): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${PUBLISHED_FROM} where ${where}`.execute(db);
  return rows[0]?.total ?? 0;
}

export async function readPublished(db: Db, owner: string, id: string): Promise<Published | null> {
  const [found] = await listPublished(db, {
    where: sql`dataset.owner = ${owner} and dataset.id = ${id}`,
    limit: 1,
  });
  return found ?? null;
}

/** All of them, a thousand at a time. */
export async function* eachPublished(db: Db, owner?: string): AsyncGenerator<Published[]> {
  let after: { owner: string; id: string } | null = null;
  for (;;) {
    const conditions: RawBuilder<unknown>[] = [sql`true`];
    if (owner !== undefined) conditions.push(sql`dataset.owner = ${owner}`);
    if (after !== null) conditions.push(sql`(dataset.owner, dataset.id) > (${after.owner}, ${after.id})`);
    const page: Published[] = await listPublished(db, { where: sql.join(conditions, sql` and `) });
    if (page.length === 0) return;
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < MOST) return;
    after = last;
  }
}

/** Changes whenever anything that is public changes, of one owner or of all: for ETags of lists. */
export async function revisionOf(db: Db, owner?: string): Promise<string> {
  const { rows } = await sql<{ revision: string }>`
    select concat_ws('.', count(*), extract(epoch from max(dataset.published_at)),
      sum(hashtext(dataset.id || version.content_hash))) as revision
    from ${PUBLISHED_FROM} where ${owner === undefined ? sql`true` : sql`dataset.owner = ${owner}`}`.execute(
    db,
  );
  return rows[0]?.revision ?? '';
}

/** The dataset of the standard that a public one is, or null. */
export function standardOf({ standard }: Pick<Dataset, 'standard'>): StandardDataset | null {
  return standard === null ? null : (datasets.find(({ slug }) => slug === standard) ?? null);
}

/** Names of publishers in a language; the code where a place is unknown. */
export type PublisherNames = (owner: string) => string;

export async function publisherNames(db: Db, lang: Lang): Promise<PublisherNames> {
  const places = new Map<string, Place>((await listPlaces(db)).map((place) => [place.code, place]));
  return (owner) => {
    const place = places.get(owner);
    return place === undefined ? owner : placeName(place, lang);
  };
}

/** Its title in a language, in Japanese where nobody has written another. */
export function titleOf({ title, titleEn }: Description, lang: Lang): string {
  return lang === 'en' && titleEn !== '' ? titleEn : title;
}
