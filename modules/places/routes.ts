/** Addresses of places and of the site's own pages. */
import { foldForSearch, todayIn } from '@tomoni/japanese';
import { conditional, slotContext } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { cardsFor } from '@tomoni/platform/slots';
import { type Context, Hono } from 'hono';
import { homePage } from './pages/home-page.tsx';
import { sitePage } from './pages/site-page.tsx';
import { type TextPageName, textPage, textPages } from './pages/text-page.tsx';
import { placeMissing } from './place-view.ts';
import { prefectureName } from './rules.ts';
import { findPlace, listPlaces, type Place } from './store.ts';

type RequestContext = Context<AppEnv>;

export function placeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/', showFirstPage);
  app.get('/places', showTowns);
  for (const name of Object.keys(textPages) as TextPageName[]) {
    app.get(`/${name}`, (c) =>
      conditional(c, { etag: [name], maxAge: 300 }, () => c.html(textPage(name, c.get('lang')))),
    );
  }
  app.get('/:code{[0-9]{6}}', async (c) => {
    const place = await findPlace(c.get('site').db, c.req.param('code'));
    if (place === null) throw placeMissing();
    return showHome(c, place);
  });
  return app;
}

/** A site of one town begins with that town; any other with the choice. */
async function showFirstPage(c: RequestContext): Promise<Response> {
  const places = await listPlaces(c.get('site').db);
  const [only] = places;
  if (only !== undefined && places.length === 1) return showHome(c, only);
  return c.html(sitePage({ lang: c.get('lang'), path: '/', query: null, places }));
}

async function showTowns(c: RequestContext): Promise<Response> {
  const query = c.req.query('q')?.trim().slice(0, 60) ?? '';
  const all = await listPlaces(c.get('site').db);
  const folded = foldForSearch(query);
  const places =
    folded === '' ? all : all.filter((place) => namesOf(place).some((name) => name.includes(folded)));
  const { search } = new URL(c.req.url);
  return c.html(
    sitePage({ lang: c.get('lang'), path: `/places${search}`, query: query === '' ? null : query, places }),
  );
}

function namesOf(place: Place): string[] {
  return [place.name, place.nameKana, place.nameEn, place.prefecture, prefectureName(place, 'en'), place.code]
    .filter((name) => name !== null)
    .map(foldForSearch);
}

async function showHome(c: RequestContext, place: Place): Promise<Response> {
  const site = c.get('site');
  const about = { place: place.code };
  const context = slotContext(c, about);
  const [answers, tiles, successors] = await Promise.all([
    cardsFor(site, 'place.answer', context),
    cardsFor(site, 'place.tiles', context),
    successorsOf(c, place),
  ]);
  const today = todayIn('Asia/Tokyo', site.now());
  const lang = c.get('lang');
  c.header('Cache-Control', 'private, no-cache');
  return c.html(homePage({ lang, place, path: c.get('path'), today, answers, tiles, successors }));
}

async function successorsOf(c: RequestContext, place: Place): Promise<Place[]> {
  const found = await Promise.all(place.successors.map((code) => findPlace(c.get('site').db, code)));
  return found.filter((successor) => successor !== null);
}
