/** Two ways to hear of changes: a stream of events, and a question for those whom no stream reaches. */
import { Hono } from 'hono';
import { problem, type RequestContext } from '../http/index.ts';
import type { AppEnv, Site } from '../manifest/index.ts';
import { type Hub, openHub } from './hub.ts';
import type { LiveLimits } from './limits.ts';
import { openLine } from './line.ts';
import { readSeen } from './topics.ts';

/** `no-transform` and the word for nginx keep proxies from packing or holding back what is sent. */
const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

export function liveRoutes(site: Site, limits: LiveLimits): Hono<AppEnv> {
  const hub = openHub(site, limits);
  const routes = new Hono<AppEnv>();
  routes.get('/live', (c) => openStream(c, hub, limits));
  routes.get('/live.json', (c) => answerOnce(c, hub));
  return routes;
}

async function openStream(c: RequestContext, hub: Hub, limits: LiveLimits): Promise<Response> {
  const seen = seenBy(c);
  if (c.req.method === 'HEAD') return c.body(null, 200, STREAM_HEADERS);
  const client = c.get('client');
  if (hub.refusal(client) !== null) throw noRoom();
  await readyOrBusy(hub);
  // Others may have come while this one waited.
  if (hub.refusal(client) !== null || c.get('closing').aborted) throw noRoom();
  hub.endWith(c.get('closing'));
  let leave = () => {};
  const { body, line } = openLine(c, limits.waitingBytes, () => leave());
  ({ leave } = hub.join(seen, client, line));
  return c.body(body, 200, STREAM_HEADERS);
}

/** `{"changed":["collection/992011"],"seen":"17"}`: what is later than what the page shows. */
async function answerOnce(c: RequestContext, hub: Hub): Promise<Response> {
  const seen = seenBy(c);
  await readyOrBusy(hub);
  hub.endWith(c.get('closing'));
  return c.json(hub.compare(seen), 200, { 'Cache-Control': 'no-store' });
}

function seenBy(c: RequestContext) {
  return readSeen(c.req.queries('t') ?? [], c.req.query('seen') ?? '', c.req.header('Last-Event-ID'));
}

async function readyOrBusy(hub: Hub): Promise<void> {
  try {
    await hub.ready();
  } catch (error) {
    throw noRoom(error);
  }
}

/** A page that gets this asks from time to time instead. */
function noRoom(cause?: unknown) {
  return problem(
    {
      status: 503,
      code: 'live.no-room',
      title: { ja: 'いまは見守れません', en: 'No more pages can be followed now' },
      detail: { ja: '少し待って、もう一度お試しください。', en: 'Try again in a moment.' },
      headers: { 'Retry-After': '30' },
    },
    cause,
  );
}
