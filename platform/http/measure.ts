/** Requests in figures: by route, never by path, so that the number of series is that of the routes. */
import { routePath } from 'hono/route';
import type { Registry } from '../metrics/index.ts';
import type { RequestContext } from './request-context.ts';

/** In seconds: from a page out of memory to a large upload. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export interface RequestMeter {
  began(): void;
  /** After the answer is made; a stream may still be on its way. */
  ended(c: RequestContext, milliseconds: number): void;
}

/** Adds the figures of requests to the measures of a process. */
export function requestMeter(registry: Registry): RequestMeter {
  let inFlight = 0;
  const requests = registry.counter({
    name: 'tomoni_http_requests_total',
    help: 'Requests by method, route and class of status.',
    labels: ['method', 'route', 'status'],
  });
  const duration = registry.histogram({
    name: 'tomoni_http_request_duration_seconds',
    help: 'Time from a request to the head of its answer.',
    labels: ['route'],
    bounds: BOUNDS,
  });
  registry.gauge(
    { name: 'tomoni_http_requests_in_flight', help: 'Requests being answered.' },
    () => inFlight,
  );
  return {
    began() {
      inFlight += 1;
    },
    ended(c, milliseconds) {
      inFlight -= 1;
      const route = routeOf(c) ?? 'none';
      const method = METHODS.has(c.req.method) ? c.req.method : 'OTHER';
      requests.add([method, route, `${Math.floor(c.res.status / 100)}xx`]);
      duration.observe([route], milliseconds / 1000);
    },
  };
}

/** The pattern of the route that a request belongs to: `/:code/garbage/:area`; null for none. */
export function routeOf(c: RequestContext): string | null {
  const route = routePath(c, -1);
  return route === '/*' || route === '*' ? null : route;
}
