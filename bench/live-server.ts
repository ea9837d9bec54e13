/**
 * The server of the benchmark of live pages, in a process of its own: a site with live streams, and a bare server that
 * writes the same bytes to all its open answers when it gets a POST.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, serve } from '@tomoni/platform/http';
import { liveHomeWith } from '@tomoni/platform/live';
import type { Site } from '@tomoni/platform/manifest';
import { openDatabase } from '@tomoni/platform/storage';

const { db, close } = await openDatabase({ dataDir: process.argv[2] ?? '', share: true });
const quiet = () => {};
const site: Site = {
  db,
  now: () => new Date(),
  publicUrl: null,
  modules: [liveHomeWith({ connections: 20_000, perClient: 20_000 })],
  log: { info: quiet, warn: quiet, error: quiet },
};
const server = await serve(createApp(site), { port: 0, host: '127.0.0.1' });

const open = new Set<ServerResponse>();
const bare = createServer((asked, answer) => {
  if (asked.method === 'POST') {
    for (const one of open) one.write('id: 1790000000000000\nevent: change\ndata: bench/1\n\n');
    answer.end();
    return;
  }
  answer.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(':\n\n');
  open.add(answer);
  answer.on('close', () => open.delete(answer));
});
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));

process.on('message', () => void stop());
process.send?.({ livePort: server.port, barePort: (bare.address() as AddressInfo).port });

async function stop(): Promise<void> {
  bare.close();
  bare.closeAllConnections();
  await server.stop();
  await close();
  process.exit();
}
