/** How many of the datasets that were found are of which organisation, format, group, tag and licence. */
import { datasets } from '@tomoni/datasets';
import { baseLang, type Lang } from '@tomoni/platform/messages';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import { PUBLISHED_FROM, type PublisherNames } from '../api-published.ts';
import { STANDARD_TAG } from '../api-words.ts';
import { isLicence, LICENCES } from '../model.ts';
import { badQuery } from './answer.ts';
import { licenceId } from './package.ts';
import { FORMATS } from './query-conditions.ts';

interface FacetItem {
  name: string;
  display_name: string;
  count: number;
}

export interface Facets {
  counts: Record<string, Record<string, number>>;
  items: Record<string, { title: string; items: FacetItem[] }>;
}

interface Faceting {
  where: RawBuilder<unknown>;
  fields: readonly string[];
  lang: Lang;
  names: PublisherNames;
}

const VALUES: Readonly<Record<string, RawBuilder<unknown>>> = {
  organization: sql`dataset.owner`,
  owner_org: sql`dataset.owner`,
  groups: sql`version.standard`,
  tags: sql`version.standard`,
  license_id: sql`version.about->>'licence'`,
};

export async function facetsOf(db: Db, faceting: Faceting): Promise<Facets> {
  const facets: Facets = { counts: {}, items: {} };
  for (const field of new Set(faceting.fields)) {
    const items = await itemsOf(db, field, faceting);
    facets.items[field] = { title: field, items };
    facets.counts[field] = Object.fromEntries(items.map(({ name, count }) => [name, count]));
  }
  return facets;
}

async function itemsOf(db: Db, field: string, faceting: Faceting): Promise<FacetItem[]> {
  const { rows } = await countedBy(field, faceting.where).execute(db);
  const items = rows.map(({ value, count }) => ({ ...named(field, value, faceting), count }));
  if (field !== 'tags' || items.length === 0) return items;
  const standard = items.reduce((sum, { count }) => sum + count, 0);
  return [{ name: STANDARD_TAG, display_name: STANDARD_TAG, count: standard }, ...items];
}

function countedBy(field: string, where: RawBuilder<unknown>) {
  const value = VALUES[field];
  if (value !== undefined)
    return sql<{ value: string; count: number }>`
      select ${value} as value, count(*) as count from ${PUBLISHED_FROM}
      where ${where} and ${value} is not null group by 1 order by 2 desc, 1 limit 2000`;
  if (field !== 'res_format') throw badQuery(`undefined field ${field.slice(0, 60)}`);
  return sql<{ value: string; count: number }>`
    select f.format as value, count(*) as count from ${PUBLISHED_FROM} cross join lateral ${FORMATS} as f
    where ${where} group by 1 order by 2 desc, 1 limit 2000`;
}

function named(field: string, value: string, { lang, names }: Faceting): Omit<FacetItem, 'count'> {
  if (field === 'organization' || field === 'owner_org') return { name: value, display_name: names(value) };
  if (field === 'license_id' && isLicence(value))
    return { name: licenceId(value), display_name: LICENCES[value].name };
  const standard = datasets.find(({ slug }) => slug === value);
  if (field === 'groups') return { name: value, display_name: standard?.name[baseLang(lang)] ?? value };
  const name = field === 'tags' ? (standard?.name.ja ?? value) : value;
  return { name, display_name: name };
}
