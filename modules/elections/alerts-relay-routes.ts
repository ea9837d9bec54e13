/** Behind the counter: programs of the town that are told when a polling place changes. */
import { officeView } from '@tomoni/places/contract';
import { readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { addRelay, type RelayState, removeRelay, webhooksOf } from '@tomoni/platform/notices';
import { guard } from '@tomoni/platform/permissions';
import { type Context, Hono } from 'hono';
import { CONSENT, PLACE_CHANGED } from './alerts-kind.ts';
import { alertsHref } from './pages/alerts-office-frame.tsx';
import { relayPage } from './pages/alerts-relay-page.tsx';

type RequestContext = Context<AppEnv>;

const RELAY = '/:code{[0-9]{6}}/office/elections/alerts/relay';

const mayConnect = () => guard('elections.connect', (c) => ({ owner: c.req.param('code') ?? '' }));

export function alertRelayRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(RELAY, mayConnect(), (c) => show(c, { url: '', fault: null, secret: null }));
  app.post(RELAY, mayConnect(), add);
  app.post(`${RELAY}/:id{[0-9]{1,15}}/remove`, mayConnect(), remove);
  return app;
}

async function show(c: RequestContext, shown: Omit<RelayState, 'webhooks'>): Promise<Response> {
  const view = await officeView(c);
  const webhooks = await webhooksOf(c.get('site').db, view.place.code, PLACE_CHANGED);
  return c.html(relayPage({ ...view, ...shown, webhooks }), shown.fault === null ? 200 : 422);
}

async function add(c: RequestContext): Promise<Response> {
  const url = (await readForm(c)).text('url');
  const { place, actor, lang } = await officeView(c);
  const about = { kind: PLACE_CHANGED, owner: place.code, ref: '', parts: null, hour: null };
  const made = await addRelay(c.get('site'), { url, wish: { ...about, consent: CONSENT, lang }, actor });
  return 'fault' in made
    ? show(c, { url, fault: made.fault, secret: null })
    : show(c, { url: '', fault: null, secret: made.secret });
}

async function remove(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const id = Number(c.req.param('id'));
  await removeRelay(c.get('site'), { owner: view.place.code, kind: PLACE_CHANGED, id, actor: view.actor });
  return c.redirect(alertsHref(view, '/relay'), 303);
}
