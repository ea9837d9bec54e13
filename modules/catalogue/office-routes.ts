/** Behind the counter: what is public, what is on its way, empty tables to fill in, and how the office works. */
import { datasets, headerOf } from '@tomoni/datasets';
import { officeView } from '@tomoni/places/contract';
import { append } from '@tomoni/platform/history';
import { contentDisposition, readForm } from '@tomoni/platform/http';
import { stagedList } from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { can } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { needsApproval, setNeedsApproval } from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { listDatasets } from './datasets.ts';
import { versionFlow } from './flow.ts';
import { itemsOf } from './moves.ts';
import { guarded, type RequestContext } from './office-requests.ts';
import { officeHomePage } from './pages/office-page.tsx';
import { settingsPage } from './pages/settings-page.tsx';
import { templatesPage } from './pages/templates-page.tsx';
import { newestVersions } from './store.ts';

const OFFICE = '/:code{[0-9]{6}}/office/data';

export function officeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(OFFICE, guarded('edit'), showOffice);
  app.get(`${OFFICE}/templates`, guarded('edit'), async (c) => c.html(templatesPage(await officeView(c))));
  app.get(`${OFFICE}/templates/:slug{[a-z0-9_]+\\.csv}`, guarded('edit'), sendTemplate);
  app.get(`${OFFICE}/settings`, guarded('configure'), (c) => showSettings(c, false));
  app.post(`${OFFICE}/settings`, guarded('configure'), changeSettings);
  return app;
}

async function showOffice(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  const [published, staged, versions] = await Promise.all([
    listDatasets(site.db, { owner }),
    stagedList(site, owner),
    newestVersions(site.db, owner),
  ]);
  const items = await itemsOf(
    site.db,
    owner,
    versions.map(({ id }) => id),
  );
  return c.html(
    officeHomePage({
      ...view,
      datasets: published.datasets,
      staged: staged.filter(({ kind }) => kind === null || kind === 'catalogue.files'),
      open: versions.flatMap((version) => {
        const item = items.get(version.id);
        return item === undefined || item.state === 'published' || item.state === 'withdrawn'
          ? []
          : [{ version, item }];
      }),
      mayConfigure: can(view.actor, 'catalogue.configure', { owner }, view.today).allowed,
      undone: c.req.query('undone') !== undefined,
    }),
  );
}

/** An empty table of the standard, with the header and nothing else: UTF-8 with a byte order mark. */
function sendTemplate(c: RequestContext): Response | Promise<Response> {
  const slug = (c.req.param('slug') ?? '').replace(/\.csv$/u, '');
  const dataset = datasets.find((one) => one.slug === slug);
  if (dataset === undefined) return c.notFound();
  const name = `${c.req.param('code') ?? ''}_${slug}.csv`;
  return c.body(`\uFEFF${headerOf(dataset).join(',')}\r\n`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': contentDisposition(name),
  });
}

async function showSettings(c: RequestContext, saved: boolean): Promise<Response> {
  const view = await officeView(c);
  const needed = await needsApproval(c.get('site').db, { workflow: versionFlow, owner: view.place.code });
  return c.html(settingsPage({ ...view, needsApproval: needed, saved }));
}

async function changeSettings(c: RequestContext): Promise<Response> {
  const needed = (await readForm(c)).text('approval') !== 'off';
  const view = await officeView(c);
  const { db, now } = c.get('site');
  const owner = view.place.code;
  await transaction(db, async (trx) => {
    const key = { workflow: versionFlow, owner };
    const before = { needsApproval: await needsApproval(trx, key) };
    await setNeedsApproval(trx, key, needed);
    await append(trx, {
      ...{ owner, ref: 'catalogue.office', actor: view.actor, action: 'catalogue.configured' },
      ...{ before, after: { needsApproval: needed }, note: null, at: now() },
    });
  });
  return showSettings(c, true);
}
