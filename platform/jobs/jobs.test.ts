import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { appendEvent, transaction } from '../storage/index.ts';
import { fixedClock, testDatabase } from '../testing/index.ts';
import {
  deadLetter,
  deadLetters,
  defineJob,
  discardDeadLetter,
  jobHealth,
  jobsHome,
  jobsOf,
  type RunningJobs,
  retryAllDeadLetters,
  retryDeadLetter,
  schedulesOf,
  sendJob,
  startJobs,
} from './index.ts';
import { sendDue } from './scheduler.ts';
import {
  dailyJob,
  deafJob,
  failingJob,
  noteJob,
  slowJob,
  trial,
  trialJobsSite,
  uniqueJob,
} from './testing/trial-jobs.ts';

const { db } = await testDatabase({ owners: [jobsHome, trial] });
const FAST = { lookEveryMs: 20, tendEveryMs: 50, stopWithinMs: 300 };

let running: RunningJobs[] = [];
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  running = [];
  await sql`delete from jobs.job`.execute(db);
  await sql`delete from jobs.schedules`.execute(db);
  await sql`delete from platform.outbox`.execute(db);
  await sql`delete from trial.done`.execute(db);
});

async function start(site = trialJobsSite(db), options = FAST): Promise<RunningJobs> {
  const one = await startJobs(site, options);
  running.push(one);
  return one;
}

async function done(what: string): Promise<{ number: number; attempt: number }[]> {
  const { rows } = await sql<{ number: number; attempt: number }>`
    select number, attempt from trial.done where what = ${what} order by number, attempt`.execute(db);
  return rows;
}

async function states(): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`select state::text from jobs.job order by state`.execute(db);
  return rows.map(({ state }) => state);
}

async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await is()) return;
    await wait(20);
  }
  throw new Error(`It never came to: ${what}`);
}

describe('sending', () => {
  it('works before anybody has made the queue, and keeps what was sent as it was', async () => {
    const list = defineJob<string[]>({ name: 'trial.list', title: dailyJob.title, run: async () => {} });
    const id = await sendJob(db, list, ['みどり町', 'a\0b\ud800']);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const { rows } = await sql<{ data: string[] }>`select data from jobs.job where id = ${id}`.execute(db);
    expect(rows[0]?.data).toEqual(['みどり町', 'a\ufffdb\ufffd']);
  });

  it('sends nothing when the transaction fails, also with the first job of its kind', async () => {
    const first = defineJob({ name: 'trial.first', title: dailyJob.title, run: async () => {} });
    const fails = transaction(db, async (trx) => {
      await sendJob(trx, first, null);
      await sendJob(trx, noteJob, 1);
      throw new Error('changed my mind');
    });
    await expect(fails).rejects.toThrow('changed my mind');
    expect(await states()).toEqual([]);
  });

  it('adds a unique job once for each key while it waits', async () => {
    expect(await sendJob(db, uniqueJob, 1, { key: '992020' })).not.toBeNull();
    expect(await sendJob(db, uniqueJob, 2, { key: '992020' })).toBeNull();
    expect(await sendJob(db, uniqueJob, 3, { key: '993018' })).not.toBeNull();
    await start();
    await until('two ran', async () => (await done('unique')).length === 2);
    expect(await sendJob(db, uniqueJob, 4, { key: '992020' })).not.toBeNull();
  });

  it('refuses a name that is not module.verb, and two jobs of one name', () => {
    expect(() => defineJob({ name: 'send', title: dailyJob.title, run: async () => {} })).toThrow(RangeError);
    expect(() => jobsOf({ modules: [trial, { ...trial, name: 'other' }] })).toThrow(RangeError);
  });
});

describe('running', () => {
  it('runs what is due, and not what is due tomorrow', async () => {
    await sendJob(db, noteJob, 1);
    await sendJob(db, noteJob, 2, { at: new Date(Date.now() + 86_400_000) });
    await start();
    await until('one ran', async () => (await done('note')).length === 1);
    await until('it is done', async () => (await states()).includes('completed'));
    expect(await done('note')).toEqual([{ number: 1, attempt: 1 }]);
    expect((await states()).sort()).toEqual(['completed', 'created']);
  });

  it('tries again, gives up, and shows what was given up without naming anybody', async () => {
    const site = trialJobsSite(db);
    await sendJob(db, failingJob, 7);
    await start(site);
    await until('given up', async () => (await deadLetters(site)).length === 1);
    expect(await done('fail')).toEqual([
      { number: 7, attempt: 1 },
      { number: 7, attempt: 2 },
    ]);
    const [letter] = await deadLetters(site);
    expect(letter).toMatchObject({ kind: 'job', name: 'trial.fail', title: failingJob.title, attempts: 2 });
    expect(letter?.error).toContain('550');
    expect(letter?.error).not.toMatch(/yamada|5678/);
    expect(await jobHealth(db)).toEqual({ waiting: 0, running: 0, dead: 1, waitingSince: null });
  });

  it('fails a job whose data nobody can read, without running it', async () => {
    const site = trialJobsSite(db);
    const old = defineJob<string>({ ...noteJob, read: String, retries: 0, run: async () => {} });
    await sendJob(db, old, 'from an older release');
    await sql`update jobs.job set retry_limit = 0`.execute(db);
    await start(site);
    await until('given up', async () => (await deadLetters(site)).length === 1);
    expect(await done('note')).toEqual([]);
  });

  it('gives up a job that takes longer than it may, though it does not listen', async () => {
    const site = trialJobsSite(db);
    await sendJob(db, deafJob, 1_500);
    await start(site);
    await until('given up', async () => (await deadLetters(site)).length === 1);
    expect((await deadLetters(site))[0]?.error).toContain('TimeoutError');
  });

  it('goes on after the database refused for a moment', async () => {
    const site = trialJobsSite(db);
    await start(site);
    await sql`alter table jobs.job rename to away`.execute(db);
    await until('it complained', async () => site.lines.length > 2);
    await sql`alter table jobs.away rename to job`.execute(db);
    await sendJob(db, noteJob, 5);
    await until('it ran', async () => (await done('note')).length === 1);
  });
});

