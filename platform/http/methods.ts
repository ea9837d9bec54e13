/** What to say when no route answered: another method would (405, OPTIONS), or there is nothing (404). */
import type { Hono } from 'hono';
import type { AppEnv } from '../manifest/index.ts';
import { ProblemError } from './problem.ts';
import { problems } from './problems.ts';
import type { RequestContext } from './request-context.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Makes the handler for requests without a route. */
export function answerUnrouted(app: Hono<AppEnv>): (c: RequestContext) => Response {
  return (c) => {
    const allowed = allowedMethods(app, c.req.path);
    if (allowed.length === 0) throw new ProblemError(problems.notFound);
    if (c.req.method === 'OPTIONS') return answerOptions(c, allowed);
    if (allowed.includes(c.req.method)) throw new ProblemError(problems.notFound);
    throw new ProblemError({ ...problems.notAllowed, headers: { Allow: allowed.join(', ') } });
  };
}

function allowedMethods(app: Hono<AppEnv>, path: string): string[] {
  const found: string[] = METHODS.filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
  if (found.includes('GET')) found.push('HEAD');
  if (found.length > 0) found.push('OPTIONS');
  return found;
}

/** Other sites may ask whether they may read; writing from other sites is never allowed. */
function answerOptions(c: RequestContext, allowed: string[]): Response {
  const headers: Record<string, string> = { Allow: allowed.join(', ') };
  if (allowed.includes('GET')) {
    headers['Access-Control-Allow-Origin'] = '*';
    headers['Access-Control-Allow-Methods'] = 'GET, HEAD, OPTIONS';
    headers['Access-Control-Allow-Headers'] = 'If-None-Match';
    headers['Access-Control-Max-Age'] = '86400';
  }
  return c.body(null, 204, headers);
}
