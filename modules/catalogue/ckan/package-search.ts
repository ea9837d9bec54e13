/** CKAN's package_search. */
import { find } from '@tomoni/platform/search';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import { countPublished, listPublished, type Published, readPublished } from '../api-published.ts';
import { DATASETS } from '../publishing.ts';
import { badQuery } from './answer.ts';
import { type Facets, facetsOf } from './facets.ts';
import { packageOf, type Telling } from './package.ts';
import { listOf, type Parameters, textOf, truthOf, wholeOf } from './parameters.ts';
import { parseQuery, type Query } from './query.ts';
import { conditionOf } from './query-conditions.ts';

const MOST_ROWS = 1000;

export interface Searching extends Telling {
  db: Db;
  now: Date;
  /** Counts that a dataset's records were asked for. */
  used: (dataset: Pick<Published, 'owner' | 'id'>) => void;
}

interface Asked {
  query: Query;
  sort: string;
  rows: number;
  start: number;
  facets: readonly string[];
}

export async function packageSearch(parameters: Parameters, searching: Searching) {
  const asked = askedIn(parameters);
  const found = await search(asked, searching);
  return {
    ...{ count: found.total, sort: asked.sort, facets: found.facets.counts },
    results: found.datasets.map((dataset) => packageOf(dataset, searching)),
    search_facets: found.facets.items,
  };
}

const DEFAULT_SORT = 'score desc, metadata_modified desc';

function askedIn(parameters: Parameters): Asked {
  const filters = [...filtersIn(parameters, 'fq'), ...filtersIn(parameters, 'fq_list')];
  const queries = [textOf(parameters, 'q'), ...filters].filter((text) => text.trim() !== '').map(parseQuery);
  const wanted = queries.filter((query) => !isEverything(query));
  const [only] = wanted;
  return {
    query: wanted.length === 1 && only !== undefined ? only : { kind: 'all', of: wanted },
    sort: textOf(parameters, 'sort') || DEFAULT_SORT,
    rows: wholeOf(parameters, 'rows', { usual: 10, most: MOST_ROWS }),
    start: wholeOf(parameters, 'start', { usual: 0, most: 1_000_000 }),
    facets: truthOf(parameters, 'facet', true) ? listOf(parameters, 'facet.field') : [],
  };
}

function isEverything(query: Query): boolean {
  return query.kind === 'all' && query.of.length === 0;
}

function filtersIn(parameters: Parameters, name: string): string[] {
  const value = parameters[name];
  if (Array.isArray(value)) return value.map(String).slice(0, 20);
  const text = textOf(parameters, name);
  return text.trim().startsWith('["') ? listOf(parameters, name) : [text];
}

interface Found {
  total: number;
  datasets: Published[];
  facets: Facets;
}

const NO_FACETS: Facets = { counts: {}, items: {} };

async function search(asked: Asked, { db, now, lang, names }: Searching): Promise<Found> {
  const { query, sort, rows, start, facets } = asked;
  if (query.kind === 'words' && sort === DEFAULT_SORT && facets.length === 0)
    return byWords(db, query.text, { rows, start });
  const [where] = await conditionOf(db, query, now);
  const [total, datasets, counted] = await Promise.all([
    countPublished(db, where),
    rows === 0 ? [] : listPublished(db, { where, order: orderOf(sort), limit: rows, offset: start }),
    facetsOf(db, { where, fields: facets, lang, names }),
  ]);
  return { total, datasets, facets: counted };
}

const PAGE = 100;

/** The best first, as the search of the site itself orders them. */
async function byWords(db: Db, q: string, { rows, start }: Pick<Asked, 'rows' | 'start'>): Promise<Found> {
  const datasets: Published[] = [];
  let total = 0;
  for (let done = 0; done === 0 || done < rows; done += PAGE) {
    const limit = Math.min(PAGE, rows - done);
    const found = await find(db, { q, kind: DATASETS, limit: Math.max(1, limit), offset: start + done });
    total = found.total;
    for (const { owner, ref } of found.hits.slice(0, limit)) {
      const dataset = await readPublished(db, owner, ref);
      if (dataset !== null) datasets.push(dataset);
    }
    if (start + done + PAGE >= total) break;
  }
  return { total, datasets, facets: NO_FACETS };
}

const SORTED: Readonly<Record<string, RawBuilder<unknown>>> = {
  metadata_modified: sql`dataset.published_at`,
  metadata_created: sql`dataset.created_at`,
  name: sql`dataset.owner || '-' || dataset.id`,
  id: sql`dataset.owner || '-' || dataset.id`,
  title: sql`version.about->>'title'`,
  title_string: sql`version.about->>'title'`,
  organization: sql`dataset.owner`,
  /** Only words give one: to the rest it is the same for all. */
  score: sql`dataset.current is null`,
};

/** `name asc, metadata_modified desc`; always in one order, so that pages don't overlap. */
function orderOf(sort: string): RawBuilder<unknown> {
  const parts = sort.split(',').map((part) => {
    const { field, way } = /^\s*(?<field>\w+)(?:\s+(?<way>asc|desc))?\s*$/iu.exec(part)?.groups ?? {};
    const column = field === undefined ? undefined : SORTED[field];
    if (column === undefined) throw badQuery(`cannot sort by ${part.trim().slice(0, 60)}`);
    return way?.toLowerCase() === 'desc' ? sql`${column} desc` : column;
  });
  return sql.join([...parts, sql`dataset.owner`, sql`dataset.id`]);
}
