/**
 * How long nothing can be kept when the primary of the database is killed (-9) under load, and that nothing acknowledged
 * is lost. A whole site on servers from the system's packages (a primary and two replicas, one of which confirms each
 * commit), officials who send pieces of files and visitors who read; a replica is promoted as soon as the site says that
 * it isn't ready. All share the machine's cores. Usage: node --import tsx bench/failover.ts [ROUNDS] [PROCESSES]
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startReading } from '../app/testing/page-readers.ts';
import { startWriting, type Writing } from '../app/testing/piece-writers.ts';
import { byReceived, type ReplicatedSite, startReplicated } from '../app/testing/replicated-site.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const PROCESSES = process.argv[3] ?? '1';
const WRITERS = 6;
const READERS = 3;
const BEFORE_MS = 5_000;
const AFTER_MS = 5_000;

for (let round = 1; round <= ROUNDS; round += 1) {
  const all = await startReplicated({ WEB_PROCESSES: PROCESSES, LOG_LEVEL: 'warn' });
  try {
    await runRound(all, round);
  } finally {
    await all.remove();
  }
}

async function runRound(all: ReplicatedSite, round: number): Promise<void> {
  const { site, primary, replicas, cookie } = all;
  const writing = await startWriting(site, { cookie, writers: WRITERS });
  const reading = startReading(site, READERS);
  await wait(BEFORE_MS);
  const before = writing.acknowledged();
  await primary.kill();
  const killedAt = performance.now();
  while ((await site.ask('/ready')).status === 200) await wait(20);
  const noticedAt = performance.now();
  const [promoted] = await byReceived(replicas);
  await promoted.promote();
  const promotedAt = performance.now();
  const goesOnAt = await firstAfter(writing, promotedAt);
  await wait(AFTER_MS);
  await writing.stop();
  const reads = await reading.stop();
  const database = await all.open(promoted);
  const missing = await writing.missing(database.db).finally(() => database.close());
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2);
  console.log(`round ${round}, PostgreSQL ${all.servers.version}, ${PROCESSES} process(es) for requests`);
  console.log(
    `  ${writing.acknowledged()} pieces acknowledged (${Math.round(before / (BEFORE_MS / 1000))}/s before), ` +
      `${writing.failed()} refused or cut off, ${missing.length} of the acknowledged missing`,
  );
  console.log(
    `  outage for writing ${seconds(killedAt, goesOnAt)} s: noticed after ${seconds(killedAt, noticedAt)}, promoted ` +
      `after ${seconds(noticedAt, promotedAt)} more, written again after ${seconds(promotedAt, goesOnAt)} more`,
  );
  console.log(
    `  ${reads.answers} pages read, ${reads.failed} failed, longest wait for one ${(reads.longestMs / 1000).toFixed(2)} s`,
  );
  if (missing.length > 0) throw new Error(`Lost: ${missing.join('')}`);
}

/** When the first piece after this moment was acknowledged. */
async function firstAfter({ times }: Writing, moment: number): Promise<number> {
  for (;;) {
    const last = times.at(-1) ?? 0;
    if (last > moment) return times.find((time) => time > moment) ?? last;
    await wait(5);
  }
}
