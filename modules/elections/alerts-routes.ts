/** Changed polling places for everybody: the page with all of them, and the same as feed and data. */
import { placeView } from '@tomoni/places/contract';
import { conditional, sendDocument } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Db } from '@tomoni/platform/storage';
import { type Context, Hono } from 'hono';
import { changesAtom, changesJson } from './alerts-feeds.ts';
import { isHeld, shownAlerts, toldAlerts } from './alerts-store.ts';
import { liveVersion } from './live-state.ts';
import { alertChangesPage } from './pages/alerts-changes-page.tsx';
import type { AlertsNow } from './pages/alerts-part.tsx';
import { electionsHref } from './pages/frame.tsx';

type RequestContext = Context<AppEnv>;

const CHANGES = '/:code{[0-9]{6}}/elections';

export function alertRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(`${CHANGES}/changes`, showChanges);
  app.get(`${CHANGES}/changes.atom`, (c) => sendChanges(c, 'atom'));
  app.get(`${CHANGES}/changes.json`, (c) => sendChanges(c, 'json'));
  return app;
}

async function showChanges(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const { db } = c.get('site');
  const version = await liveVersion(db, view.place.code);
  return conditional(c, { etag: [version, view.today, view.place.name], maxAge: 0 }, async () =>
    c.html(alertChangesPage({ ...view, version, alerts: await toldAlerts(db, view.place.code) })),
  );
}

async function sendChanges(c: RequestContext, kind: 'atom' | 'json'): Promise<Response> {
  const view = await placeView(c);
  const { lang, place, today } = view;
  const { db } = c.get('site');
  const version = await liveVersion(db, place.code);
  return conditional(c, { etag: [version, today, place.name], maxAge: 0, data: true }, async () => {
    const page = `${c.get('origin')}${electionsHref(view, '/changes')}`;
    const feed = {
      lang,
      place,
      today,
      page,
      self: `${page}.${kind}`,
      alerts: await toldAlerts(db, place.code),
    };
    return sendDocument(c, kind === 'atom' ? changesAtom(feed) : changesJson(feed));
  });
}

/** What pages of a town tell of changes now. */
export async function alertsNow(db: Db, owner: string, today: string): Promise<AlertsNow> {
  const [alerts, held] = await Promise.all([shownAlerts(db, owner, today), isHeld(db, owner, today)]);
  return { alerts, held };
}
