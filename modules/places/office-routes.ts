/** The offices of towns: who enters sees what waits for them. */
import { todayIn } from '@tomoni/japanese';
import { problem, slotContext } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { pathIn } from '@tomoni/platform/messages';
import { guard, isInForce, openToAll } from '@tomoni/platform/permissions';
import { cardsFor } from '@tomoni/platform/slots';
import { todosFor } from '@tomoni/platform/workflow';
import { type Context, Hono } from 'hono';
import { messages } from './messages.ts';
import { officePage, officesPage } from './pages/office-page.tsx';
import { findPlace, listPlaces } from './store.ts';

type RequestContext = Context<AppEnv>;

export function officeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/office', openToAll('lists only the offices of whoever asks'), showOffices);
  app.get(
    '/:code{[0-9]{6}}/office',
    guard('places.office', (c) => ({ owner: c.req.param('code') ?? '' })),
    showOffice,
  );
  return app;
}

/** One's own offices; with only one, that one. Visitors are led to sign in. */
async function showOffices(c: RequestContext): Promise<Response> {
  const lang = c.get('lang');
  const actor = await c.get('actor')();
  c.header('Cache-Control', 'private, no-store');
  if (actor.kind !== 'user') {
    return c.redirect(`${pathIn(lang, '/sign-in')}?next=${encodeURIComponent(pathIn(lang, '/office'))}`, 303);
  }
  const today = todayIn('Asia/Tokyo', c.get('site').now());
  const scopes = actor.appointments.filter((one) => isInForce(one, today)).map(({ scope }) => scope);
  const all = await listPlaces(c.get('site').db);
  const places = scopes.includes('site') ? all : all.filter(({ code }) => scopes.includes(code));
  const [only] = places;
  if (only !== undefined && places.length === 1) return c.redirect(pathIn(lang, `/${only.code}/office`), 303);
  return c.html(officesPage({ lang, path: '/office', places }));
}

async function showOffice(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const place = await findPlace(site.db, c.req.param('code') ?? '');
  if (place === null) throw unknownPlace();
  const actor = await c.get('actor')();
  const today = todayIn('Asia/Tokyo', site.now());
  const [todos, counters] = await Promise.all([
    todosFor(site, actor, today),
    cardsFor(site, 'place.office', slotContext(c, { place: place.code })),
  ]);
  const name = actor.kind === 'user' ? actor.name : '';
  const own = todos.filter(({ owner }) => owner === place.code);
  return c.html(
    officePage({ lang: c.get('lang'), path: c.get('path'), today, place, name, todos: own, counters }),
  );
}

function unknownPlace() {
  const both = (key: 'place.missing.title' | 'place.missing.detail') => ({
    ja: messages('ja')(key),
    en: messages('en')(key),
  });
  return problem({
    status: 404,
    code: 'places.place-not-found',
    title: both('place.missing.title'),
    detail: both('place.missing.detail'),
  });
}
