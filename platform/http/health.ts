/** For those who watch over a site: does the process live (`/health`), can it serve (`/ready`)? */
import { Hono } from 'hono';
import { sql } from 'kysely';
import type { AppEnv, Site } from '../manifest/index.ts';

/** The database answers within this time or the site isn't ready, in milliseconds. */
const PATIENCE_MS = 2000;

export function healthRoutes(site: Site): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/health', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  routes.get('/ready', async (c) => {
    const ready = !c.get('closing').aborted && (await databaseAnswers(site));
    const status = ready ? 200 : 503;
    return c.json({ status: ready ? 'ready' : 'not ready' }, status, { 'Cache-Control': 'no-store' });
  });
  return routes;
}

async function databaseAnswers(site: Site): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const asked = sql`select 1`.execute(site.db).then(
    () => true,
    (error: unknown) => {
      site.log.warn({ err: error }, 'The database does not answer');
      return false;
    },
  );
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
