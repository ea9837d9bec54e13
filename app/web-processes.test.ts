/** One site in several processes, with its own PostgreSQL: the same answers, everything once, and nobody is missed. */
import { setTimeout as wait } from 'node:timers/promises';
import { sendJob } from '@tomoni/platform/jobs';
import { mailHome } from '@tomoni/platform/mail';
import { type Database, openDatabase } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, HANGS, type SeveralSite, startSeveral } from './testing/several-processes.ts';

const TOKEN = 'a-token-for-this-test';
const TOWN = '992011';
let site: SeveralSite;
let database: Database;

beforeAll(async () => {
  site = await startSeveral({ WEB_PROCESSES: '2', METRICS_TOKEN: TOKEN });
  database = await openDatabase({ dataDir: site.folder, share: true });
});
afterAll(async () => {
  await database?.close();
  site?.remove();
});

/** Which process answered, as its log says. */
async function processOf(answer: Answer): Promise<string | undefined> {
  const id = answer.headers['x-request-id'];
  return (await site.line(({ request }) => request === id)).process;
}

/** Asks until both processes have answered: which of them takes a connection is chance. */
async function answersOfBoth(path: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  const seen = new Set<string | undefined>();
  for (let round = 0; seen.size < 2; round += 1) {
    if (round === 40) throw new Error(`Only ${[...seen].join()} answered ${path}`);
    const some = await Promise.all(Array.from({ length: 12 }, () => site.ask(path)));
    answers.push(...some);
    for (const answer of some) seen.add(await processOf(answer));
  }
  return answers;
}

async function metric(name: RegExp): Promise<number> {
  const { body } = await site.ask('/metrics', { headers: { Authorization: `Bearer ${TOKEN}` } });
  const lines = body.toString().split('\n');
  return lines
    .filter((line) => name.test(line))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

describe('two web processes', () => {
  it('answer with the same bytes and the same ETags', async () => {
    const { body } = await site.ask(`/${TOWN}/garbage`);
    const area = /garbage\/([0-9a-z]+)\/choose/.exec(body.toString())?.[1];
    expect(area).toBeDefined();
    for (const path of [
      `/${TOWN}/garbage`,
      `/en/${TOWN}/garbage/${area}`,
      `/${TOWN}/garbage/${area}.json`,
      `/${TOWN}/garbage/${area}.ics`,
    ]) {
      const answers = await answersOfBoth(path);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(answers[0]?.headers.etag).toMatch(/^W\/"/);
      expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
      expect(new Set(answers.map(({ body }) => body.toString('base64'))).size).toBe(1);
      const known = { 'If-None-Match': answers[0]?.headers.etag ?? '' };
      const again = await Promise.all([1, 2, 3, 4].map(() => site.ask(path, { headers: known })));
      expect(again.map(({ status }) => status)).toEqual([304, 304, 304, 304]);
    }
  });

  it('count tries to sign in together', async () => {
    const origin = `http://127.0.0.1:${site.port}`;
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin };
    const seen = new Set<string | undefined>();
    // Another account each time, until both have taken part in one.
    for (let account = 1; seen.size < 2 && account <= 4; account += 1) {
      const fields = { email: `nobody${account}@example.jp`, password: 'not the password', next: '/' };
      const body = new URLSearchParams(fields).toString();
      const ask = () => site.ask('/sign-in', { method: 'POST', headers, body });
      const answers = await Promise.all(Array.from({ length: 14 }, ask));
      const told = answers.filter((answer) => answer.headers['retry-after'] !== undefined);
      expect(told).toHaveLength(4);
      seen.clear();
      for (const answer of answers) seen.add(await processOf(answer));
    }
    expect(seen).toEqual(new Set(['web-1', 'web-2']));
  });

  it('leave jobs and the clock to one process, and each is done once', async () => {
    const job = mailHome.jobs?.find(({ name }) => name === 'mail.sweep');
    if (job === undefined) throw new Error('There is no such job');
    const { db } = database;
    for (let n = 0; n < 30; n += 1) await sendJob(db, job, null, { key: `trial-${n}` });
    const count = async () => {
      const { rows } = await sql<{ done: number; tries: number }>`
        select count(*) filter (where state = 'completed') as done, sum(retry_count)::int as tries
        from jobs.job where singleton_key like 'trial-%'`.execute(db);
      return rows[0];
    };
    while (((await count())?.done ?? 0) < 30) await wait(100);
    expect(await count()).toEqual({ done: 30, tries: 0 });
    const workers = await sql<{ n: number }>`
      select count(*) as n from pg_stat_activity where query like '%tomoni jobs process%' or query like '%pg_advisory_lock(hashtextextended(%'
        and pid <> pg_backend_pid()`.execute(db);
    expect(workers.rows).toEqual([{ n: 1 }]);
  });

  it('are counted together, also what a process counted that is gone', async () => {
    const path = /^tomoni_http_requests_total\{.*route="\/places".*status="2xx"/;
    const before = await metric(path);
    for (let n = 0; n < 8; n += 1) expect((await site.ask('/places')).status).toBe(200);
    expect(await metric(path)).toBe(before + 8);
    const web = await site.line(({ msg, child }) => msg === 'A process is ready' && child === 'web-2');
    process.kill(web.pid ?? 0, 'SIGKILL');
    await site.line(
      ({ msg, child, pid }) => msg === 'A process is ready' && child === 'web-2' && pid !== web.pid,
    );
    expect(await metric(path)).toBe(before + 8);
    expect(await metric(/^tomoni_process_uptime_seconds\{process="web-2"/)).toBeLessThan(30);
  });

  it('go on answering when one is killed (-9) under load, and it is replaced', async () => {
    const ready = () => site.lines().filter(({ msg }) => msg === 'A process is ready');
    const victim = ready().findLast(({ child }) => child === 'web-1')?.pid ?? 0;
    const seen = ready().length;
    const readers = 8;
    const answers: number[] = [];
    const failures: string[] = [];
    let going = true;
    const load = Array.from({ length: readers }, async () => {
      while (going) {
        await site.ask(`/${TOWN}/garbage`).then(
          ({ status }) => answers.push(status),
          ({ message }: Error) => failures.push(message),
        );
      }
    });
    await wait(500);
    process.kill(victim, 'SIGKILL');
    const atKill = answers.length;
    while (ready().length === seen) await wait(20);
    const whileOne = answers.length - atKill;
    await wait(500);
    going = false;
    await Promise.all(load);
    console.log(
      `${answers.length} answers, ${whileOne} while one process was missing, ${failures.length} cut off by the kill`,
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    // Only what the killed process had in hand, one for each reader at most.
    expect(failures).not.toContain(HANGS);
    expect(failures.length).toBeLessThanOrEqual(readers);
    expect(whileOne).toBeGreaterThan(readers);
    await answersOfBoth(`/${TOWN}/garbage`);
    const ends = site
      .lines()
      .filter(({ msg, child }) => msg.startsWith('A process ended') && child === 'web-1');
    expect(ends).toMatchObject([{ process: 'supervisor', signal: 'SIGKILL' }]);
  });

  it('stop in order: nobody is cut off, and the database stops with the last', async () => {
    await database.close();
    const late = Promise.all(Array.from({ length: 4 }, () => site.ask(`/${TOWN}/garbage`)));
    await wait(5);
    const code = await site.stop();
    expect((await late).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(code).toBe(0);
    expect(
      site
        .lines()
        .filter(({ level }) => level === 'error')
        .map(({ signal }) => signal),
    ).toEqual(['SIGKILL', 'SIGKILL']);
    const again = await openDatabase({ dataDir: site.folder });
    await again.close();
  });
});
