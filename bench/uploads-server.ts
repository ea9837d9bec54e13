/**
 * The server of the benchmark of uploads, in a process of its own: a form for files as modules mount it, and the bare
 * peer, a Hono route that takes the same form with Hono's own `parseBody` and counts its bytes.
 * Started by bench/uploads.ts with the data folder as its argument; speaks with it by messages.
 */
import { readFileSync } from 'node:fs';
import { serve } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { openDatabase } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { uploadApp, uploadSite } from '../platform/intake/testing/upload-app.tsx';

const { db, close } = await openDatabase({ dataDir: process.argv[2] ?? '', share: true });
const own = await serve(uploadApp(uploadSite(db)), { port: 0, host: '127.0.0.1' });
const bare = await serve(bareApp(), { port: 0, host: '127.0.0.1' });

process.on('message', () => process.send?.({ peakMiB: peakMiB() }));
process.on('disconnect', () => void Promise.all([own.stop(), bare.stop()]).then(close));
process.send?.({ own: own.port, bare: bare.port });

function bareApp(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  return routes.post('/form', async (c) => {
    const { files } = await c.req.parseBody({ all: true });
    const list = [files].flat().filter((one) => one instanceof File);
    let bytes = 0;
    for (const file of list) bytes += (await file.arrayBuffer()).byteLength;
    return c.json({ bytes });
  });
}

/** The most memory that this process ever had resident; Linux keeps count. */
function peakMiB(): number {
  const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(match?.[1] ?? Number.NaN) / 1024;
}
