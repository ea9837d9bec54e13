/**
 * What the server's memory grows to while it takes files: a zip of 300 MB by pieces and as one form, 200 files in one
 * drop; beside the same zip in a bare form that Hono parses by itself. Each in a fresh server process; its peak of
 * resident memory is what Linux counted.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, mkdtempSync, openAsBlob, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { intakeHome } from '@tomoni/platform/intake';
import { migrate, openDatabase } from '@tomoni/platform/storage';
import { notesTables } from '../platform/intake/testing/notes-reader.ts';
import { writeZip } from './uploads-zip.ts';

const ZIP_BYTES = 300 * 1024 * 1024;
const PIECE = 8 * 1024 * 1024;

interface Server {
  own: string;
  bare: string;
  peakMiB(): Promise<number>;
  stop(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'tomoni-uploads-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const zip = join(folder, 'town.zip');
  console.log(`a zip of CSV files, ${mebibytes(writeZip(zip, ZIP_BYTES))} MiB`);
  const database = await openDatabase({ dataDir: join(folder, 'data'), share: true });
  await migrate(database.db, [intakeHome, notesTables]);
  const idle = await measured('nothing yet', null, async () => undefined);
  await measured('200 files in one drop', idle, ({ own }) => send200(own));
  await measured('the zip by pieces, and read', idle, ({ own }) => sendPieces(own, zip));
  await measured('the zip as one form, and read', idle, ({ own }) => sendForm(`${own}/100001/notes`, zip));
  await measured('peer: parseBody, nothing read', idle, ({ bare }) => sendForm(`${bare}/form`, zip));
  await database.close();
}

async function measured(
  what: string,
  idle: number | null,
  work: (server: Server) => Promise<void>,
): Promise<number> {
  const server = await start();
  try {
    const began = performance.now();
    await work(server);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const peak = await server.peakMiB();
    const more = idle === null ? '' : `  + ${Math.round(peak - idle)} MiB`;
    console.log(`${what.padEnd(32)} peak ${String(Math.round(peak)).padStart(5)} MiB${more}  (${seconds} s)`);
    return peak;
  } finally {
    await server.stop();
  }
}

async function start(): Promise<Server> {
  const script = fileURLToPath(new URL('./uploads-server.ts', import.meta.url));
  const child = fork(script, [join(folder, 'data')], { execArgv: ['--import', 'tsx'] });
  const { own, bare } = await message<{ own: number; bare: number }>(child);
  return {
    own: `http://127.0.0.1:${own}`,
    bare: `http://127.0.0.1:${bare}`,
    async peakMiB() {
      const answer = message<{ peakMiB: number }>(child);
      child.send('peak');
      return (await answer).peakMiB;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}

function message<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once('message', (sent) => resolve(sent as Message));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function send200(origin: string): Promise<void> {
  const text = 'a,b\r\n'.repeat(10_000);
  const files = Array.from({ length: 200 }, (_, n) => ({
    name: n === 0 ? 'notes.txt' : `${n}.csv`,
    size: text.length,
  }));
  const drop = await post(`${origin}/100001/notes/drops`, { files });
  for (const n of files.keys())
    await patch(`${origin}/100001/notes/drops/${drop.id}/${n}`, 0, Buffer.from(text));
  await post(`${origin}/100001/notes/drops/${drop.id}/read`, {});
}

async function sendPieces(origin: string, path: string): Promise<void> {
  const { size } = statSync(path);
  const drop = await post(`${origin}/100001/notes/drops`, { files: [{ name: 'town.zip', size }] });
  const file = openSync(path, 'r');
  for (let at = 0; at < size; at += PIECE) {
    const piece = Buffer.alloc(Math.min(PIECE, size - at));
    readSync(file, piece, 0, piece.length, at);
    await patch(`${origin}/100001/notes/drops/${drop.id}/0`, at, piece);
  }
  closeSync(file);
  await post(`${origin}/100001/notes/drops/${drop.id}/read`, {});
}

async function sendForm(address: string, path: string): Promise<void> {
  const body = new FormData();
  body.append('files', await openAsBlob(path), 'town.zip');
  const headers = { Origin: new URL(address).origin };
  const response = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' });
  if (response.status !== 303 && response.status !== 200) throw new Error(`status ${response.status}`);
}

async function post(address: string, body: unknown): Promise<{ id: string }> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${address}: status ${response.status}`);
  return (await response.json()) as { id: string };
}

async function patch(address: string, at: number, piece: Buffer): Promise<void> {
  const headers = { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(at) };
  const response = await fetch(address, { method: 'PATCH', headers, body: new Uint8Array(piece) });
  if (!response.ok) throw new Error(`${address}: status ${response.status}`);
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
