/**
 * Only our own pages may send forms here. Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`);
 * forms that say nothing are refused, programs with JSON that say nothing are let through: they have no cookies. A
 * request with a key in `Authorization` needs no such check: no page can make a browser send one, nor may a cookie
 * come along.
 */
import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from '../manifest/index.ts';
import { bearerOf } from './bearer.ts';
import { ProblemError } from './problem.ts';
import { problems } from './problems.ts';
import type { RequestContext } from './request-context.ts';

const SAFE = /^(?:GET|HEAD|OPTIONS)$/;
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
const DATA = /^application\/(?:json|[a-z0-9.+-]+\+json|octet-stream)\b/i;

const fromAnywhere = new WeakSet<object>();

/**
 * For the one kind of form that others send: a mail server that unsubscribes its reader (RFC 8058). Such a route does
 * nothing but what a secret in its address stands for, and looks at no cookie.
 */
export function acceptFromAnywhere(): MiddlewareHandler<AppEnv> {
  const marker: MiddlewareHandler<AppEnv> = (_c, next) => next();
  fromAnywhere.add(marker);
  return marker;
}

/** `hostOf` is the host as the reader's browser sees it. */
export function guardForms(
  publicOrigin: string | null,
  hostOf: (c: RequestContext) => string,
): MiddlewareHandler<AppEnv> {
  const isOurs = (origin: string, c: RequestContext) =>
    origin === publicOrigin || hostIn(origin) === hostOf(c);
  const forms = csrf({ origin: (origin, c) => isOurs(origin, c as RequestContext) });
  return async function guardForms(c, next) {
    if (SAFE.test(c.req.method)) return next();
    refuseUnknownType(c);
    if (bearerOf(c) !== null) return next();
    if (matchedRoutes(c).some(({ handler }) => fromAnywhere.has(handler))) return next();
    const origin = c.req.header('Origin');
    const attested = c.req.header('Sec-Fetch-Site') === 'same-origin';
    if (origin !== undefined && !attested && !isOurs(origin, c)) throw new ProblemError(problems.otherSite);
    try {
      return await forms(c, next);
    } catch (error) {
      throw new ProblemError(problems.otherSite, { cause: error });
    }
  };
}

/** JSON in a request that calls itself something else would slip past the browser's own check of other sites. */
function refuseUnknownType(c: RequestContext): void {
  const type = c.req.header('Content-Type');
  if (type === undefined) {
    const empty = (c.req.header('Content-Length') ?? '0') === '0' && !c.req.header('Transfer-Encoding');
    if (empty) return;
    throw new ProblemError(problems.unknownType);
  }
  if (!FORM.test(type) && !DATA.test(type)) throw new ProblemError(problems.unknownType);
}

function hostIn(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
