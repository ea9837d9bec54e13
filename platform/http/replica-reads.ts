/**
 * Who may read from a replica, decided here for all modules: visitors who only read. Whoever is signed in, writes, or
 * acts by a key is served by the primary, and so is everything that no request asks for (jobs, commands, streams).
 *
 * A visitor who has written sees it at once: the answer tells from which position of the log on it is stored, in a
 * cookie and in a header for programs, and what doesn't have that position yet is not read for them.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { setCookie } from 'hono/cookie';
import type { Site } from '../manifest/index.ts';
import type { RequestContext } from './request-context.ts';

export interface ReplicaReads {
  /** The site as the handlers of this request get it. */
  siteFor(c: RequestContext): Site;
  /** At the end of a request: tells its sender from where on replicas show what it may have written. */
  mark(c: RequestContext): Promise<void>;
}

const COOKIE = 'tomoni.position';
const HEADER = 'X-Tomoni-Position';
const READS = /^(?:GET|HEAD)$/;
const SAFE = /^(?:GET|HEAD|OPTIONS)$/;
/** Our cookies by their names; `tomoni.collection.area.992011`, with no underline, is a choice and tells nobody. */
const OWN_COOKIE = /(?:^|[;\s])((?:__(?:Secure|Host)-)?tomoni[^=;\s]*)=/g;
const CHOICE = /^tomoni\.[a-z0-9.-]+$/;
const POSITION = /(?:^|[;\s])tomoni\.position=(\d{1,16})(?:;|$)/;
/** Replicas are looked at four times a second, and one that doesn't answer is noticed within two. */
const SLACK_SECONDS = 5;
const PATIENCE_MS = 1_000;
/** Which no replica has: the primary is asked. */
const NOWHERE = Number.MAX_SAFE_INTEGER;

/** Null for a site with one server, which then costs nothing. */
export function replicaReads(site: Site): ReplicaReads | null {
  const { replicas } = site;
  if (!replicas) return null;
  const sites = replicas.readers.map((db): Site => ({ ...site, db }));
  // Afterwards every replica that is read has it.
  const maxAge = Math.ceil(replicas.mostBehindMs / 1000) + SLACK_SECONDS;
  return {
    siteFor(c) {
      const cookies = c.req.header('Cookie');
      if (!READS.test(c.req.method) || !isVisitor(c, cookies)) return site;
      const chosen = replicas.choose(positionIn(c, cookies));
      return chosen === null ? site : (sites[chosen] ?? site);
    },
    async mark(c) {
      if (SAFE.test(c.req.method)) return;
      const position = await Promise.race([
        replicas.position().catch(() => NOWHERE),
        wait(PATIENCE_MS, NOWHERE, { ref: false }),
      ]);
      c.res.headers.set(HEADER, String(position));
      const shape = { path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('secure') } as const;
      setCookie(c, COOKIE, String(position), { ...shape, maxAge });
    },
  };
}

/** Brings nothing by which we would know somebody. Cookies of other programs under the same name don't count. */
function isVisitor(c: RequestContext, cookies: string | undefined): boolean {
  if (c.req.header('Authorization') !== undefined) return false;
  if (cookies === undefined) return true;
  for (const [, name = ''] of cookies.matchAll(OWN_COOKIE)) if (!CHOICE.test(name)) return false;
  return true;
}

function positionIn(c: RequestContext, cookies: string | undefined): number {
  const given = c.req.header(HEADER);
  const own = cookies === undefined ? undefined : POSITION.exec(cookies)?.[1];
  return Math.max(Number(own ?? 0), given !== undefined && /^\d{1,16}$/.test(given) ? Number(given) : 0);
}
