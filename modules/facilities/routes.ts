/** Addresses of the facilities: lists of a town and of all, the nearest to a position, one facility, tiles. */
import { publishedState } from '@tomoni/catalogue/contract';
import { todayIn } from '@tomoni/japanese';
import { findPlace, listPlaces, type Place, placeName, placeView } from '@tomoni/places/contract';
import { conditional, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { mapGround } from '@tomoni/platform/maps';
import { isJapanese, type Lang } from '@tomoni/platform/messages';
import { openToAll } from '@tomoni/platform/permissions';
import { type Context, Hono } from 'hono';
import { type Asked, askedIn, positionIn, queryOf } from './asked.ts';
import { type Facility, isCurrent } from './facility.ts';
import { kindsThere } from './kinds-there.ts';
import { facilityLayer } from './layer.ts';
import { momentOf } from './moment.ts';
import { facilityPage } from './pages/facility-page.tsx';
import { basePath, facilitiesHref, type View } from './pages/frame.tsx';
import { type ListView, listPage, PER_PAGE } from './pages/list-page.tsx';
import { noFacilitiesPage, townsPage } from './pages/towns-page.tsx';
import { facilityMissing, positionMissing } from './problems.ts';
import { listFacilities, nearestFacilities, publishedDays, readFacility } from './store.ts';

type RequestContext = Context<AppEnv>;

const TOWN = '/:code{[0-9]{6}}/facilities';
export const NEAR = `${TOWN}/near`;
export const NEAR_ANYWHERE = '/facilities/near';

export function facilityRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const near = openToAll('looking for what is near changes nothing, and the position is kept nowhere');
  app.get('/facilities', showTowns);
  app.get(NEAR_ANYWHERE, backToList);
  app.post(NEAR_ANYWHERE, near, showNearest);
  app.get(facilityLayer.route, facilityLayer.answer);
  app.get(TOWN, showTown);
  app.get(NEAR, backToList);
  app.post(NEAR, near, showNearest);
  app.get(`${TOWN}/:dataset{[a-z0-9-]+}/:n{[0-9]{1,9}}`, showFacility);
  return app;
}

async function viewOf(c: RequestContext): Promise<View> {
  const now = c.get('site').now();
  const place = c.req.param('code') === undefined ? null : (await placeView(c)).place;
  const { search } = new URL(c.req.url);
  return { lang: c.get('lang'), place, path: `${c.get('path')}${search}`, now, moment: momentOf(now) };
}

async function pageOf(c: RequestContext) {
  const view = await viewOf(c);
  const there = await kindsThere(c.get('site').db, view.place?.code);
  const asked = askedIn(new URL(c.req.url).searchParams, there.kinds);
  return { view, there, asked };
}

/** What a list depends on: the data, and the minute, since it tells what is open. */
async function freshness(c: RequestContext, { place, now }: View): Promise<(string | number)[]> {
  const state = await publishedState(c.get('site').db, place?.code);
  return [state, Math.floor(now.getTime() / 60_000), new URL(c.req.url).search];
}

async function showTown(c: RequestContext): Promise<Response> {
  const { view, there, asked } = await pageOf(c);
  const { place } = view;
  if (asked === null || place === null) return c.html(noFacilitiesPage(view));
  const ground = mapGround(c);
  return conditional(c, { etag: await freshness(c, view), maxAge: 0 }, async () => {
    const found = await listed(c, { view, asked, owner: place.code });
    return c.html(listPage({ ...found, kinds: there.kinds, ground }));
  });
}

type Listed = Omit<ListView, 'kinds' | 'ground'>;

async function listed(
  c: RequestContext,
  { view, asked, owner }: { view: View; asked: Asked; owner?: string },
): Promise<Listed> {
  const { db } = c.get('site');
  const { facilities: all, cut } = await listFacilities(db, asked, {
    moment: view.moment,
    ...(owner === undefined ? {} : { owner }),
  });
  const facilities = all.slice((asked.page - 1) * PER_PAGE, asked.page * PER_PAGE);
  return {
    ...{ view, asked, facilities, total: all.length, from: null, next: null },
    cut: cut ? all.length : null,
    published: await publishedDays(db, facilities),
    towns: owner === undefined ? await townNames(c, facilities) : null,
  };
}

/** Names of the towns that these are in, but for the one that the page is about. */
async function townNames(
  c: RequestContext,
  facilities: readonly Facility[],
): Promise<ReadonlyMap<string, string>> {
  const codes = new Set(facilities.map(({ entry }) => entry.owner));
  codes.delete(c.req.param('code') ?? '');
  const places = await Promise.all([...codes].map((code) => findPlace(c.get('site').db, code)));
  const lang: Lang = c.get('lang');
  return new Map(places.flatMap((place) => (place === null ? [] : [[place.code, placeName(place, lang)]])));
}

