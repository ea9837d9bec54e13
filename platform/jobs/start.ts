/** Everything that a site does beside answering requests. */
import type { Site } from '../manifest/index.ts';
import { ensureQueues, startBoss } from './boss.ts';
import type { AnyJob } from './contract.ts';
import { handOnEvents } from './events.ts';
import { announce, leftJobs, returnLeft } from './presence.ts';
import { sendDue } from './scheduler.ts';
import { makeWorker } from './worker.ts';

export interface StartJobsOptions {
  /** How many jobs run at the same time in this process; 4 when left out. */
  atOnce?: number;
  /** How often it looks for events and jobs, in milliseconds; 1 s when left out. */
  lookEveryMs?: number;
  /** How often it looks at the clock and for dead processes, in milliseconds; 5 s when left out. */
  tendEveryMs?: number;
  /** How long `stop` waits for jobs that run, in milliseconds; 10 s when left out. */
  stopWithinMs?: number;
}

export interface RunningJobs {
  /** Takes nothing more, waits for what runs, gives the rest back. Calling it again waits for the same stop. */
  stop(): Promise<void>;
}

/** All jobs of a site's modules. Throws RangeError when two have one name. */
export function jobsOf(site: Pick<Site, 'modules'>): AnyJob[] {
  const jobs = site.modules.flatMap((module) => module.jobs ?? []);
  const names = new Set(jobs.map(({ name }) => name));
  if (names.size !== jobs.length) throw new RangeError('Two jobs have one name');
  return jobs;
}

/** Begins to hand on events, to send what the clock asks for and to run jobs. Any number of processes may do so. */
export async function startJobs(site: Site, options: StartJobsOptions = {}): Promise<RunningJobs> {
  const { atOnce = 4, lookEveryMs = 1_000, tendEveryMs = 5_000, stopWithinMs = 10_000 } = options;
  const jobs = jobsOf(site);
  await ensureQueues(site.db, jobs);
  const boss = await startBoss(site.db, site.log);
  const presence = await announce(site.db, site.log);
  const worker = makeWorker({ site, boss, jobs, process: presence.id, atOnce });
  const ending = new AbortController();
  const { signal } = ending;
  const seen = new Set<string>();
  const loops = [
    repeat(site, { everyMs: lookEveryMs, signal }, () => handOnEvents(site, signal)),
    repeat(site, { everyMs: lookEveryMs, signal }, async () => {
      while (!signal.aborted && (await worker.take()) > 0);
    }),
    repeat(site, { everyMs: tendEveryMs, signal }, async () => {
      await presence.renew();
      await sendDue(site, jobs);
      const left = await leftJobs(site.db);
      // Only at second sight: a process that has just lost its connection is about to make it again.
      await returnLeft(
        boss,
        left.filter(({ process }) => seen.has(process)),
      );
      seen.clear();
      for (const { process } of left) seen.add(process);
    }),
  ];
  let stopped: Promise<void> | null = null;
  return {
    stop() {
      stopped ??= (async () => {
        ending.abort();
        await Promise.all(loops);
        await worker.stop(stopWithinMs);
        await boss.stop({ graceful: false });
        await presence.end();
      })();
      return stopped;
    },
  };
}

/** Does the work again and again until the signal; a failure is logged, and the next round tries again. */
async function repeat(
  site: Site,
  { everyMs, signal }: { everyMs: number; signal: AbortSignal },
  work: () => Promise<unknown>,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch((err: unknown) =>
      site.log.error({ err }, 'Jobs could not be looked after; it is tried again'),
    );
    if (!signal.aborted) await pause(everyMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
