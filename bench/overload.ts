/**
 * Three times as much as the site can carry: a sixth of it pages of areas and their JSON, the rest year calendars to print
 * and searches. With lanes, as `tomoni start` serves, and beside it the same rate without. What it can carry is measured
 * before, without them, on half and half. Load and server share the machine.
 * Usage: node --import tsx bench/overload.ts [SECONDS] [ROUNDS] [TOWNS] [AREAS]; a whole country is `10 3 1741 300`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '@tomoni/platform/storage';
import { seededRandom } from '../platform/testing/random.ts';
import { ask, flood, type Outcome } from './overload-load.ts';
import { buildServer, removeServer } from './pages-build.ts';
import { loadTowns } from './pages-database.ts';
import { areaId, townCode } from './pages-towns.ts';

const SECONDS = Number(process.argv[2] ?? 10);
const TOWNS = Number(process.argv[4] ?? 20);
const AREAS = Number(process.argv[5] ?? 50);
const TIMES = 3;
/** Of what it carries, so much are pages that must be answered. */
const CHEAP = 0.5;
const ROUNDS = Number(process.argv[3] ?? 3);
const random = seededRandom(4);

const folder = mkdtempSync(path.join(tmpdir(), 'tomoni-overload-'));
const database = await openDatabase({ dataDir: folder, share: true });
try {
  await loadTowns(database.db, TOWNS, AREAS);
  console.log(`${TOWNS} towns × ${AREAS} areas`);
  const script = await buildServer('overload-server');
  for (let round = 1; round <= ROUNDS; round += 1) {
    const capacity = await withServer(script, 'plain', capacityOf);
    console.log(
      `${round}: carries ${Math.round(capacity)}/s, sent ${Math.round(capacity * TIMES)}/s for ${SECONDS} s`,
    );
    for (const how of ['lanes', 'plain'] as const) {
      await withServer(script, how, (port) => measure(port, how, capacity));
    }
  }
} finally {
  await database.close();
  removeServer();
  rmSync(folder, { recursive: true });
}

function areaPath(): string {
  const town = random.integer(0, TOWNS - 1);
  return `/${townCode(town)}/garbage/${areaId(town, random.integer(0, AREAS - 1))}`;
}

function cheapPath(): string {
  return `${areaPath()}${random.next() < 0.5 ? '' : '.json'}`;
}

function dearPath(): string {
  return random.next() < 0.7 ? `${areaPath()}/print` : '/places?q=%E7%94%BA';
}

async function withServer<Result>(
  script: string,
  how: 'lanes' | 'plain',
  work: (port: number) => Promise<Result>,
): Promise<Result> {
  const server = fork(script, [folder, how], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    return await work(port);
  } finally {
    await stop(server);
  }
}

async function measure(port: number, how: 'lanes' | 'plain', capacity: number): Promise<void> {
  const cheap = { kind: 'cheap', rate: capacity * CHEAP, path: cheapPath };
  await flood(port, 2, [cheap]);
  const quiet = await flood(port, 2, [cheap]);
  const dear = { kind: 'dear', rate: capacity * (TIMES - CHEAP), path: dearPath };
  const outcomes = await flood(port, SECONDS, [cheap, dear]);
  const recovered = await secondsToRecover(port);
  console.log(
    `  ${how}\n    cheap: ${describe(outcomes.get('cheap') ?? [])}; p99 without the dear ${p99(quiet.get('cheap') ?? []).toFixed(0)} ms` +
      `\n    dear:  ${describe(outcomes.get('dear') ?? [])}` +
      `\n    all is taken on again ${recovered.toFixed(1)} s after the load`,
  );
}

/** Answers a second of the same mixture when 16 ask one after the other. */
async function capacityOf(port: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const run = async (seconds: number) => {
    let answers = 0;
    const until = performance.now() + seconds * 1000;
    const reader = async (_: unknown, at: number) => {
      while (performance.now() < until) {
        const { status } = await ask(agent, port, at % 2 === 0 ? cheapPath() : dearPath());
        if (status === 200) answers += 1;
      }
    };
    await Promise.all(Array.from({ length: 16 }, reader));
    return answers / seconds;
  };
  await run(3);
  const capacity = await run(3);
  agent.destroy();
  return capacity;
}

/** Until twenty dear requests in a row are answered well, each within half a second. */
async function secondsToRecover(port: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  let inRow = 0;
  let since = began;
  while (inRow < 20 && performance.now() - began < 60_000) {
    const { status, ms } = await ask(agent, port, dearPath());
    if (status === 200 && ms < 500) inRow += 1;
    else {
      inRow = 0;
      since = performance.now();
    }
    await wait(25);
  }
  agent.destroy();
  return inRow < 20 ? Number.POSITIVE_INFINITY : (since - began) / 1000;
}

function describe(outcomes: readonly Outcome[]): string {
  const share = (fits: (outcome: Outcome) => boolean) =>
    `${((outcomes.filter(fits).length / Math.max(1, outcomes.length)) * 100).toFixed(1)} %`;
  const good = outcomes.filter(({ status }) => status === 200);
  return (
    `${share(({ status }) => status === 200)} answered, p50 ${quantile(good, 0.5).toFixed(0)} ms, p99 ${p99(good).toFixed(0)} ms; ` +
    `${share(({ status }) => status === 503)} turned away, ${share(({ status }) => status === 0)} without an answer in 5 s`
  );
}

function p99(outcomes: readonly Outcome[]): number {
  return quantile(outcomes, 0.99);
}

function quantile(outcomes: readonly Outcome[], part: number): number {
  const sorted = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit');
  server.send('stop');
  await ended;
}
