/**
 * From a commit to 2,000 open pages, beside a bare broadcast of the same bytes over as many streams.
 *
 * The server is a process of its own with its database, this one holds the streams and publishes on a connection of its
 * own, both on the same machine. The bare broadcast is a plain HTTP server that writes to all its answers when it is
 * told over a connection: no database, no topics. Rounds of both in turns.
 * Usage: node --import tsx bench/live.ts [STREAMS]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { publish } from '@tomoni/platform/live';
import { migrate, openDatabase, transaction } from '@tomoni/platform/storage';
import { homes } from '../app/modules.ts';

const STREAMS = Number(process.argv[2] ?? 2000);
const ROUNDS = 15;
const WARM_ROUNDS = 3;
const TOPIC = 'bench/1';

interface Reader {
  socket: Socket;
  arrived: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'tomoni-live-'));
const database = await openDatabase({ dataDir: folder, share: true });
try {
  await migrate(database.db, homes);
  const server = fork(new URL('./live-server.ts', import.meta.url), [folder], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [ready] = (await once(server, 'message')) as [{ livePort: number; barePort: number }];
  await measure(ready);
  server.send('stop');
  await once(server, 'exit');
} finally {
  await database.close();
  rmSync(folder, { recursive: true });
}

async function measure({ livePort, barePort }: { livePort: number; barePort: number }): Promise<void> {
  const live = await openReaders(livePort, `/live?t=${encodeURIComponent(TOPIC)}&seen=0`);
  const bare = await openReaders(barePort, '/');
  const figures: Record<'live' | 'bare', number[]> = { live: [], bare: [] };
  const last: typeof figures = { live: [], bare: [] };
  for (let round = -WARM_ROUNDS; round < ROUNDS; round += 1) {
    const ours = await delays(live, commit);
    const theirs = await delays(bare, () => broadcast(barePort));
    if (round < 0) continue;
    figures.live.push(...ours);
    figures.bare.push(...theirs);
    last.live.push(Math.max(...ours));
    last.bare.push(Math.max(...theirs));
  }
  console.log(`${STREAMS} open streams, ${ROUNDS} interleaved rounds, from the commit to the arrival`);
  for (const name of ['live', 'bare'] as const) {
    const all = figures[name];
    console.log(
      `  ${name === 'live' ? 'live, from the commit' : 'bare broadcast'.padEnd(21)}  p50 ${at(all, 0.5)} ms, p99 ${at(all, 0.99)} ms, ` +
        `until the last one ${at(last[name], 0.5)} ms`,
    );
  }
  const ratio = (Number(at(figures.live, 0.5)) / Number(at(figures.bare, 0.5))).toFixed(2);
  console.log(
    `  ratio of the medians ${ratio}, of p99 ${(Number(at(figures.live, 0.99)) / Number(at(figures.bare, 0.99))).toFixed(2)}`,
  );
  for (const { socket } of [...live, ...bare]) socket.destroy();
}

/** When the transaction is committed. */
async function commit(): Promise<number> {
  await transaction(database.db, (trx) => publish(trx, [TOPIC]));
  return performance.now();
}

function broadcast(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method: 'POST' }, (answer) => answer.resume());
    asked.on('error', reject);
    asked.on('close', () => resolve(began));
    const began = performance.now();
    asked.end();
  });
}

/** Milliseconds from the start to the arrival, for each reader. What came before the commit returned counts as 0. */
async function delays(readers: Reader[], start: () => Promise<number>): Promise<number[]> {
  for (const reader of readers) reader.arrived = 0;
  const began = await start();
  while (readers.some(({ arrived }) => arrived === 0)) await wait(5);
  return readers.map(({ arrived }) => Math.max(0, arrived - began));
}

async function openReaders(port: number, address: string): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (let n = 0; n < STREAMS; n += 1) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const reader: Reader = { socket, arrived: 0 };
    socket.write(`GET ${address} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await once(socket, 'data');
    socket.on('data', (bytes) => {
      if (reader.arrived === 0 && bytes.includes('event: change')) reader.arrived = performance.now();
    });
    readers.push(reader);
  }
  return readers;
}

function at(values: number[], part: number): string {
  return (values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN).toFixed(1);
}
