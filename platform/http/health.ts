/** For those who watch over a site: does the process live (`/health`), can it serve (`/ready`)? */
import { Hono } from 'hono';
import type { AppEnv, Site } from '../manifest/index.ts';
import { isMigrated } from '../storage/index.ts';
import type { RequestContext } from './request-context.ts';
import { shareAnswer } from './shared-answer.ts';

/** The database answers within this time or the site isn't ready, in milliseconds. */
const PATIENCE_MS = 2000;

/** Anybody may ask, and as often as he likes: the database is asked once for all who ask within this time. */
const KEPT_MS = 1000;

/** Whether the tables are those of this release; null when the database doesn't answer. */
type TablesFit = () => Promise<boolean | null>;

/** Why a site can't serve well just now; for whoever watches it. */
type Reason = 'stopping' | 'database' | 'migrations';

export function healthRoutes(site: Site): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const tablesFit = shareAnswer(() => askTables(site), KEPT_MS);
  routes.get('/health', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  routes.get('/ready', async (c) => {
    const why = await reasons(site, c, tablesFit);
    const answer = why.length === 0 ? { status: 'ready' } : { status: 'not ready', why };
    return c.json(answer, why.length === 0 ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
  return routes;
}

async function reasons(site: Site, c: RequestContext, tablesFit: TablesFit): Promise<Reason[]> {
  if (c.get('closing').aborted) return ['stopping'];
  // Visitors may still read from replicas, but nothing can be kept.
  if (site.replicas?.hasPrimary() === false) return ['database'];
  const migrated = await inTime(tablesFit());
  if (migrated === null) return ['database'];
  return migrated ? [] : ['migrations'];
}

/** Asked through the pool, as every page asks. */
function askTables(site: Site): Promise<boolean | null> {
  return isMigrated(site.db, site.modules).catch((error: unknown) => {
    site.log.warn({ err: error }, 'The database does not answer');
    return null;
  });
}

/** Null when it takes too long. */
async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
