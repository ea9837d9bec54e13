/** The open data of a town, and of all towns. */
import { todayIn } from '@tomoni/japanese';
import { findPlace, type Place, type PlaceView, placeView } from '@tomoni/places/contract';
import { conditional } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Db } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { listCases } from './cases.ts';
import { publishers } from './datasets.ts';
import { FRESHNESS } from './freshness.ts';
import { missingHere } from './neighbours.ts';
import { PER_PAGE } from './pages/list-page.tsx';
import { siteDataPage } from './pages/site-data-page.tsx';
import { townDataPage } from './pages/town-data-page.tsx';
import { type ListFilter, publicList } from './public-list.ts';
import { isSubject } from './subjects.ts';
import { pageOf, pathWithQuery, type RequestContext, wordsOf } from './visit-requests.ts';
import { publicWishes } from './wishes.ts';

const TOWN_LIST = '/:code{[0-9]{6}}/data';
export const SITE_LIST = '/data';

export function listRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(SITE_LIST, showSite);
  app.get(TOWN_LIST, showTown);
  return app;
}

/** What the address asks for; anything else is left out. */
function filterOf(c: RequestContext, owner?: string): ListFilter {
  const subject = c.req.query('subject') ?? '';
  const kind = c.req.query('kind');
  const standard = c.req.query('standard') ?? '';
  return {
    ...(owner === undefined ? {} : { owner }),
    q: wordsOf(c),
    subject: isSubject(subject) ? subject : null,
    standard: /^[a-z_]{2,40}$/u.test(standard) ? standard : null,
    kind: kind === 'table' || kind === 'file' ? kind : null,
    state: FRESHNESS.find((one) => one === c.req.query('state')) ?? null,
  };
}

/** Lists are as new as their data: they are asked for each time, and the same again is a 304. */
function sameAs(list: Awaited<ReturnType<typeof publicList>>): string[] {
  return [
    String(list.total),
    ...list.datasets.map(({ owner, id, version, state }) => `${owner} ${id} ${version} ${state}`),
    JSON.stringify([...list.facets.subjects, ...list.facets.kinds, ...list.facets.states]),
  ];
}

async function showTown(c: RequestContext): Promise<Response> {
  const view: PlaceView = { ...(await placeView(c)), path: pathWithQuery(c) };
  const { db } = c.get('site');
  const code = view.place.code;
  const [filter, page] = [filterOf(c, code), pageOf(c)];
  const [list, missing, cases, wishes] = await Promise.all([
    publicList(db, filter, { today: view.today, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
    missingHere(db, code),
    listCases(db, { owner: code }),
    publicWishes(db, code),
  ]);
  const towns = await placesOf(
    db,
    missing.flatMap(({ examples }) => examples.map(({ owner }) => owner)),
  );
  const etag = [code, view.today, ...sameAs(list), JSON.stringify(missing), cases.length, wishes.length];
  return conditional(c, { etag, maxAge: 0 }, () =>
    c.html(
      townDataPage({
        ...{ ...view, missing, towns, cases: cases.length, wishes: wishes.length },
        list: { filter, list, page },
      }),
    ),
  );
}

async function placesOf(db: Db, codes: readonly string[]): Promise<Map<string, Place>> {
  const found = await Promise.all([...new Set(codes)].map((code) => findPlace(db, code)));
  return new Map(found.filter((place) => place !== null).map((place) => [place.code, place]));
}

async function showSite(c: RequestContext): Promise<Response> {
  const { db, now } = c.get('site');
  const today = todayIn('Asia/Tokyo', now());
  const [filter, page] = [filterOf(c), pageOf(c)];
  const [list, owners] = await Promise.all([
    publicList(db, filter, { today, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
    publishers(db),
  ]);
  const places = await placesOf(
    db,
    list.datasets.map(({ owner }) => owner),
  );
  const etag = [today, owners.length, ...sameAs(list)];
  return conditional(c, { etag, maxAge: 0 }, () =>
    c.html(
      siteDataPage({
        ...{ lang: c.get('lang'), today, path: pathWithQuery(c), towns: owners.length },
        places,
        list: { filter, list, page },
      }),
    ),
  );
}