async function showTowns(c: RequestContext): Promise<Response> {
  const { view, there, asked } = await pageOf(c);
  if (asked === null) return c.html(noFacilitiesPage(view));
  if (asked.q !== '') return showFound(c, { view, asked, kinds: there.kinds });
  return conditional(c, { etag: await freshness(c, view), maxAge: 0 }, async () => {
    const places = new Map((await listPlaces(c.get('site').db)).map((place) => [place.code, place]));
    const towns = there.counts(asked.kind).flatMap(({ owner, count }) => {
      const place: Place | undefined = places.get(owner);
      return place === undefined ? [] : [{ place, count }];
    });
    return c.html(townsPage({ view, asked, kinds: there.kinds, towns }));
  });
}

async function showFound(
  c: RequestContext,
  { view, asked, kinds }: Pick<ListView, 'view' | 'asked' | 'kinds'>,
): Promise<Response> {
  const ground = mapGround(c);
  return conditional(c, { etag: await freshness(c, view), maxAge: 0 }, async () =>
    c.html(listPage({ ...(await listed(c, { view, asked })), kinds, ground })),
  );
}

/** So many of the nearest at first, and at most. */
const FIRST = 10;
const STEP = 20;
const MOST = 90;

async function showNearest(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const from = positionIn(form);
  if (from === null) throw positionMissing();
  const { view, asked } = await pageOf(c);
  // Across borders: also what this town has nothing of.
  const there = await kindsThere(c.get('site').db);
  const search = asked ?? askedIn(new URL(c.req.url).searchParams, there.kinds);
  if (search === null) return c.html(noFacilitiesPage(view));
  const { db } = c.get('site');
  const show = Number.parseInt(form.text('show'), 10);
  const most = show > FIRST && show <= MOST ? show : FIRST;
  const { facilities, more } = await nearestFacilities(db, search, { moment: view.moment, from, most });
  c.header('Cache-Control', 'private, no-store');
  return c.html(
    listPage({
      ...{ asked: search, kinds: there.kinds, facilities, from, total: null, cut: null },
      // The language switch asks by GET, so it leads to the list.
      view: { ...view, path: `${basePath(view.place)}?${queryOf(search)}` },
      ground: mapGround(c),
      published: await publishedDays(db, facilities),
      towns: await townNames(c, facilities),
      next: more && most < MOST ? most + STEP : null,
    }),
  );
}

/** Somebody came back to the address of a search for what is near: without a position there is the list. */
async function backToList(c: RequestContext): Promise<Response> {
  const view = await viewOf(c);
  const { search } = new URL(c.req.url);
  return c.redirect(facilitiesHref(view, search), 303);
}

/** So many others are shown around one. */
const AROUND = 5;

async function showFacility(c: RequestContext): Promise<Response> {
  const { place, ...rest } = await viewOf(c);
  if (place === null) throw new Error('the route has a town');
  const view = { ...rest, place };
  const { db } = c.get('site');
  const key = {
    owner: place.code,
    dataset: c.req.param('dataset') ?? '',
    n: Number(c.req.param('n')),
  };
  const found = await readFacility(db, key, view.moment);
  if (found === null) throw facilityMissing(place);
  const ground = mapGround(c);
  // Others nearby may lie in other towns.
  const state = await publishedState(db);
  return conditional(c, { etag: [state, ...(await freshness(c, view))], maxAge: 0 }, async () => {
    const others = await othersAround(c, found.facility, view);
    const facilities = [found.facility, ...others];
    return c.html(
      facilityPage({
        ...{ view, ground, others, facility: found.facility },
        dataset: { title: titleIn(found, view.lang), publishedAt: found.publishedAt },
        publishedOn: todayIn('Asia/Tokyo', found.publishedAt),
        published: await publishedDays(db, facilities),
        towns: await townNames(c, facilities),
        over: !isCurrent(found.facility, view.moment.date),
      }),
    );
  });
}

function titleIn({ title, titleEn }: { title: string; titleEn: string }, lang: Lang): string {
  return isJapanese(lang) || titleEn === '' ? title : titleEn;
}

async function othersAround(c: RequestContext, facility: Facility, { moment }: View) {
  const { position, kind, entry } = facility;
  if (position === null) return [];
  const search = { kind, needs: [], now: false, q: '' };
  const { facilities } = await nearestFacilities(c.get('site').db, search, {
    ...{ moment, from: position, most: AROUND + 1 },
  });
  return facilities
    .filter(
      ({ entry: { owner, dataset, n } }) =>
        owner !== entry.owner || dataset !== entry.dataset || n !== entry.n,
    )
    .slice(0, AROUND);
}
