/** A query as a condition of SQL on public datasets. */
import { datasets } from '@tomoni/datasets';
import { find } from '@tomoni/platform/search';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import { STANDARD_TAG } from '../api-words.ts';
import { LICENCES, type Licence } from '../model.ts';
import { DATASETS } from '../publishing.ts';
import { badQuery } from './answer.ts';
import { licenceId } from './package.ts';
import type { Query } from './query.ts';

type Condition = RawBuilder<unknown>;

/** So many datasets are looked at by words when filters come on top; with more, the words say too little. */
const MOST_FOUND = 3000;
const PAGE = 100;

/** Looks up the words of a query; a condition can't be awaited itself, so it comes in a list of one. */
export async function conditionOf(db: Db, query: Query, now: Date): Promise<[Condition]> {
  if (query.kind === 'field') return [fieldCondition(query.field, query.value)];
  if (query.kind === 'range') return [rangeCondition(query, now)];
  if (query.kind === 'words') return wordsCondition(db, query.text);
  if (query.kind === 'not') {
    const [part] = await conditionOf(db, query.of, now);
    return [sql`not coalesce((${part}), false)`];
  }
  if (query.of.length === 0) return [sql`true`];
  const parts: Condition[] = [];
  for (const one of query.of) {
    const [part] = await conditionOf(db, one, now);
    parts.push(sql`(${part})`);
  }
  return [sql.join(parts, query.kind === 'all' ? sql` and ` : sql` or `)];
}

async function wordsCondition(db: Db, q: string): Promise<[Condition]> {
  const hits: { owner: string; ref: string }[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const found = await find(db, { q, kind: DATASETS, limit: PAGE, offset });
    if (found.total > MOST_FOUND) throw badQuery('too many datasets have these words; add one');
    hits.push(...found.hits);
    if (hits.length >= found.total || found.hits.length === 0) break;
  }
  const owners = hits.map(({ owner }) => owner);
  const refs = hits.map(({ ref }) => ref);
  return [
    sql`(dataset.owner, dataset.id) in (
    select * from unnest(${owners}::text[], ${refs}::text[]))`,
  ];
}

/** The forms of a dataset as CKAN calls them; one row each. */
export const FORMATS = sql`
  (select distinct format from (values
    (case when version.kind = 'table' then 'CSV' end),
    (case when version.kind = 'table' then 'JSON' end),
    (case when version.kind = 'table' and version.extent is not null then 'GeoJSON' end),
    (case when not (version.source->>'barred')::boolean then
      coalesce(upper(substring(version.source->>'name' from '\\.([A-Za-z0-9]{1,10})$')), 'BIN') end)
  ) as one (format) where format is not null)`;

/** Datasets have these whatever they are. */
const SAME_FOR_ALL: Readonly<Record<string, string>> = {
  state: 'active',
  type: 'dataset',
  dataset_type: 'dataset',
  capacity: 'public',
  private: 'false',
};

function fieldCondition(field: string, value: string): Condition {
  const same = SAME_FOR_ALL[field];
  if (same !== undefined) return value === same ? sql`true` : sql`false`;
  if (value === '*') return sql`true`;
  switch (field) {
    case 'organization':
    case 'owner_org':
      return sql`dataset.owner = ${value}`;
    case 'name':
    case 'id':
      return sql`dataset.owner || '-' || dataset.id = ${value}`;
    case 'groups':
      return sql`version.standard = ${value}`;
    case 'tags':
      return tagCondition(value);
    case 'license_id':
      return sql`version.about->>'licence' = ${licenceOf(value)}`;
    case 'title':
      return sql`strpos(lower(version.about->>'title'), lower(${value.replace(/\*$/u, '')})) > 0`;
    case 'res_format':
      return sql`exists (select from ${FORMATS} as f where upper(f.format) = upper(${value}))`;
    default:
      throw badQuery(`undefined field ${field}`);
  }
}

function tagCondition(tag: string): Condition {
  if (tag === STANDARD_TAG) return sql`version.standard is not null`;
  const slug = datasets.find(({ name }) => name.ja === tag)?.slug;
  return slug == null ? sql`false` : sql`version.standard = ${slug}`;
}

function licenceOf(id: string): string {
  return (Object.keys(LICENCES) as Licence[]).find((one) => licenceId(one) === id.toLowerCase()) ?? '';
}

const TIMES: Readonly<Record<string, Condition>> = {
  metadata_modified: sql`dataset.published_at`,
  metadata_created: sql`dataset.created_at`,
};

function rangeCondition({ field, from, to }: Extract<Query, { kind: 'range' }>, now: Date): Condition {
  const column = TIMES[field];
  if (column === undefined) throw badQuery(`no range of ${field}`);
  const parts: Condition[] = [];
  if (from !== '*') parts.push(sql`${column} >= ${timeIn(from, now)}`);
  if (to !== '*') parts.push(sql`${column} <= ${timeIn(to, now)}`);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

const DAY = 24 * 60 * 60 * 1000;

/** `2026-11-24T00:00:00Z`, `NOW`, `NOW-7DAYS`. */
function timeIn(text: string, now: Date): Date {
  const days = /^NOW(?:-(?<days>\d{1,4})DAYS?)?$/u.exec(text);
  if (days !== null) return new Date(now.getTime() - Number(days.groups?.days ?? 0) * DAY);
  const at = /^\d{4}-\d\d-\d\dT/u.test(text) ? new Date(/Z$/u.test(text) ? text : `${text}Z`) : null;
  if (at === null || Number.isNaN(at.getTime())) throw badQuery(`Invalid Date String: ${text}`);
  return at;
}
