/**
 * One app from the modules' manifests. Language prefixes are taken off before routing, so a module writes and
 * mounts each route once; `c.get('lang')` says which language was asked for.
 */
import { hash, randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { getPath } from 'hono/utils/url';
import type { AppEnv, Site } from '../manifest/index.ts';
import type { Registry } from '../metrics/index.ts';
import { actorOf } from './actor.ts';
import { admit, type Lanes } from './admission.ts';
import { limitBodies } from './body.ts';
import { guardForms } from './csrf.ts';
import { compressAnswer } from './encoding.ts';
import { keepToReader, openToOthers, protect } from './headers.ts';
import { healthRoutes } from './health.ts';
import { splitLang } from './language-path.ts';
import { type RequestMeter, requestMeter, routeOf } from './measure.ts';
import { answerUnrouted } from './methods.ts';
import { type MetricsRouteOptions, metricsRoute } from './metrics-route.ts';
import { ProblemError } from './problem.ts';
import { answerFailure } from './problem-answer.tsx';
import { problems } from './problems.ts';
import { type Arrival, arrivalReader } from './proxy.ts';
import { type ReplicaReads, replicaReads } from './replica-reads.ts';
import type { RequestContext } from './request-context.ts';
import { defaultHttpSettings, type HttpSettings } from './settings.ts';
import { siteFiles } from './site-files.ts';
import { type Assets, serveStatic } from './static-files.ts';

export interface AppOptions {
  /** How much at once, where it shouldn't be as usual. */
  lanes?: Lanes;
  /** Styles and scripts: `assets()` of platform/pages. Without them `/static/` is empty. */
  assets?: Assets;
  settings?: Partial<HttpSettings>;
  /**
   * Names the release, the same in all processes that serve it: readers don't keep pages of an older one.
   * The names of the assets when left out.
   */
  build?: string;
  /** Where requests are counted, and who may read it; without it nothing is counted and there is no `/metrics`. */
  metrics?: MetricsRouteOptions & { registry: Registry };
}

/** Ends when the server that serves an app begins to stop. */
const closings = new WeakMap<object, AbortController>();

/** The switch of an app for `serve`: aborting it tells routes with open streams to end them. */
export function closingOf(app: Hono<AppEnv>): AbortController {
  let closing = closings.get(app);
  if (closing === undefined) {
    closing = new AbortController();
    closings.set(app, closing);
  }
  return closing;
}

/** The whole web side of a site. Throws RangeError for settings that can't be. */
export function createApp(site: Site, options: AppOptions = {}): Hono<AppEnv> {
  const settings = { ...defaultHttpSettings, ...options.settings };
  const assets = options.assets ?? { files: new Map() };
  const build = options.build ?? hash('sha1', [...assets.files.keys()].sort().join(), 'base64url');
  const app = new Hono<AppEnv>({ getPath: (request) => splitLang(getPath(request)).path });
  const arrivalOf = arrivalReader(settings.trustedProxies);
  app.onError((error, c) => answerFailure(error, c));
  app.notFound(answerUnrouted(app));
  const meter = options.metrics === undefined ? null : requestMeter(options.metrics.registry);
  const replicas = replicaReads(site);
  app.use(begin({ site, replicas, settings, build, closing: closingOf(app).signal, arrivalOf, meter }));
  app.use(
    guardForms(site.publicUrl === null ? null : new URL(site.publicUrl).origin, (c) => arrivalOf(c).host),
  );
  app.use(limitBodies({ maxBytes: settings.maxBodyBytes, withinMs: settings.bodyWithinMs }));
  app.use(admit(site, options.metrics?.registry ?? null, options.lanes));
  app.route('/', healthRoutes(site));
  if (options.metrics !== undefined) app.route('/', metricsRoute(site, options.metrics, arrivalOf));
  app.route('/', siteFiles());
  app.get('/static/:file', serveStatic(assets));
  for (const module of site.modules) {
    if (module.routes !== undefined) app.route('/', module.routes(site));
  }
  return app;
}

interface Beginning {
  site: Site;
  replicas: ReplicaReads | null;
  settings: HttpSettings;
  build: string;
  closing: AbortSignal;
  arrivalOf: (c: RequestContext) => Arrival;
  meter: RequestMeter | null;
}

/** First in, last out: what a request carries, and what every answer gets. One function, since each one costs. */
function begin(beginning: Beginning): MiddlewareHandler<AppEnv> {
  const { site, replicas, settings, build, closing, arrivalOf, meter } = beginning;
  return async function begin(c, next) {
    const started = performance.now();
    meter?.began();
    const requested = getPath(c.req.raw);
    const { lang, path } = splitLang(requested);
    const arrival = arrivalOf(c);
    c.set('site', replicas === null ? site : replicas.siteFor(c));
    c.set('lang', lang);
    c.set('path', path);
    c.set('build', build);
    c.set('closing', closing);
    c.set('choices', new Map());
    c.set('embeddable', false);
    c.set('imagesFrom', null);
    c.set('requestId', requestIdOf(c, arrival.trusted));
    c.set('origin', site.publicUrl ?? `${arrival.scheme}://${arrival.host}`);
    c.set('secure', isSecure(site.publicUrl, arrival));
    c.set('client', arrival.client);
    c.set('actor', actorOf(site, c));
    const early = refuseEarly(c, requested);
    if (early === null) await next();
    else c.res = early instanceof Response ? early : await answerFailure(early, c);
    if (replicas !== null) await replicas.mark(c);
    await finish(c);
    const took = performance.now() - started;
    meter?.ended(c, took);
    writeLog(c, settings, took);
  };
}

/**
 * Paths that no route should see: NUL and other control characters (the database refuses them), and slashes
 * too many, which lead to the address without them. The target never starts with two slashes: that would be
 * another site.
 */
function refuseEarly(c: RequestContext, requested: string): Response | ProblemError | null {
  const { url } = c.req.raw;
  if (url.includes('%') && /%(?:0[0-9a-f]|1[0-9a-f]|7f)/i.test(url) && hasControls(url)) {
    return new ProblemError(problems.badRequest);
  }
  if (requested.length === 1 || !(requested.endsWith('/') || requested.includes('//'))) return null;
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null;
  const { pathname, search } = new URL(url);
  return c.body(null, 301, { Location: pathname.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '') + search });
}

