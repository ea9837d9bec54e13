/** What a view of a dataset shows: its records as a table or a chart, or what its columns mean. */
import { mapGround } from '@tomoni/platform/maps';
import type { Db } from '@tomoni/platform/storage';
import type { Child } from 'hono/jsx';
import { sql } from 'kysely';
import { chartChoices, readChart } from './chart.ts';
import type { Version } from './model.ts';
import { ChartView } from './pages/chart-view.tsx';
import { ColumnsView } from './pages/columns-view.tsx';
import type { ViewName } from './pages/dataset-page.tsx';
import { MapView } from './pages/map-view.tsx';
import { RecordsTable, type TableView } from './pages/table-view.tsx';
import { readOdd } from './store.ts';
import { filterColumns, shownColumns } from './table-columns.ts';
import { readTablePage, type TableQuery } from './table-page.ts';
import { type DatasetView, pageOf, type RequestContext, wordsOf } from './visit-requests.ts';

/** So many records stand on a page. */
const PER_PAGE = 10;
/** And so many on a map with its list. */
const ON_MAP = 50;

/** The views that a dataset has; none for a file. A chart only where there is something to count. */
export function viewsOf({ version, tally }: DatasetView): ViewName[] {
  if (version.kind === 'file') return [];
  const chart = chartChoices(version.columns, tally).length > 0;
  return [
    'table',
    ...(tally.placed > 0 ? (['map'] as const) : []),
    ...(chart ? (['chart'] as const) : []),
    'columns',
  ];
}

export async function datasetContent(c: RequestContext, view: DatasetView, shown: ViewName): Promise<Child> {
  if (shown === 'columns') return <ColumnsView view={view} />;
  if (shown === 'chart') return chartContent(c, view);
  if (shown === 'map') return <MapView {...(await readTable(c, view, ON_MAP))} ground={mapGround(c)} />;
  return <RecordsTable {...(await readTable(c, view, PER_PAGE))} />;
}

async function chartContent(c: RequestContext, view: DatasetView): Promise<Child> {
  const { version, tally, dataset, place } = view;
  const choices = chartChoices(version.columns, tally);
  const asked = c.req.query('chart') ?? '';
  const choice = choices[/^\d$/u.test(asked) ? Number(asked) : 0] ?? choices[0];
  if (choice === undefined) return null;
  const of = { owner: dataset.owner, dataset: dataset.id, town: place.name };
  const chart = await readChart(c.get('site').db, of, choice);
  return <ChartView view={view} chart={chart} choices={choices} />;
}

/** A page of the table as the address asks for it. */
export async function readTable(c: RequestContext, view: DatasetView, perPage: number): Promise<TableView> {
  const { version, tally, dataset } = view;
  const { db } = c.get('site');
  const columns = shownColumns(version.columns, tally);
  const filters = filterColumns(version.columns, tally);
  const query = tableQuery(c, view, filters);
  const key = { owner: dataset.owner, dataset: dataset.id, standard: dataset.standard };
  const { entries, total } = await readTablePage(db, key, { query, columns: version.columns, perPage });
  const open = await openRows(
    db,
    version,
    entries.map(({ n }) => n),
  );
  return {
    ...{ view, query, columns, filters, total, perPage },
    entries: entries.map((entry) => ({ ...entry, open: open.get(entry.n) ?? new Set<number>() })),
  };
}

function tableQuery(
  c: RequestContext,
  { version }: DatasetView,
  filters: readonly { name: string }[],
): TableQuery {
  const asked = new Set(c.req.queries('yes') ?? []);
  const sort = c.req.query('sort') ?? null;
  return {
    q: wordsOf(c),
    sort: version.columns.some(({ name }) => name === sort) ? sort : null,
    descending: c.req.query('order') === 'down',
    yes: filters.map(({ name }) => name).filter((name) => asked.has(name)),
    page: pageOf(c),
  };
}

/** Records lie so many to a part. */
const PER_PART = 500;

/** By number of a record: the columns in which somebody is asked. Costs nothing where nobody is. */
export async function openRows(
  db: Db,
  version: Version,
  numbers: readonly number[],
): Promise<Map<number, Set<number>>> {
  const found = new Map<number, Set<number>>();
  if (version.openCount === 0 || numbers.length === 0) return found;
  const [{ rows }, { open }] = await Promise.all([
    sql<{ n: number; row: number | null }>`
      select wanted.n, (part.body->(wanted.n % ${PER_PART}::int)->>0)::int as row
      from unnest(${[...numbers]}::int[]) as wanted (n)
      join catalogue.part on part.owner = ${version.owner} and part.version = ${version.id}::bigint
        and part.kind = 'records' and part.n = wanted.n / ${PER_PART}::int`.execute(db),
    readOdd(db, version.owner, version.id),
  ]);
  for (const { n, row } of rows) {
    const columns = open.filter(([at]) => at === row).map(([, column]) => column);
    if (columns.length > 0) found.set(n, new Set(columns));
  }
  return found;
}
