/** A dataset and everything below it: records, ledger, versions, rules, and the frame for other sites. */
import { allowEmbedding, conditional, slotContext } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { cardsFor } from '@tomoni/platform/slots';
import { Hono } from 'hono';
import { listCases } from './cases.ts';
import { datasetContent, openRows, readTable, viewsOf } from './dataset-content.tsx';
import { readEntry } from './entries.ts';
import { formSizes } from './form-sizes.ts';
import { datasetPage, VIEWS, type ViewName } from './pages/dataset-page.tsx';
import { embedPage } from './pages/embed-page.tsx';
import { recordPage } from './pages/record-page.tsx';
import { repairsPage } from './pages/repairs-page.tsx';
import { rulesPage } from './pages/rules-page.tsx';
import { VERSIONS_PER_PAGE, versionsPage } from './pages/versions-page.tsx';
import { publicVersion, publicVersions, repairPage, storedRow } from './public-versions.ts';
import { readabilityOf } from './readability.ts';
import { usedLately } from './usage.ts';
import { usefulnessOf } from './usefulness.ts';
import { notThere } from './visit-problems.ts';
import {
  type DatasetView,
  datasetHere,
  numberIn,
  pageOf,
  pathWithQuery,
  type RequestContext,
} from './visit-requests.ts';

export const DATASET = '/:code{[0-9]{6}}/data/:dataset{[a-z0-9-]+}';
const EMBED = `${DATASET}/embed`;

export function datasetRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(DATASET, showDataset);
  app.get(`${DATASET}/rules`, showRules);
  app.get(EMBED, showEmbed);
  app.get(`${DATASET}/records/:n{[0-9]+}`, showRecord);
  app.get(`${DATASET}/versions`, showVersions);
  app.get(`${DATASET}/versions/:number{[0-9]+}/repairs`, showRepairs);
  return app;
}

/** What all pages of a dataset depend on. */
function freshnessOfPage({ dataset, version, today }: DatasetView): string[] {
  return [dataset.owner, dataset.id, version.id, version.contentHash, JSON.stringify(version.about), today];
}

/** So many versions stand on the page of the dataset itself. */
const VERSIONS_SHOWN = 4;

async function showDataset(c: RequestContext): Promise<Response> {
  const view: DatasetView = { ...(await datasetHere(c)), path: pathWithQuery(c) };
  const { dataset, version, tally, today } = view;
  const site = c.get('site');
  const { owner, id } = dataset;
  const about = { place: owner, dataset: { id, standard: dataset.standard } };
  const [apps, cases, used, { versions }, sizes] = await Promise.all([
    cardsFor(site, 'catalogue.dataset.apps', slotContext(c, about)),
    listCases(site.db, { owner, dataset: id }),
    usedLately(site.db, { owner, dataset: id, today }),
    publicVersions(site.db, { owner, dataset: id }, { limit: VERSIONS_SHOWN }),
    formSizes(site.db, version),
  ]);
  const useful = usefulnessOf({ dataset, version, tally, today, used, apps: apps.length });
  const etag = [
    ...freshnessOfPage(view),
    ...[used.downloads, used.calls, JSON.stringify(cases.map(({ id: key, title }) => [key, title]))],
    ...[apps.map(({ html }) => String(html)).join(''), versions.map(({ id: key }) => key).join()],
  ];
  return conditional(c, { etag, maxAge: 0 }, async () => {
    const views = viewsOf(view);
    const shown = shownView(c, views);
    const content = views.length === 0 ? null : await datasetContent(c, view, shown);
    const noindex = new URL(c.req.url).search !== '';
    return c.html(
      datasetPage({
        view,
        views,
        shown,
        content,
        useful,
        sizes,
        versions,
        apps,
        cases,
        noindex,
        origin: c.get('origin'),
      }),
    );
  });
}

function shownView(c: RequestContext, views: readonly ViewName[]): ViewName {
  const asked = VIEWS.find((name) => name === c.req.query('view'));
  return asked !== undefined && views.includes(asked) ? asked : 'table';
}

async function showRules(c: RequestContext): Promise<Response> {
  const view = await datasetHere(c);
  const { version, tally } = view;
  if (version.kind === 'file') throw notThere('version', view.place);
  return conditional(c, { etag: freshnessOfPage(view), maxAge: 0 }, () => {
    const columnsRemoved = version.changes?.columnsRemoved ?? [];
    return c.html(rulesPage(view, readabilityOf({ columns: version.columns, tally, columnsRemoved })));
  });
}

const EMBEDDED = 8;

async function showEmbed(c: RequestContext): Promise<Response> {
  const view = await datasetHere(c);
  if (view.version.kind === 'file') throw notThere('record', view.place);
  allowEmbedding(c);
  return conditional(c, { etag: freshnessOfPage(view), maxAge: 0 }, async () =>
    c.html(embedPage(await readTable(c, view, EMBEDDED))),
  );
}

async function showRecord(c: RequestContext): Promise<Response> {
  const view = await datasetHere(c);
  const { db } = c.get('site');
  const { dataset, version } = view;
  const n = numberIn(c, 'n') ?? 0;
  const entry = await readEntry(db, dataset.owner, dataset.id, n);
  if (entry === null) throw notThere('record', view.place);
  return conditional(c, { etag: freshnessOfPage(view), maxAge: 0 }, async () => {
    const [row, open] = await Promise.all([
      storedRow(db, { owner: dataset.owner, version: version.id, n }),
      openRows(db, version, [n]),
    ]);
    return c.html(recordPage({ view, entry, row, open: open.get(n) ?? new Set() }));
  });
}

async function showVersions(c: RequestContext): Promise<Response> {
  const view: DatasetView = { ...(await datasetHere(c)), path: pathWithQuery(c) };
  const { dataset } = view;
  const page = pageOf(c);
  const { versions, total } = await publicVersions(
    c.get('site').db,
    { owner: dataset.owner, dataset: dataset.id },
    { limit: VERSIONS_PER_PAGE, offset: (page - 1) * VERSIONS_PER_PAGE },
  );
  const etag = [...freshnessOfPage(view), total, ...versions.map(({ id }) => id)];
  return conditional(c, { etag, maxAge: 0 }, () => c.html(versionsPage({ view, versions, total, page })));
}

async function showRepairs(c: RequestContext): Promise<Response> {
  const view: DatasetView = { ...(await datasetHere(c)), path: pathWithQuery(c) };
  const { dataset } = view;
  const { db } = c.get('site');
  const number = numberIn(c, 'number') ?? 0;
  const of = await publicVersion(db, { owner: dataset.owner, dataset: dataset.id, number });
  if (of === null) throw notThere('version', view.place);
  const page = pageOf(c);
  return conditional(c, { etag: [...freshnessOfPage(view), of.id, of.contentHash], maxAge: 0 }, async () => {
    const repairs = await repairPage(db, { owner: dataset.owner, version: of.id, page });
    return c.html(repairsPage({ view, of, repairs, page }));
  });
}
