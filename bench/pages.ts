/**
 * The page of the next collections and its JSON, with the calendars of a whole country loaded, beside a bare handler
 * that reads one row by its key and sends as many bytes of the same type.
 *
 * PostgreSQL is our own with the settings of a real site. The server is one process, this one makes the load, in
 * turns, and each request asks for a random area of a random town, so no memory of single pages would help. Both share
 * the machine's cores with PostgreSQL. The bare handlers read random rows of a table as large as that of the areas.
 * Usage: node --import tsx bench/pages.ts [TOWNS] [AREAS]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '@tomoni/platform/storage';
import { seededRandom } from '../platform/testing/random.ts';
import { buildServer, removeServer } from './pages-build.ts';
import { databaseSize, loadTowns } from './pages-database.ts';
import { CONNECTIONS, type Load, load } from './pages-load.ts';
import type { Ready, Usage } from './pages-server.ts';
import { areaId, townCode } from './pages-towns.ts';

const TOWNS = Number(process.argv[2] ?? 1741);
const AREAS = Number(process.argv[3] ?? 300);
const ROUNDS = 5;
const SECONDS = 3;
/** Before the first round, for each: until the compiler of the engine has done its work. */
const WARM_SECONDS = 5;
/** What a browser of today sends. */
const BROWSER = 'gzip, deflate, br, zstd';

const random = seededRandom(2);
const KINDS = { page: '', json: '.json' } as const;
type Kind = keyof typeof KINDS;

/** One of the things that are measured in turns. */
interface Subject {
  name: string;
  port: number;
  paths: () => string[];
  encoding: string | null;
  rounds: (Load & { cpuMs: number })[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'tomoni-pages-'));
const database = await openDatabase({ dataDir: folder, share: true });
try {
  await main(database);
} finally {
  await database.close();
  removeServer();
  rmSync(folder, { recursive: true });
}

async function main({ db }: Database): Promise<void> {
  const seconds = await loadTowns(db, TOWNS, AREAS);
  const rows = TOWNS * AREAS;
  console.log(
    `${TOWNS} towns × ${AREAS} areas loaded in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} areas/s`,
  );
  console.log(`database ${await databaseSize(db)}`);
  const server = fork(await buildServer(), [folder], { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
  const [ready] = (await once(server, 'message')) as [Ready];
  try {
    await measure(server, ready);
  } finally {
    server.send('stop');
    await once(server, 'exit');
  }
}

async function measure(server: ChildProcess, { sitePort, barePort }: Ready): Promise<void> {
  for (const kind of ['page', 'json'] as const) await giveBytes(kind, [sitePort, barePort], sitePort);
  for (const kind of ['page', 'json'] as const) {
    const ours = subject(kind, sitePort, pathsOf(kind));
    const bare = subject('bare handler of the same site', sitePort, barePathsOf(kind));
    const alone = subject('bare handler with nothing around it', barePort, barePathsOf(kind));
    const packed = subject(`${kind}, compressed as browsers ask`, sitePort, pathsOf(kind), BROWSER);
    const barePacked = subject('bare handler, compressed', sitePort, barePathsOf(kind), BROWSER);
    const all = [ours, bare, alone, packed, barePacked];
    for (const one of all) await load({ ...one, seconds: WARM_SECONDS });
    for (let round = 0; round < ROUNDS; round++) {
      for (const one of all) await runRound(server, one);
    }
    console.log(
      `\n${kind}, median of ${ROUNDS} interleaved rounds of ${SECONDS} s, ${CONNECTIONS} connections`,
    );
    for (const one of all) printSubject(one);
    printRatio(`${kind} / bare handler of the same site`, ours, bare, ' (to reach: 0.40)');
    printRatio(`${kind} / bare handler with nothing around it`, ours, alone);
    printRatio(`${kind} / bare handler, both compressed`, packed, barePacked);
  }
  const warm = subject('page, one area only', sitePort, () => [pathsOf('page')()[0] ?? '']);
  await runRound(server, warm);
  console.log('\nfor information');
  printSubject(warm);
  const { residentBytes } = await usage(server);
  console.log(`  server after all this: ${(residentBytes / 1e6).toFixed(0)} MB resident`);
}

function subject(name: string, port: number, paths: () => string[], encoding: string | null = null): Subject {
  return { name, port, paths, encoding, rounds: [] };
}

/** Teaches the bare handlers what they send: the answer of the first area. */
async function giveBytes(kind: Kind, ports: number[], sitePort: number): Promise<void> {
  const answer = await fetch(
    `http://127.0.0.1:${sitePort}/${townCode(0)}/garbage/${areaId(0, 0)}${KINDS[kind]}`,
  );
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${body}`);
  const type = answer.headers.get('Content-Type') ?? '';
  for (const port of ports) {
    const given = await fetch(`http://127.0.0.1:${port}/bare/${kind}?type=${encodeURIComponent(type)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/octet-stream' },
      body,
    });
    if (!given.ok) throw new Error(`${given.status}: ${await given.text()}`);
  }
  console.log(`${kind}: ${type}, ${Buffer.byteLength(body)} bytes before compression`);
}

/** So many random areas that hardly one comes twice in a round. */
function randomAreas(href: (code: string, area: string) => string): string[] {
  return Array.from({ length: 3000 }, () => {
    const town = random.integer(0, TOWNS - 1);
    return href(townCode(town), areaId(town, random.integer(0, AREAS - 1)));
  });
}

function pathsOf(kind: Kind): () => string[] {
  return () => randomAreas((code, area) => `/${code}/garbage/${area}${KINDS[kind]}`);
}

function barePathsOf(kind: Kind): () => string[] {
  return () => randomAreas((code, area) => `/bare/${kind}/${code}/${area}`);
}

async function runRound(server: ChildProcess, one: Subject): Promise<void> {
  const before = await usage(server);
  const figures = await load({ ...one, seconds: SECONDS });
  const after = await usage(server);
  one.rounds.push({ ...figures, cpuMs: (after.cpuMs - before.cpuMs) / figures.answers });
}

async function usage(server: ChildProcess): Promise<Usage> {
  server.send('usage');
  const [answer] = (await once(server, 'message')) as [Usage];
  return answer;
}

function printSubject({ name, rounds }: Subject): void {
  const of = (figure: (round: Subject['rounds'][number]) => number) => median(rounds.map(figure));
  const speed = Math.round(of((round) => round.perSecond));
  console.log(
    `  ${name.padEnd(38)} ${String(speed).padStart(6)}/s   p50 ${of((round) => round.p50)} ms, ` +
      `p99 ${of((round) => round.p99)} ms, ${of((round) => round.cpuMs).toFixed(2)} ms of the server's processor each`,
  );
}

/** Of requests a second; and of the server's processor time, which other work on the machine disturbs less. */
function printRatio(name: string, ours: Subject, floor: Subject, note = ''): void {
  const speed = ({ rounds }: Subject) => median(rounds.map((round) => round.perSecond));
  const cost = ({ rounds }: Subject) => median(rounds.map((round) => round.cpuMs));
  const bySpeed = (speed(ours) / speed(floor)).toFixed(2);
  console.log(
    `  ratio ${name}: ${bySpeed}${note}, by processor time ${(cost(floor) / cost(ours)).toFixed(2)}`,
  );
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
