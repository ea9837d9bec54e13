/**
 * The set-up of the browser stories: builds Tomoni, starts it as an operator does, in a folder of its own with the
 * invented towns, and stops it at the end. The stories know nothing but its address and what it wrote to its log.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

export interface Product {
  /** Origin of the site: `http://localhost:40123`. */
  url: string;
  /** The file with everything it wrote to standard error. */
  log: string;
  /** A folder of data as the first start with the invented towns leaves it: for sites of stories' own, which copy it. */
  firstData: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    product: Product;
  }
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STARTS_WITHIN_MS = 90_000;
const STOPS_WITHIN_MS = 20_000;

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await promisify(execFile)(process.execPath, ['tools/build.mjs', '--if-needed'], { cwd: ROOT });
  const folder = mkdtempSync(join(tmpdir(), 'tomoni-stories-'));
  const log = join(folder, 'log');
  const out = join(folder, 'out');
  let server: ChildProcess | null = null;
  try {
    const firstData = await startFirst(join(folder, 'first'));
    server = startIn(folder, { log, out }, {}, firstData);
    project.provide('product', { url: await addressOf(server, { log, out }), log, firstData });
  } catch (error) {
    if (server !== null) await stop(server);
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const started = server;
  return async () => {
    const code = await stop(started);
    const last = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`Tomoni ended with ${code}:\n${last}`);
  };
}

/** The first start makes the database and reads the files of all towns; on a copy of what it leaves, others need not. */
async function startFirst(folder: string): Promise<string> {
  mkdirSync(folder);
  const files = { log: join(folder, 'log'), out: join(folder, 'out') };
  const server = startIn(folder, files);
  try {
    await addressOf(server, files);
  } finally {
    await stop(server);
  }
  return join(folder, 'data');
}

/** In a folder without .env, and with nothing of the surrounding settings: the stories are the same everywhere. */
export function startIn(
  folder: string,
  { log, out }: { log: string; out: string },
  settings: Record<string, string> = {},
  firstData: string | null = null,
): ChildProcess {
  const place = join(folder, 'place');
  mkdirSync(place);
  if (firstData !== null) cpSync(firstData, join(folder, 'data'), { recursive: true });
  const { PATH, HOME, LANG, NODE_OPTIONS } = process.env;
  const streams = [out, log].map((file) => openSync(file, 'w'));
  const server = spawn(process.execPath, [join(ROOT, 'app/bin/tomoni.mjs'), 'start', '--json'], {
    cwd: place,
    env: { PATH, HOME, LANG, NODE_OPTIONS, ...settingsIn(folder), ...settings },
    stdio: ['ignore', ...streams],
  });
  for (const stream of streams) closeSync(stream);
  return server;
}

/** The log at its most talkative, since stories ask what stands in it; maps that ask nobody outside for pictures. */
function settingsIn(folder: string): Record<string, string> {
  const still = { MAP_TILES_URL: 'none', LOG_LEVEL: 'debug', TOMONI_LANG: 'en' };
  return { DATA_DIR: join(folder, 'data'), PORT: '0', ...still };
}

/** Waits for the one JSON document that says where the site is. */
export async function addressOf(server: ChildProcess, files: { log: string; out: string }): Promise<string> {
  const until = Date.now() + STARTS_WITHIN_MS;
  while (server.exitCode === null && Date.now() < until) {
    const said = readFileSync(files.out, 'utf8');
    if (said.endsWith('\n')) return (JSON.parse(said) as { url: string }).url;
    await pause(50);
  }
  throw new Error(`Tomoni did not start:\n${readFileSync(files.log, 'utf8')}`);
}

/** As an operator stops it. The exit code, or the signal that had to end it. */
export async function stop(server: ChildProcess): Promise<number | string | null> {
  if (server.exitCode !== null) return server.exitCode;
  server.kill('SIGTERM');
  const gaveUp = setTimeout(() => server.kill('SIGKILL'), STOPS_WITHIN_MS);
  const [code, signal] = (await once(server, 'exit')) as [number | null, string | null];
  clearTimeout(gaveUp);
  return code ?? signal;
}
