/** What a request about a town is about. */
import { todayIn } from '@tomoni/japanese';
import { problem } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Context } from 'hono';
import { messages } from './messages.ts';
import type { OfficeView, PlaceView } from './pages/office-frame.tsx';
import { findPlace } from './store.ts';

/** The town of the address (`:code`). Throws 404 when the site has none with this code. */
export async function placeView(c: Context<AppEnv>): Promise<PlaceView> {
  const site = c.get('site');
  const place = await findPlace(site.db, c.req.param('code') ?? '');
  if (place === null) throw placeMissing();
  return { lang: c.get('lang'), place, path: c.get('path'), today: todayIn('Asia/Tokyo', site.now()) };
}

/** The same behind the counter, with who asks. */
export async function officeView(c: Context<AppEnv>): Promise<OfficeView> {
  return { ...(await placeView(c)), actor: await c.get('actor')() };
}

/** 404: there is no such town here. */
export function placeMissing() {
  return problem({
    status: 404,
    code: 'places.place-not-found',
    title: messages.text('place.missing.title'),
    detail: messages.text('place.missing.detail'),
  });
}
