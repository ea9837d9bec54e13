import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { bundledScript, testDatabase } from '../testing/index.ts';
import { jobsHome, sendJob, startJobs } from './index.ts';
import { noteJob, slowJob, trial, trialJobsSite } from './testing/trial-jobs.ts';

const script = await bundledScript(fileURLToPath(new URL('./testing/process-script.ts', import.meta.url)));
const { db, pool } = await testDatabase({ owners: [jobsHome, trial] });
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a process that runs jobs; `said` waits for a line. */
function startProcess() {
  const { host, database, user } = pool.options;
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`;
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, TRIAL_DATABASE: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const said = async (line: string) => {
    for (let tries = 0; !output.includes(`${line}\n`); tries += 1) {
      if (tries > 1_000 || child.exitCode !== null)
        throw new Error(`The process never said ${line}: ${output} (exit code ${child.exitCode})`);
      await wait(20);
    }
  };
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, said, ended };
}

async function count(what: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from trial.done where what = ${what}`.execute(db);
  return rows[0]?.n ?? 0;
}

describe('several processes', () => {
  it('run each job once, both of them take part, and both stop when they are told', async () => {
    const [one, two] = [startProcess(), startProcess()];
    await Promise.all([one.said('ready'), two.said('ready')]);
    for (let n = 0; n < 120; n += 1) await sendJob(db, noteJob, n);
    while ((await count('note')) < 120) await wait(50);
    one.child.kill('SIGTERM');
    two.child.kill('SIGTERM');
    expect(await Promise.all([one.ended, two.ended])).toEqual([0, 0]);
    const { rows } = await sql<{ jobs: number; runs: number; processes: number }>`
      select count(distinct number) as jobs, count(*) as runs, count(distinct process) as processes
      from trial.done where what = 'note'`.execute(db);
    expect(rows[0]).toEqual({ jobs: 120, runs: 120, processes: 2 });
  });

  it('begin at the same moment on a site that has no queue yet', async () => {
    const fresh = await testDatabase({ owners: [jobsHome, trial] });
    // On connections of their own, as processes have them.
    const begun = await Promise.all(Array.from({ length: 6 }, () => startJobs(trialJobsSite(fresh.db))));
    const { rows } = await sql<{ name: string }>`select name from jobs.queue order by name`.execute(fresh.db);
    await Promise.all(begun.map((running) => running.stop()));
    expect(rows.map(({ name }) => name)).toEqual(trial.jobs?.map(({ name }) => name).sort());
  });

  it('do again what a process that was killed (-9) had in hand', async () => {
    const killed = startProcess();
    await killed.said('ready');
    await sendJob(db, slowJob, 1_000);
    await killed.said('began 1000');
    killed.child.kill('SIGKILL');
    await killed.ended;
    const running = await startJobs(trialJobsSite(db), { lookEveryMs: 50, tendEveryMs: 100 });
    while ((await count('end')) < 1) await wait(50);
    await running.stop();
    const { rows } = await sql`select what, attempt from trial.done where what in ('begin', 'end')
      order by attempt, what`.execute(db);
    expect(rows).toEqual([
      { what: 'begin', attempt: 1 },
      { what: 'begin', attempt: 2 },
      { what: 'end', attempt: 2 },
    ]);
  });
});
