/** Behind the counter: programs of the town that are told when a polling place changes. */
import { officeView } from '@tomoni/places/contract';
import { append } from '@tomoni/platform/history';
import { readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { addWebhook, removeWebhook, webhooksOf } from '@tomoni/platform/notices';
import { readTarget } from '@tomoni/platform/outgoing';
import { guard } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { type Context, Hono } from 'hono';
import { CONSENT, PLACE_CHANGED } from './alerts-kind.ts';
import { messages } from './messages.ts';
import { alertsHref } from './pages/alerts-office-frame.tsx';
import { type RelayView, relayPage } from './pages/alerts-relay-page.tsx';

type RequestContext = Context<AppEnv>;

const RELAY = '/:code{[0-9]{6}}/office/elections/alerts/relay';

/** More than that nobody looks after. */
const MOST_RELAYS = 20;
const LONGEST_ADDRESS = 500;

const mayConnect = () => guard('elections.connect', (c) => ({ owner: c.req.param('code') ?? '' }));

export function alertRelayRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(RELAY, mayConnect(), (c) => show(c, { url: '', fault: null, secret: null }));
  app.post(RELAY, mayConnect(), add);
  app.post(`${RELAY}/:id{[0-9]{1,15}}/remove`, mayConnect(), remove);
  return app;
}

async function show(
  c: RequestContext,
  shown: Pick<RelayView, 'url' | 'fault' | 'secret'>,
): Promise<Response> {
  const view = await officeView(c);
  const webhooks = await webhooksOf(c.get('site').db, view.place.code, PLACE_CHANGED);
  return c.html(relayPage({ ...view, ...shown, webhooks }), shown.fault === null ? 200 : 422);
}

async function add(c: RequestContext): Promise<Response> {
  const url = (await readForm(c)).text('url');
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  const t = messages(view.lang);
  if (!isReachable(url, site.settings?.outgoing ?? []))
    return show(c, { url, fault: t('relay.bad'), secret: null });
  if ((await webhooksOf(site.db, owner, PLACE_CHANGED)).length >= MOST_RELAYS)
    return show(c, { url, fault: t('relay.too-many'), secret: null });
  const secret = await transaction(site.db, async (trx) => {
    const wish = {
      kind: PLACE_CHANGED,
      owner,
      ref: '',
      parts: null,
      hour: null,
      consent: CONSENT,
      lang: view.lang,
    };
    const made = await addWebhook(trx, url, wish, site.now());
    // Without the address: it may hold a key.
    const entry = { owner, ref: 'elections.relay', actor: view.actor, action: 'elections.connected' };
    await append(trx, { ...entry, at: site.now() });
    return made;
  });
  return show(c, { url: '', fault: null, secret });
}

/** As far as it can be said before it is called. */
function isReachable(url: string, allowed: readonly string[]): boolean {
  if (url.length > LONGEST_ADDRESS) return false;
  try {
    readTarget(url, allowed);
    return true;
  } catch {
    return false;
  }
}

async function remove(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  await transaction(site.db, async (trx) => {
    if (!(await removeWebhook(trx, owner, Number(c.req.param('id'))))) return;
    const entry = { owner, ref: 'elections.relay', actor: view.actor, action: 'elections.disconnected' };
    await append(trx, { ...entry, at: site.now() });
  });
  return c.redirect(alertsHref(view, '/relay'), 303);
}
