/** What is a collection of features: a dataset with positions, and a dataset of the standard across all towns. */
import { datasets as standards } from '@tomoni/datasets';
import { baseLang, type Lang } from '@tomoni/platform/messages';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import { namedIn, siteName } from '../api-forms.ts';
import {
  countPublished,
  listPublished,
  PUBLISHED_FROM,
  type Published,
  type PublisherNames,
  readPublished,
  titleOf,
} from '../api-published.ts';
import { descriptionOf } from '../api-words.ts';
import { messages } from '../messages.ts';
import type { Extent } from '../model.ts';

export type Collection =
  | { kind: 'dataset'; id: string; extent: Extent; records: number; dataset: Published }
  | { kind: 'standard'; id: string; extent: Extent; records: number };

/** Tables without a position are no features. */
const WITH_POSITIONS: RawBuilder<unknown> = sql`version.kind = 'table' and version.extent is not null`;

interface StandardRow {
  id: string;
  records: number;
  south: number;
  west: number;
  north: number;
  east: number;
}

async function standardCollections(db: Db, slug: string | null): Promise<Collection[]> {
  const only = slug === null ? sql`version.standard is not null` : sql`version.standard = ${slug}`;
  const { rows } = await sql<StandardRow>`
    select version.standard as id, sum(version.record_count)::float8 as records,
      min((version.extent->>'south')::float8) as south, min((version.extent->>'west')::float8) as west,
      max((version.extent->>'north')::float8) as north, max((version.extent->>'east')::float8) as east
    from ${PUBLISHED_FROM} where ${WITH_POSITIONS} and ${only} group by 1 order by 1`.execute(db);
  return rows.map(({ id, records, ...extent }) => ({ kind: 'standard', id, records, extent }));
}

function ofDataset(dataset: Published): Collection[] {
  const { extent, recordCount: records } = dataset;
  return extent === null ? [] : [{ kind: 'dataset', id: siteName(dataset), extent, records, dataset }];
}

/** Those across towns first, then those of towns. */
export async function listCollections(
  db: Db,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; collections: Collection[] }> {
  const across = await standardCollections(db, null);
  const first = across.slice(offset, offset + limit);
  const [total, datasets] = await Promise.all([
    countPublished(db, WITH_POSITIONS),
    first.length === limit
      ? []
      : listPublished(db, {
          ...{ where: WITH_POSITIONS, limit: limit - first.length },
          offset: Math.max(0, offset - across.length),
        }),
  ]);
  return { total: across.length + total, collections: [...first, ...datasets.flatMap(ofDataset)] };
}

/** The collection of this name, or null. */
export async function collectionNamed(db: Db, id: string): Promise<Collection | null> {
  const named = namedIn(id);
  if (named === null) return (await standardCollections(db, id))[0] ?? null;
  const dataset = await readPublished(db, named.owner, named.id);
  return dataset === null || dataset.kind !== 'table' ? null : (ofDataset(dataset)[0] ?? null);
}

export function collectionWords(
  collection: Collection,
  { lang, names }: { lang: Lang; names: PublisherNames },
): { title: string; description: string } {
  if (collection.kind === 'dataset') {
    const { dataset } = collection;
    const publisher = names(dataset.owner);
    const words = { title: titleOf(dataset, lang), place: publisher };
    return {
      title: messages(lang)('api.collection.title', words),
      description: descriptionOf(dataset, { lang, publisher }),
    };
  }
  const standard = standards.find(({ slug }) => slug === collection.id);
  const title = standard?.name[baseLang(lang)] ?? collection.id;
  return { title, description: messages(lang)('api.collection.across', { title }) };
}
