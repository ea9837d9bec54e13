/**
 * The server of the benchmark of pages, in a process of its own: the whole site as `tomoni start` serves it, and two
 * bare handlers that read one row by its key and send as many bytes of the same type. One is a route of the same site
 * (its headers, log and compression); one stands alone with nothing around it. Same pool, same HTTP stack.
 * Started by bench/pages.ts with the data folder as its argument; speaks with it by messages.
 */
import { createApp, createLog, serve } from '@tomoni/platform/http';
import type { AppEnv, ModuleManifest, Site } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import { openDatabase } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import type pg from 'pg';
import { modules } from '../app/modules.ts';
import { NOW } from './pages-towns.ts';

/** What the server says when it is ready. */
export interface Ready {
  sitePort: number;
  barePort: number;
}

/** What the server says when it is asked how it is: memory, and processor time since its start. */
export interface Usage {
  residentBytes: number;
  cpuMs: number;
}

const { db, pool, close } = await openDatabase({ dataDir: process.argv[2] ?? '', share: true });
const site: Site = {
  db,
  now: () => NOW,
  publicUrl: null,
  modules: [
    ...modules,
    { name: 'bare', migrations: {}, routes: () => bareRoutes(pool) } satisfies ModuleManifest,
  ],
  log: createLog({ level: 'info', destination: process.stderr }),
};
const app = createApp(site, { assets: assets() });
const servers = await Promise.all([
  serve(app, { port: 0, host: '127.0.0.1' }),
  serve(bareRoutes(pool), { port: 0, host: '127.0.0.1' }),
]);

process.on('message', (message) => {
  if (message === 'stop') void stop();
  else process.send?.(usage());
});
process.on('disconnect', () => void stop());
process.send?.({ sitePort: servers[0].port, barePort: servers[1].port } satisfies Ready);

/** The floor: `/bare/page/900000/a0x0` reads that area's row and sends what the page of one area has. */
function bareRoutes(pool: pg.Pool): Hono<AppEnv> {
  const bodies = new Map<string, { body: string; type: string }>();
  const routes = new Hono<AppEnv>();
  routes.put('/bare/:kind', async (c) => {
    const type = c.req.query('type') ?? '';
    bodies.set(c.req.param('kind'), { body: await c.req.text(), type });
    return c.body(null, 204);
  });
  routes.get('/bare/:kind/:code/:area', async (c) => {
    const { rows } = await pool.query<{ body: unknown }>({
      name: 'bare',
      text: 'select body from bench.area where place = $1 and area_id = $2',
      values: [c.req.param('code'), c.req.param('area')],
    });
    const answer = bodies.get(c.req.param('kind'));
    if (rows[0]?.body === undefined || answer === undefined) return c.notFound();
    return c.body(answer.body, 200, { 'Content-Type': answer.type });
  });
  return routes;
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { residentBytes: process.memoryUsage().rss, cpuMs: (user + system) / 1000 };
}

async function stop(): Promise<void> {
  process.removeAllListeners('disconnect');
  await Promise.all(servers.map((server) => server.stop()));
  await close();
  process.exit();
}
