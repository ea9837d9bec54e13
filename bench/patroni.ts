/**
 * Going on without anybody being called: a whole site on three servers under Patroni, whose machines die (kill -9 of
 * PostgreSQL, Patroni and etcd at once), are switched over, and freeze (SIGSTOP) and thaw again, while officials send
 * pieces of files and visitors read. Prints how long nothing could be kept; throws when something acknowledged is missing.
 * All share the machine's cores. Usage: node --import tsx bench/patroni.ts [ROUNDS] [PROCESSES] [TTL] [EVENTS]
 */
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '@tomoni/platform/storage';
import { startReading } from '../app/testing/page-readers.ts';
import { startWriting, type Writing } from '../app/testing/piece-writers.ts';
import { isUsed, type OfficialSite, startWithOfficial } from '../app/testing/replicated-site.ts';
import { endOfLogs, type PatroniCluster, startPatroni } from './patroni-cluster.ts';
import type { Machine } from './patroni-machine.ts';

const ROUNDS = Number(process.argv[2] ?? 1);
const PROCESSES = process.argv[3] ?? '1';
/** Patroni's own, in seconds. */
const TTL = Number(process.argv[4] ?? 30);
const EVENTS = (process.argv[5] ?? 'death,switchover,freeze').split(',');
const WRITERS = 6;
const READERS = 3;
const CALM_MS = 5_000;
/** Nothing may take longer. */
const PATIENCE_MS = TTL * 1_000 + 120_000;
const TOKEN = 'a-token-for-this-benchmark';

interface Run extends OfficialSite {
  cluster: PatroniCluster;
  writing: Writing;
}

// Not once: a second signal would end it before it has ended what it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
const cluster = await startPatroni(TTL);
try {
  console.log(`${cluster.versions}, ttl ${TTL} s, ${PROCESSES} process(es) for requests`);
  await runAll();
} finally {
  cluster.remove();
}

async function runAll(): Promise<void> {
  const leader = await cluster.settled();
  const others = cluster.machines.filter((machine) => machine !== leader);
  const urls = [cluster.urlOf(leader), ...others.map(cluster.urlOf)] as [string, ...string[]];
  const official = await startWithOfficial(urls, {
    ...{ WEB_PROCESSES: PROCESSES, LOG_LEVEL: 'warn', METRICS_TOKEN: TOKEN },
  });
  process.once('exit', official.site.remove);
  try {
    for (let round = 1; round <= ROUNDS; round += 1) await runRound(official, round);
  } finally {
    official.site.remove();
  }
}

async function runRound(official: OfficialSite, round: number): Promise<void> {
  const { site, cookie } = official;
  console.log(`round ${round}`);
  const writing = await startWriting(site, { cookie, writers: WRITERS });
  const reading = startReading(site, READERS);
  const all = { ...official, cluster, writing };
  await wait(CALM_MS);
  const rate = Math.round(writing.acknowledged() / (CALM_MS / 1000));
  for (const [name, happens] of Object.entries({ death, switchover, freeze })) {
    if (EVENTS.includes(name)) await happens(all);
  }
  await writing.stop();
  const reads = await reading.stop();
  const leader = await cluster.settled();
  const { db, close } = await openDatabase({ dataDir: '', databaseUrl: cluster.urlOf(leader) });
  const missing = await writing.missing(db).finally(close);
  console.log(
    `  ${writing.acknowledged()} pieces acknowledged (${rate}/s before), ${writing.failed()} refused or cut off, ` +
      `${missing.length} of the acknowledged missing`,
  );
  console.log(
    `  ${reads.answers} pages read, ${reads.failed} failed, longest wait for one ${(reads.longestMs / 1000).toFixed(2)} s`,
  );
  if (missing.length > 0) throw new Error(`Lost: ${missing.join('')}`);
}

/** The machine of the primary loses its power, and is switched on again later. */
async function death(all: Run): Promise<void> {
  const leader = await cluster.settled();
  const from = performance.now();
  await leader.die();
  await report('a machine dies', all, leader, from);
  leader.start();
  await takenBack(all, leader);
}

async function switchover(all: Run): Promise<void> {
  const leader = await cluster.settled();
  const from = performance.now();
  const switching = cluster.switchOver();
  await report('patronictl switchover', all, leader, from);
  await switching;
  await takenBack(all, leader);
}

/** The machine of the primary stands still, another one is promoted, and then it goes on where it was. */
async function freeze(all: Run): Promise<void> {
  const leader = await cluster.settled();
  const stranger = await cluster.connect(leader);
  await stranger.query('create table if not exists stranger (at float8)');
  const from = performance.now();
  leader.signal('SIGSTOP');
  // Somebody else than Tomoni, who knows nothing of a promotion, has sent this before; it is done after the thaw.
  const stray = stranger.query('insert into stranger values ($1)', [from]).then(
    () => true,
    () => false,
  );
  await report('a machine freezes', all, leader, from);
  leader.signal('SIGCONT');
  await takenBack(all, leader);
  const acknowledged = await stray;
  await stranger.end().catch(() => undefined);
  const client = await cluster.connect(await cluster.settled());
  const { rowCount } = await client.query('select from stranger where at = $1', [from]);
  await client.end();
  console.log(
    `    a write sent to it meanwhile was ${acknowledged ? 'acknowledged' : 'refused'} after the thaw`,
  );
  if (acknowledged && rowCount !== 1) throw new Error('What the frozen server acknowledged is lost');
}

/** Waits until another one is the primary and pieces are acknowledged there, and says how long that took. */
async function report(what: string, { writing }: Run, old: Machine, from: number): Promise<void> {
  await until(async () => {
    const now = await cluster.leader();
    return now !== null && now !== old;
  });
  const promoted = performance.now();
  await until(() => (writing.times.at(-1) ?? 0) > promoted);
  await wait(CALM_MS);
  const { began, ended } = longestGap(writing.times, from);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  console.log(
    `  ${what}: ${seconds(ended - began)} s without an acknowledged piece, until ${seconds(ended - from)} s after; ` +
      `another one was seen to be the primary after ${seconds(promoted - from)} s`,
  );
}

/** Waits until the old primary follows the new one and the site reads from it. */
async function takenBack({ site }: Run, machine: Machine): Promise<void> {
  const from = performance.now();
  const seconds = () => ((performance.now() - from) / 1000).toFixed(1);
  await until(async () => (await isUsed(site, TOKEN, machine.ports.postgres)) === true);
  const read = seconds();
  await cluster.settled();
  const rewinds = machine.log().split('INFO: running pg_rewind').length - 1;
  console.log(
    `    the old one is read from again after ${read} s, a replica confirms again after ${seconds()} s; ` +
      `pg_rewind was begun ${rewinds} time(s) on it in all`,
  );
}

/** The longest time without a piece of which the end is after this moment. */
function longestGap(times: readonly number[], from: number): { began: number; ended: number } {
  let longest = { began: from, ended: from };
  for (const [n, ended] of times.entries()) {
    const began = times[n - 1] ?? ended;
    if (ended > from && ended - began > longest.ended - longest.began) longest = { began, ended };
  }
  return longest;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It never came true\n${endOfLogs(cluster.machines)}`);
    await wait(20);
  }
}
