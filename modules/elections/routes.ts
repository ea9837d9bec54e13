/** Addresses of the polling places. A home address comes by POST, is used for one answer and kept nowhere. */
import { type PlaceView, placeView } from '@tomoni/places/contract';
import { conditional, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { mapGround } from '@tomoni/platform/maps';
import { openToAll } from '@tomoni/platform/permissions';
import { type Context, Hono } from 'hono';
import { changesIn } from './alerts-model.ts';
import { alertsNow } from './alerts-routes.ts';
import { toldAlerts } from './alerts-store.ts';
import { crowdingNow, crowdingState } from './crowding.ts';
import { quietHours } from './crowding-rules.ts';
import { hourWords, wordsOfDay } from './crowding-store.ts';
import { liveVersion } from './live-state.ts';
import type { PollingPlace, When } from './model.ts';
import { findMyPlace, LONGEST_ADDRESS } from './my-place.ts';
import type { PlaceCrowding } from './pages/crowding-part.tsx';
import { electionsHref } from './pages/frame.tsx';
import { howPage } from './pages/how-page.tsx';
import { placePage } from './pages/place-page.tsx';
import { nothingYetPage, PER_PAGE, type TownView, townPage } from './pages/town-page.tsx';
import { noSuchPollingPlace } from './problems.ts';
import { nextVotes, publicVotes } from './public-elections.ts';
import { closesAt } from './release.ts';
import { readTown } from './town.ts';

type RequestContext = Context<AppEnv>;

export const TOWN = '/:code{[0-9]{6}}/elections';

export function electionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(TOWN, showTown);
  app.post(
    TOWN,
    openToAll('finding a polling place changes nothing, and the address is kept nowhere'),
    answer,
  );
  app.get(`${TOWN}/how`, showHow);
  app.get(`${TOWN}/places/:id{[0-9a-f]{10}}`, showPlace);
  return app;
}

async function townOf(c: RequestContext): Promise<TownView> {
  const view = await placeView(c);
  const site = c.get('site');
  const { db } = site;
  const [version, town, votes, alerts] = await Promise.all([
    liveVersion(db, view.place.code),
    readTown(db, view.place.code),
    publicVotes(db, view.place.code),
    alertsNow(db, view.place.code, view.today),
  ]);
  const crowding = await crowdingNow(db, view.place.code, town.places, site.now());
  const next = nextVotes(votes, view.today);
  const of = (when: When) => town.places.filter((place) => place.when.includes(when));
  const lists = { day: of('day'), early: of('early') };
  const asked: When = c.req.query('when') === 'early' ? 'early' : 'day';
  // A list of early voting only has nothing for the day.
  const when = lists[asked].length > 0 ? asked : lists.day.length > 0 ? 'day' : 'early';
  const page = /^[1-9]\d{0,2}$/u.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1;
  const last = Math.max(1, Math.ceil(lists[when].length / PER_PAGE));
  const shown = { when, page: Math.min(page, last), typed: '', answer: null };
  return { ...view, now: site.now(), town, lists, ...shown, version, crowding, alerts, votes, next };
}

async function showTown(c: RequestContext): Promise<Response> {
  const view = await townOf(c);
  const { town, when, page, today, votes, next, now } = view;
  const ground = mapGround(c);
  const over = next.map(({ about }) => (now >= closesAt(about) ? 1 : 0)).join('');
  return conditional(
    c,
    { etag: [town.state, today, when, page, JSON.stringify(votes), over, ...freshness(view)], maxAge: 0 },
    () => {
      if (town.places.length === 0) return c.html(nothingYetPage(view));
      const query = new URLSearchParams({
        ...(when === 'early' ? { when } : {}),
        ...(page > 1 ? { page: String(page) } : {}),
      }).toString();
      return c.html(townPage({ ...view, path: query === '' ? view.path : `${view.path}?${query}` }, ground));
    },
  );
}

/** What is said of the places besides their list, for ETags. */
function freshness({
  version,
  crowding,
  alerts,
}: Pick<TownView, 'version' | 'crowding' | 'alerts'>): (string | number)[] {
  return [version, crowdingState(crowding), alerts.alerts.map(({ id }) => id).join(' '), alerts.held ? 1 : 0];
}

async function answer(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await townOf(c);
  c.header('Cache-Control', 'private, no-store');
  if (view.town.places.length === 0) return c.html(nothingYetPage(view));
  const typed = form.text('address').slice(0, LONGEST_ADDRESS);
  const { code, name } = view.place;
  const found = findMyPlace(typed, { code, name, places: view.town.places });
  return c.html(townPage({ ...view, when: 'day', page: 1, typed, answer: found }, mapGround(c)));
}

async function showHow(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const { places, state } = await readTown(c.get('site').db, view.place.code);
  return conditional(c, { etag: [state, view.place.name], maxAge: 0 }, () =>
    c.html(howPage({ ...view, hasPlaces: places.length > 0 })),
  );
}

async function showPlace(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const site = c.get('site');
  const version = await liveVersion(site.db, view.place.code);
  const { places, datasets, state } = await readTown(site.db, view.place.code);
  const pollingPlace = places.find(({ key }) => key === c.req.param('id'));
  const dataset = datasets.get(pollingPlace?.source.dataset ?? '');
  if (pollingPlace === undefined || dataset === undefined) return leadOn(c, view);
  const ground = mapGround(c);
  const crowding = await crowdingNow(site.db, view.place.code, [pollingPlace], site.now());
  const alerts = await alertsNow(site.db, view.place.code, view.today);
  const etag = [state, view.today, ...freshness({ version, crowding, alerts })];
  return conditional(c, { etag, maxAge: 0 }, async () => {
    const said = await crowdingOf(c, view.place.code, pollingPlace);
    return c.html(
      placePage({ ...view, now: site.now(), pollingPlace, dataset, ground, version, alerts, crowding: said }),
    );
  });
}

/** A page that somebody has kept of a place which has changed since leads to what became of it. Throws 404. */
async function leadOn(c: RequestContext, view: PlaceView): Promise<Response> {
  const key = c.req.param('id') ?? '';
  const told = changesIn(await toldAlerts(c.get('site').db, view.place.code));
  const found = told.find(({ change }) => change.before.key === key);
  if (found === undefined) throw noSuchPollingPlace(view.place);
  c.header('Cache-Control', 'no-store');
  return c.redirect(electionsHref(view, `/changes#a${found.alert.id}`), 302);
}

/** How crowded a place of early voting is and was; null for any other. */
async function crowdingOf(
  c: RequestContext,
  owner: string,
  place: PollingPlace,
): Promise<PlaceCrowding | null> {
  if (!place.when.includes('early')) return null;
  const { db, now } = c.get('site');
  const [{ places, inUse }, past, words] = await Promise.all([
    crowdingNow(db, owner, [place], now()),
    wordsOfDay(db, { owner, placeKey: place.key }, now()),
    hourWords(db, { owner, placeKey: place.key }),
  ]);
  const [only] = places;
  return only === undefined
    ? null
    : { now: only, inUse, past, usual: quietHours(words), hours: words.length };
}
