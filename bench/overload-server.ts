/**
 * The server of the benchmark of overload, in a process of its own: the whole site as `tomoni start` serves it, with or
 * without lanes. Started by bench/overload.ts with the data folder and `lanes` or `plain`; speaks with it by messages.
 */
import { createApp, createLog, serve } from '@tomoni/platform/http';
import type { Site } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import { openDatabase } from '@tomoni/platform/storage';
import { homes, modules } from '../app/modules.ts';
import { NOW } from './pages-towns.ts';

const [folder = '', how] = process.argv.slice(2);
const { db, close } = await openDatabase({ dataDir: folder, share: true });
const site: Site = {
  db,
  now: () => NOW,
  publicUrl: null,
  modules: [...homes, ...modules],
  log: createLog({ level: 'error', destination: process.stderr }),
};
const all = { atOnce: Number.POSITIVE_INFINITY, line: 0, patienceMs: 0 };
const lanes = how === 'lanes' ? {} : { cheap: all, usual: all, dear: all };
const server = await serve(createApp(site, { assets: assets(), lanes }), {
  port: 0,
  host: '127.0.0.1',
});
process.on('message', () => void stop());
process.on('disconnect', () => void stop());
process.send?.({ port: server.port });

async function stop(): Promise<void> {
  process.removeAllListeners('disconnect');
  await server.stop();
  await close();
  process.exit();
}
