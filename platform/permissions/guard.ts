/** The guard that stands on every route that writes, and on the pages of those who may. */
import { todayIn } from '@tomoni/japanese';
import type { MiddlewareHandler } from 'hono';
import { problem, type RequestContext, wantsData } from '../http/index.ts';
import type { AppEnv } from '../manifest/index.ts';
import { pathIn } from '../messages/index.ts';
import type { Subject } from './actor.ts';
import { type Answer, can } from './can.ts';
import { messages } from './messages.ts';
import { nextPath } from './next-path.ts';
import { allowsKeys, rulesOf } from './table.ts';

/** What a route says about itself; the walk over all routes of an app reads it. */
export type Declaration = { action: string } | { open: string };

/** By handler: Hono keeps the functions themselves in its list of routes. */
const declared = new WeakMap<object, Declaration>();

/** Finds out what a request is about, from its path or the database; may throw a problem (404) of its own. */
export type SubjectOf = (c: RequestContext) => Subject | Promise<Subject>;

/**
 * Lets through who may do `action`. Visitors are led to /sign-in and back again; programs get 401; everybody else
 * who may not, 403 with the reason. What passes is never kept by a cache.
 *
 * @example
 * app.post('/:code/office/publish', guard('collection.publish', (c) => ({ owner: c.req.param('code') ?? '' })), publish);
 *
 * @throws RangeError at start when no table has the action.
 */
export function guard(action: string, subjectOf: SubjectOf = () => ({})): MiddlewareHandler<AppEnv> {
  rulesOf(action);
  const handler: MiddlewareHandler<AppEnv> = async (c, next) => {
    c.header('Cache-Control', 'private, no-store');
    const actor = await c.get('actor')();
    const answer = can(actor, action, await subjectOf(c), todayIn('Asia/Tokyo', c.get('site').now()));
    return answer.allowed ? next() : refuse(c, answer, allowsKeys(action));
  };
  declared.set(handler, { action });
  return handler;
}

/** Says of a route that writes why it needs no guard: `openToAll('finding an area changes nothing')`. */
export function openToAll(why: string): MiddlewareHandler<AppEnv> {
  const handler: MiddlewareHandler<AppEnv> = (_, next) => next();
  declared.set(handler, { open: why });
  return handler;
}

/** What this handler declares, or null when it is none of ours. */
export function declarationOf(handler: object): Declaration | null {
  return declared.get(handler) ?? null;
}

/** The same refusal as `guard` gives, for a route that decides further on: `throw refusal(answer)`. */
export function refusal({ code, reason }: Extract<Answer, { allowed: false }>, keys = false) {
  const title = code === 'sign-in' ? 'refused.sign-in.title' : 'refused.title';
  return problem({
    status: code === 'sign-in' ? 401 : 403,
    code: `permissions.${code}`,
    title: messages.text(title),
    detail: reason,
    // RFC 9110 section 15.5.2 wants a challenge with each 401; people sign in by form and cookie, programs by key.
    ...(code === 'sign-in' ? { headers: { 'WWW-Authenticate': keys ? `${KEY}, ${COOKIE}` : COOKIE } } : {}),
  });
}

const COOKIE = 'Cookie realm="tomoni"';
const KEY = 'Bearer realm="tomoni"';

function refuse(c: RequestContext, answer: Extract<Answer, { allowed: false }>, keys: boolean): Response {
  if (answer.code !== 'sign-in' || wantsData(c)) throw refusal(answer, keys);
  const path = pathIn(c.get('lang'), '/sign-in');
  return c.redirect(`${path}?next=${encodeURIComponent(returnTo(c))}`, 303);
}

/** A form can't be sent again by going back to its address: then it is the page that held the form. */
function returnTo(c: RequestContext): string {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    const { pathname, search } = new URL(c.req.url);
    return nextPath(pathname + search);
  }
  const referer = c.req.header('Referer') ?? '';
  if (!URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === new URL(c.get('origin')).host ? nextPath(from.pathname + from.search) : '/';
}
