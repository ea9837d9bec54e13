/** Stories of what a town's data was used for. */
import { type PlaceView, placeView } from '@tomoni/places/contract';
import { conditional } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { listCases, readCase } from './cases.ts';
import { readDataset } from './datasets.ts';
import { casePage, casesPage } from './pages/cases-page.tsx';
import { notThere } from './visit-problems.ts';
import type { RequestContext } from './visit-requests.ts';

export const CASES = '/:code{[0-9]{6}}/data/cases';

export function caseRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(CASES, showCases);
  app.get(`${CASES}/:id{[0-9]+}`, showCase);
  return app;
}

async function showCases(c: RequestContext): Promise<Response> {
  const view: PlaceView = await placeView(c);
  const cases = await listCases(c.get('site').db, { owner: view.place.code });
  return conditional(c, { etag: [view.place.code, JSON.stringify(cases)], maxAge: 0 }, () =>
    c.html(casesPage(view, cases)),
  );
}

async function showCase(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const { db } = c.get('site');
  const id = c.req.param('id') ?? '';
  const story = /^\d{1,18}$/u.test(id) ? await readCase(db, view.place.code, id) : null;
  if (story === null || !story.shown) throw notThere('case', view.place);
  const found = await Promise.all(story.datasets.map((one) => readDataset(db, view.place.code, one)));
  const datasets = found.filter((dataset) => dataset !== null);
  const etag = [view.place.code, JSON.stringify(story), datasets.map(({ version }) => version).join()];
  return conditional(c, { etag, maxAge: 0 }, () => c.html(casePage(view, story, datasets)));
}
