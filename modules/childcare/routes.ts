/** Pages for parents: the finder, one preschool, a comparison on paper. Home and work come by POST and are forgotten. */
import { placeView } from '@tomoni/places/contract';
import { conditional } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { mapGround } from '@tomoni/platform/maps';
import { openToAll } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { conditionQuery } from './conditions.ts';
import { finderPage } from './pages/finder-page.tsx';
import { childcareHref } from './pages/frame.tsx';
import { preschoolPage } from './pages/preschool-page.tsx';
import { printPage } from './pages/print-page.tsx';
import { noSuchPreschool } from './problems.ts';
import { type FinderView, finderOf, finderOfForm, type RequestContext } from './requests.ts';
import { readTown } from './town.ts';

const FINDER = '/:code{[0-9]{6}}/childcare';
export const PRINT = `${FINDER}/print`;

export function finderRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(FINDER, showFinder);
  app.post(FINDER, openToAll('finding a preschool changes nothing'), answerFinder);
  app.get(PRINT, showPrint);
  app.post(PRINT, openToAll('a sheet to print changes nothing'), answerPrint);
  app.get(`${FINDER}/:key{[0-9a-f]{10}}`, showPreschool);
  return app;
}

async function showFinder(c: RequestContext): Promise<Response> {
  const view = await finderOf(c);
  const ground = mapGround(c);
  return conditional(c, { etag: freshnessOf(view), maxAge: 0 }, () => c.html(finderPage(view, ground)));
}

/** What depends on nobody's home has an address of its own, which can be kept and sent on. */
async function answerFinder(c: RequestContext): Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  const view = await finderOfForm(c);
  if (view.posted) return c.html(finderPage(view, mapGround(c)));
  const query = conditionQuery(view.conditions);
  return c.redirect(`${childcareHref(view)}${query === '' ? '' : `?${query}`}`, 303);
}

async function showPrint(c: RequestContext): Promise<Response> {
  const view = await finderOf(c);
  return conditional(c, { etag: freshnessOf(view), maxAge: 0 }, () => c.html(printPage(view)));
}

async function answerPrint(c: RequestContext): Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  return c.html(printPage(await finderOfForm(c)));
}

async function showPreschool(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const town = await readTown(c.get('site').db, view.place.code);
  const preschool = town.preschools.find(({ key }) => key === c.req.param('key'));
  if (preschool === undefined) throw noSuchPreschool(view.place);
  const ground = mapGround(c);
  const etag = [...town.freshness, view.today];
  return conditional(c, { etag, maxAge: 0 }, () =>
    c.html(preschoolPage({ ...view, preschool, guide: town.guide, ground })),
  );
}

function freshnessOf({ town, today, conditions }: FinderView): string[] {
  return [...town.freshness, today, conditionQuery(conditions)];
}
