/** Takes jobs that are due and runs them, a few at a time. */
import { sql } from 'kysely';
import type PgBoss from 'pg-boss';
import type { Site } from '../manifest/index.ts';
import { redactText } from '../personal-data/index.ts';
import { transaction } from '../storage/index.ts';
import { executor } from './boss.ts';
import type { AnyJob } from './contract.ts';

export interface WorkerOptions {
  site: Site;
  boss: PgBoss;
  jobs: readonly AnyJob[];
  /** Of this process; stands in the jobs that it has in hand. */
  process: string;
  /** How many run at the same time. */
  atOnce: number;
}

export interface Worker {
  /** Takes what is due, as far as there are hands free; returns how many it took. */
  take(): Promise<number>;
  /**
   * Takes nothing more, tells what runs to end, and waits for it; what is not done `withinMs` later goes back into
   * its queue as if it had never begun.
   */
  stop(withinMs: number): Promise<void>;
}

type Taken = PgBoss.JobWithMetadata<unknown>;

/** Makes the worker of a process. */
export function makeWorker(options: WorkerOptions): Worker {
  const running = new Map<string, { taken: Taken; done: Promise<void> }>();
  const stopping = new AbortController();
  const byName = new Map(options.jobs.map((job) => [job.name, job]));

  const begin = (job: AnyJob, taken: Taken) => {
    const done = runOne(options, job, taken, stopping.signal).finally(() => running.delete(taken.id));
    running.set(taken.id, { taken, done });
  };
  return {
    async take() {
      let count = 0;
      for (const name of await dueQueues(options)) {
        const job = byName.get(name);
        if (job === undefined || stopping.signal.aborted || running.size >= options.atOnce) continue;
        const taken = await fetchOne(options, name);
        if (taken === null) continue;
        begin(job, taken);
        count += 1;
      }
      return count;
    },
    async stop(withinMs) {
      stopping.abort(new DOMException('The site stops', 'AbortError'));
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([Promise.all([...running.values()].map(({ done }) => done)), deadline]);
      for (const { taken } of running.values()) await giveBack(options, taken);
    },
  };
}

/** Names of queues in which something is due, the longest waiting first. */
async function dueQueues({ site, jobs }: WorkerOptions): Promise<string[]> {
  const names = jobs.map(({ name }) => name);
  const { rows } = await sql<{ name: string }>`
    select name from jobs.job
    where state < 'active' and start_after < now() and name = any(${names}::text[])
    group by name order by min(start_after)`.execute(site.db);
  return rows.map(({ name }) => name);
}

/** In one transaction with the name of the process, so that no job is in nobody's hands. */
async function fetchOne({ site, boss, process }: WorkerOptions, name: string): Promise<Taken | null> {
  return transaction(site.db, async (trx) => {
    const [taken] = await boss.fetch(name, { includeMetadata: true, batchSize: 1, db: executor(trx) });
    if (taken === undefined) return null;
    await sql`
      update jobs.job set output = jsonb_build_object('process', ${process}::text)
      where name = ${name} and id = ${taken.id}`.execute(trx);
    return taken;
  });
}

async function runOne(
  options: WorkerOptions,
  job: AnyJob,
  taken: Taken,
  stopping: AbortSignal,
): Promise<void> {
  const { site, boss } = options;
  const limit = (job.limit ?? 900) * 1000;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(limit)]);
  const context = { signal, id: taken.id, attempt: taken.retryCount + 1 };
  try {
    const data = job.read === undefined ? null : job.read(taken.data);
    await untilAborted(job.run(site, data as never, context), signal, stopping);
    await boss.complete(job.name, taken.id);
  } catch (err) {
    if (stopping.aborted && isReason(err, stopping)) return giveBack(options, taken);
    site.log.warn({ job: job.name, id: taken.id, attempt: context.attempt, err }, 'A job failed');
    await boss.fail(job.name, taken.id, describe(err)).catch((error: unknown) => {
      // It stays in hand until its time is over, and is done again then.
      site.log.error({ job: job.name, id: taken.id, err: error }, 'A failed job could not be written down');
    });
  }
}

/** When its time is over it is given up even if it doesn't listen; when the site stops, `stop` decides how long to wait. */
function untilAborted(work: Promise<void>, signal: AbortSignal, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      if (!stopping.aborted) reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

function isReason(error: unknown, signal: AbortSignal): boolean {
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError');
}

/** As if it had never begun: the try doesn't count. */
async function giveBack({ site, process }: WorkerOptions, { name, id }: Taken): Promise<void> {
  await sql`
    update jobs.job set state = 'retry', started_on = null, start_after = now(), output = null
    where name = ${name} and id = ${id} and state = 'active' and output ->> 'process' = ${process}`.execute(
    site.db,
  );
}

/** What may be kept of an error: an admin reads it. */
function describe(error: unknown): { message: string; stack?: string } {
  if (!(error instanceof Error)) return { message: redactText(String(error)) };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { message: redactText(`${error.name}: ${error.message}`), stack: frames.slice(0, 12).join('\n') };
}
