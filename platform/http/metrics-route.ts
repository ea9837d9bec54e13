/**
 * `/metrics` for a monitor. It tells how busy a site is, which is nobody else's business: without a setting it answers
 * nobody, as if it weren't there.
 */
import { hash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { AppEnv, Site } from '../manifest/index.ts';
import { type Snapshot, siteMeasures, sumSnapshots, TEXT_TYPE, writeText } from '../metrics/index.ts';
import { ProblemError } from './problem.ts';
import { problems } from './problems.ts';
import { type Arrival, trustList } from './proxy.ts';
import type { RequestContext } from './request-context.ts';

export interface MetricsAccess {
  /** Networks whose monitors may read: addresses, networks, `loopback`. */
  from: readonly string[];
  /** A monitor from anywhere may read with `Authorization: Bearer …`. */
  token: string | null;
}

export interface MetricsRouteOptions extends MetricsAccess {
  /** The figures of all processes of the site. */
  gather: () => Promise<readonly Snapshot[]>;
}

type ArrivalOf = (c: RequestContext) => Arrival;

/** Throws RangeError for a network that can't be one. */
export function metricsRoute(site: Site, options: MetricsRouteOptions, arrivalOf: ArrivalOf): Hono<AppEnv> {
  const mayRead = readers(options, arrivalOf);
  const routes = new Hono<AppEnv>();
  routes.get('/metrics', async (c) => {
    if (!mayRead(c)) throw refusal(options);
    const [processes, whole] = await Promise.all([options.gather(), siteMeasures(site)]);
    const text = writeText(sumSnapshots([...processes, whole]));
    return c.body(text, 200, { 'Content-Type': TEXT_TYPE, 'Cache-Control': 'private, no-store' });
  });
  return routes;
}

function readers({ from, token }: MetricsAccess, arrivalOf: ArrivalOf): (c: RequestContext) => boolean {
  const isNear = trustList(from);
  const wanted = token === null ? null : digest(token);
  return (c) => {
    const given = /^Bearer (.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    if (wanted !== null && given !== undefined && timingSafeEqual(digest(given), wanted)) return true;
    const { client, trusted } = arrivalOf(c);
    return isNear(client ?? undefined) && (trusted || !isPassedOn(c));
  };
}

/** A proxy that the operator didn't name: then the address is the proxy's, and anybody may stand behind it. */
function isPassedOn(c: RequestContext): boolean {
  return ['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via'].some(
    (name) => c.req.header(name) !== undefined,
  );
}

function refusal({ token }: MetricsAccess): ProblemError {
  if (token === null) return new ProblemError(problems.notFound);
  return new ProblemError({ ...problems.forbidden, status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** Of equal length, as the comparison needs. */
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