/** Line ends and tabs are fine in a query (a text from a form), nowhere in a path; the rest nowhere. */
function hasControls(url: string): boolean {
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  if (/%(?:0[0-9a-f]|1[0-9a-f]|7f)/i.test(path)) return true;
  return query !== -1 && /%(?:0[0-8bcef]|1[0-9a-f]|7f)/i.test(url.slice(query));
}

async function finish(c: RequestContext): Promise<void> {
  const { headers } = c.res;
  if (c.get('choices').size > 0 && !headers.has('Cache-Control')) keepToReader(headers);
  protect(c, headers);
  openToOthers(c, headers);
  headers.set('X-Request-Id', c.get('requestId'));
  await compressAnswer(c);
}

/** A proxy's own number is kept, so that its log and ours can be laid side by side. */
function requestIdOf(c: RequestContext, trusted: boolean): string {
  const given = trusted ? c.req.header('X-Request-Id') : undefined;
  return given !== undefined && /^[\w.:-]{8,80}$/.test(given) ? given : randomUUID();
}

/** Behind a proxy that isn't named we can't see https ourselves; then the operator's own word counts, for its host. */
function isSecure(publicUrl: string | null, arrival: Arrival): boolean {
  if (arrival.scheme === 'https') return true;
  return publicUrl !== null && publicUrl === `https://${arrival.host}`;
}

/** Asked every few seconds by machines. */
const WATCHED = new Set(['/health', '/ready', '/metrics']);

function writeLog(c: RequestContext, settings: HttpSettings, milliseconds: number): void {
  const route = routeOf(c);
  if (route !== null && WATCHED.has(route)) return;
  const fields = {
    request: c.get('requestId'),
    method: c.req.method,
    route,
    status: c.res.status,
    ms: Math.round(milliseconds * 10) / 10,
    lang: c.get('lang'),
  };
  if (milliseconds > settings.slowMs) c.get('site').log.warn(fields, 'A slow request');
  else c.get('site').log.info(fields, 'request');
}
