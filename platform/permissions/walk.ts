/** Looks at every route of an app: whatever writes says who may, and so does every page behind the counter. */
import type { Hono } from 'hono';
import type { AppEnv } from '../manifest/index.ts';
import { declarationOf } from './guard.ts';

export interface WalkedRoute {
  method: string;
  path: string;
  /** Actions of its guards. */
  actions: string[];
  /** Why it needs none, when it says so. */
  open: string | null;
  /** It writes, or it shows what is not for everybody, and declares nothing. */
  bare: boolean;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Pages of officials, site admins and of one's own account. */
const BEHIND_THE_COUNTER = /(?:^|\/)(?:office|admin|account)(?:\/|$)/;

/** All routes by path and method. A guard counts only on the very route: a pattern above it may miss one below. */
export function walkRoutes(app: Hono<AppEnv>): WalkedRoute[] {
  const routes = new Map<string, WalkedRoute>();
  for (const { method, path, handler } of app.routes) {
    const declaration = declarationOf(handler);
    // Hono lists middleware, which takes `next`, among the routes; a guard is one as well.
    if (declaration === null && method === 'ALL' && handler.length >= 2) continue;
    const key = `${method} ${path}`;
    const route = routes.get(key) ?? { method, path, actions: [], open: null, bare: false };
    if (declaration !== null && 'action' in declaration) route.actions.push(declaration.action);
    if (declaration !== null && 'open' in declaration) route.open = declaration.open;
    routes.set(key, route);
  }
  const all = [...routes.values()];
  for (const route of all) {
    const needs = !READS.has(route.method) || BEHIND_THE_COUNTER.test(route.path);
    route.bare = needs && route.actions.length === 0 && route.open === null;
  }
  return all;
}