describe('stopping', () => {
  it('gives back what runs, as if it had never begun', async () => {
    await sendJob(db, slowJob, 60_000);
    const one = await start();
    await until('it began', async () => (await done('begin')).length === 1);
    await one.stop();
    expect(await states()).toEqual(['retry']);
    await start();
    await until('it began again', async () => (await done('begin')).length === 2);
    expect((await done('begin')).map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it('does not wait for ever for a job that does not listen', async () => {
    await sendJob(db, deafJob, 900);
    const one = await start();
    await until('it began', async () => (await done('deaf')).length === 1);
    await one.stop();
    expect(await states()).toEqual(['retry']);
    await wait(700);
    expect(await states()).toEqual(['retry']);
  });

  it('waits for a job that is about to end', async () => {
    await sendJob(db, deafJob, 100);
    const one = await start();
    await until('it began', async () => (await done('deaf')).length === 1);
    await one.stop();
    expect(await states()).toEqual(['completed']);
  });
});

describe('the clock', () => {
  const clock = fixedClock('2026-04-01T12:00:00+09:00');
  const site = trialJobsSite(db, clock.now);

  it('sends what is due once, however many look at the clock', async () => {
    clock.set('2026-04-01T12:00:00+09:00');
    expect(await sendDue(site, jobsOf(site))).toEqual([]);
    clock.set('2026-04-02T03:21:00+09:00');
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendDue(site, jobsOf(site))));
    expect(sent.flat()).toEqual(['trial.daily']);
    expect(await sendDue(site, jobsOf(site))).toEqual([]);
    expect(await states()).toEqual(['created']);
  });

  it('sends once after days in which the site did not run', async () => {
    clock.set('2026-04-01T12:00:00+09:00');
    await sendDue(site, jobsOf(site));
    clock.set('2026-04-09T08:00:00+09:00');
    expect(await sendDue(site, jobsOf(site))).toEqual(['trial.daily']);
    expect(await sendDue(site, jobsOf(site))).toEqual([]);
    expect(await schedulesOf(site, jobsOf(site))).toEqual([
      {
        job: dailyJob,
        last: new Date('2026-04-09T03:20:00+09:00'),
        next: new Date('2026-04-10T03:20:00+09:00'),
      },
    ]);
  });
});

describe('what was given up', () => {
  async function giveUp(): Promise<ReturnType<typeof trialJobsSite>> {
    const site = trialJobsSite(db);
    await sendJob(db, failingJob, 1);
    await sql`update jobs.job set retry_limit = 0`.execute(db);
    await start(site);
    await until('given up', async () => (await deadLetters(site)).length === 1);
    return site;
  }

  it('is tried once more when an admin says so', async () => {
    const site = await giveUp();
    const [letter] = await deadLetters(site);
    if (letter === undefined) throw new Error('no letter');
    expect(await deadLetter(site, letter)).toEqual(letter);
    // Long ago: the cleaning must not take it for an old one once it waits again.
    await sql`update jobs.job set completed_on = now() - interval '30 days'`.execute(db);
    expect(await retryDeadLetter(db, letter)).toBe(true);
    expect(await retryDeadLetter(db, letter)).toBe(false);
    await until('given up again', async () => (await deadLetters(site)).length === 1);
    expect(await done('fail')).toEqual([
      { number: 1, attempt: 1 },
      { number: 1, attempt: 2 },
    ]);
  });

  it('is thrown away when an admin says so', async () => {
    const site = await giveUp();
    const [letter] = await deadLetters(site);
    if (letter === undefined) throw new Error('no letter');
    expect(await discardDeadLetter(db, letter)).toBe(true);
    expect(await discardDeadLetter(db, letter)).toBe(false);
    expect(await deadLetters(site)).toEqual([]);
  });

  it('has events among it, which can be tried again and thrown away', async () => {
    const site = trialJobsSite(db);
    await transaction(db, (trx) => appendEvent(trx, { kind: 'trial.refused', ref: '1' }));
    await sql`update platform.outbox set attempts = 11`.execute(db);
    await start(site);
    await until('given up', async () => (await deadLetters(site)).length === 1);
    const [letter] = await deadLetters(site);
    expect(letter).toMatchObject({ kind: 'event', name: 'trial.refused', attempts: 12 });
    expect(letter?.error).not.toContain('hanako');
    expect(await retryAllDeadLetters(site)).toBe(1);
    await until('given up again', async () => (await deadLetters(site))[0]?.attempts === 13);
    const [again] = await deadLetters(site);
    expect(await discardDeadLetter(db, again ?? { kind: 'event', id: '0' })).toBe(true);
    expect(await deadLetters(site)).toEqual([]);
  });

  it('takes no notice of ids that are none', async () => {
    expect(await retryDeadLetter(db, { kind: 'job', id: "1' or true" })).toBe(false);
    expect(await discardDeadLetter(db, { kind: 'event', id: 'x' })).toBe(false);
  });
});

it('hands on events within a moment', async () => {
  await start();
  await transaction(db, (trx) => appendEvent(trx, { kind: 'trial.happened', ref: '42' }));
  await until('it heard', async () => (await done('event')).length === 1);
});
