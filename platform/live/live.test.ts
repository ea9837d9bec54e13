import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { closingOf } from '../http/app.ts';
import { createApp, type RunningServer, serve } from '../http/index.ts';
import { defineJob, jobsHome, jobsOf, sendJob } from '../jobs/index.ts';
import type { AppEnv } from '../manifest/index.ts';
import { migrate, transaction } from '../storage/index.ts';
import { scenarios, testDatabase } from '../testing/index.ts';
import type { Line } from './hub.ts';
import { type LiveLimits, liveHome, liveHref, publish, versionSql } from './index.ts';
import { openLine } from './line.ts';
import { migrations } from './tables.ts';
import { follow, type LiveReader, serveLive, trialLiveSite } from './testing/trial-live.ts';

const { db } = await testDatabase({ owners: [liveHome] });
const say = (...topics: string[]) => transaction(db, (trx) => publish(trx, topics));

const servers: RunningServer[] = [];
const readers: LiveReader[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function start(limits: Partial<LiveLimits> = {}): Promise<RunningServer> {
  const server = await serveLive(db, limits);
  servers.push(server);
  return server;
}

/** Follows topics from nothing seen on, unless `seen` says more. */
async function reading({ port }: RunningServer, topics: string[], seen?: string, last?: string) {
  const query = topics.map((topic) => `t=${encodeURIComponent(topic)}`).join('&');
  const from = seen ?? topics.map(() => '0').join('.');
  const reader = await follow(`http://127.0.0.1:${port}/live?${query}&seen=${from}`, last);
  readers.push(reader);
  return reader;
}

/** How many streams the table of connections knows of: each hub that looks listens on one. */
async function listeners(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pg_stat_activity
    where datname = current_database() and application_name = 'tomoni listens'`.execute(db);
  return rows[0]?.n ?? 0;
}

describe('a stream', () => {
  it('says at once that it is there, and tells what is published, to those who follow it', async () => {
    const server = await start();
    const [one, other] = [await reading(server, ['a/1', 'a/2']), await reading(server, ['b/1'])];
    expect([one.status, one.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(one.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(await one.any()).toMatchObject({ event: 'beat' });
    await say('a/2');
    expect(await one.next()).toMatchObject({
      event: 'change',
      data: 'a/2',
      id: expect.stringMatching(/^0\.\d{16}$/),
    });
    await say('b/1');
    expect(await other.next()).toMatchObject({ data: 'b/1' });
  });

  it('says nothing of what was rolled back', async () => {
    const reader = await reading(await start(), ['c/1', 'c/2']);
    await transaction(db, async (trx) => {
      await publish(trx, ['c/1']);
      throw new Error('changed my mind');
    }).catch(() => undefined);
    await say('c/2');
    expect(await reader.next()).toMatchObject({ data: 'c/2' });
  });

  it('misses nothing that another transaction commits late, after newer ones', async () => {
    const reader = await reading(await start(), ['d/late', 'd/early']);
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const late = transaction(db, async (trx) => {
      await publish(trx, ['d/late']);
      await held;
    });
    await say('d/early');
    expect(await reader.next()).toMatchObject({ data: 'd/early' });
    await wait(50);
    commit();
    await late;
    expect(await reader.next()).toMatchObject({ data: 'd/late' });
  });

  it('goes on from what a reader has seen: nothing twice, nothing left out', async () => {
    const server = await start();
    const first = await reading(server, ['e/1', 'e/2']);
    await say('e/1');
    const { id } = (await first.next()) ?? {};
    first.close();
    await say('e/2');
    // The address is the one of the page, older than the id that the browser sends.
    const second = await reading(server, ['e/1', 'e/2'], '0.0', id ?? '');
    expect(await second.next()).toMatchObject({ data: 'e/2' });
    await say('e/1');
    expect(await second.next()).toMatchObject({ data: 'e/1' });
  });

  it('tells a page from a cache what it has missed', async () => {
    await say('f/1');
    const reader = await reading(await start(), ['f/1'], '17');
    expect(await reader.next()).toMatchObject({ data: 'f/1' });
  });

  it('hears by the clock alone: without a notice, and after the connection that listens was cut', async () => {
    const reader = await reading(await start({ lookEveryMs: 100 }), ['g/1']);
    await expect.poll(listeners).toBe(1);
    await sql`insert into live.topic (topic, version) values ('g/1', 5)`.execute(db);
    expect(await reader.next()).toMatchObject({ data: 'g/1', id: '5' });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'tomoni listens'`.execute(db);
    await say('g/1');
    expect(await reader.next()).toMatchObject({ data: 'g/1' });
    await expect.poll(listeners, { timeout: 5000 }).toBe(1);
  });

  it('ends when the server stops, at once, and lets go of its connection', async () => {
    const server = await start();
    const reader = await reading(server, ['h/1']);
    const began = performance.now();
    await server.stop();
    expect(await reader.next()).toBeNull();
    expect(performance.now() - began).toBeLessThan(1500);
    await expect.poll(listeners).toBe(0);
  });

  it('shows signs of life, and rests when nobody follows any more', async () => {
    const server = await start({ beatEveryMs: 30, restAfterMs: 50 });
    const reader = await reading(server, ['i/1']);
    for (let n = 0; n < 4; n += 1) expect(await reader.any()).toMatchObject({ event: 'beat' });
    expect(await listeners()).toBe(1);
    reader.close();
    await expect.poll(listeners).toBe(0);
    // What comes meanwhile is told to the next one who comes.
    await say('i/1');
    expect(await (await reading(server, ['i/1'])).next()).toMatchObject({ data: 'i/1' });
  });
});

it('regression: does not go to rest under a reader who is about to follow', async () => {
  const server = await start({ restAfterMs: 0, lookEveryMs: 50 });
  const reader = await reading(server, ['r/1']);
  await say('r/1');
  expect(await reader.next()).toMatchObject({ data: 'r/1' });
});

describe('bounds', () => {
  it('refuses more streams than there may be, and has room again when one goes', async () => {
    const server = await start({ connections: 2, perClient: 9 });
    const first = await reading(server, ['j/1']);
    await reading(server, ['j/1']);
    const refused = await reading(server, ['j/1']);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    first.close();
    await expect.poll(async () => (await reading(server, ['j/1'])).status).toBe(200);
  });

  it('refuses one address more than its part', async () => {
    const server = await start({ connections: 9, perClient: 1 });
    expect((await reading(server, ['k/1'])).status).toBe(200);
    expect((await reading(server, ['k/1'])).status).toBe(503);
  });

  it('holds two thousand streams with one look at the table for all of them, and tells each', async () => {
    const server = await start({ lookEveryMs: 60_000, perClient: 2000 });
    const sockets = await openSockets(server.port, 2000, '/live?t=l%2F1&seen=0');
    expect((await reading(server, ['l/1'])).status).toBe(503);
    await say('l/1');
    await Promise.all(sockets.map(({ heard }) => heard));
    for (const { socket } of sockets) socket.destroy();
  });

  it('cuts a reader who does not read: sooner when much waits, at the next sign of life when little does', async () => {
    const app = createApp(trialLiveSite(db, { beatEveryMs: 40, connections: 1 }));
    const deaf = await app.request('/live?t=m%2F1&seen=0');
    expect(deaf.status).toBe(200);
    expect((await app.request('/live?t=m%2F1&seen=0')).status).toBe(503);
    await expect
      .poll(async () => {
        const next = await app.request('/live?t=m%2F1&seen=0');
        await next.body?.cancel();
        return next.status;
      })
      .toBe(200);
    await expect(deaf.text()).rejects.toThrow('too slow');
  });

  it('closes the connection of a reader whose buffers are full', async () => {
    const lines: Line[] = [];
    let gone = 0;
    const app = new Hono<AppEnv>().get('/', (c) => {
      const { body, line } = openLine(c, 1024, () => {
        gone += 1;
      });
      lines.push(line);
      return c.body(body);
    });
    const server = await serve(app, { port: 0, host: '127.0.0.1' });
    servers.push(server);
    const [deaf] = await openSockets(server.port, 1, '/');
    deaf?.socket.pause();
    const [line] = lines;
    const text = 'x'.repeat(64 * 1024);
    let sent = 0;
    while (line?.send(text) && sent < 1000) {
      sent += 1;
      await wait(0);
    }
    expect(sent).toBeLessThan(1000);
    expect(line?.drained()).toBe(false);
    line?.cut();
    deaf?.socket.resume();
    await once(deaf?.socket as Socket, 'close');
    expect([gone, line?.send('more'), line?.drained()]).toEqual([1, true, true]);
  });
});

/** Plain connections, for there to be many: each waits for its first change. */
async function openSockets(port: number, count: number, path: string) {
  const sockets: { socket: Socket; heard: Promise<void> }[] = [];
  for (let n = 0; n < count; n += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const heard = new Promise<void>((resolve) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (text.includes('event: change')) resolve();
      });
    });
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await once(socket, n % 50 === 0 ? 'data' : 'connect');
    sockets.push({ socket, heard });
  }
  return sockets;
}

describe('what is asked', () => {
  const app = createApp(trialLiveSite(db));
  scenarios(app, [
    {
      name: 'is answered once for those whom no stream reaches',
      path: '/live.json?t=n%2F1&t=n%2F2&seen=4.7',
      json: { changed: [], seen: '4.7' },
      answers: { 'cache-control': 'no-store' },
    },
    { name: 'has a name that is a topic', path: "/live?t=Robert');&seen=0", status: 400 },
    { name: 'has a version for each topic', path: '/live?t=n%2F1&t=n%2F2&seen=4', status: 400 },
    { name: 'is not the same twice', path: '/live?t=n%2F1&t=n%2F1&seen=4.4', status: 400 },
    { name: 'is something', path: '/live', status: 400, headers: { Accept: 'application/json' } },
    {
      name: 'has nine topics, one too many',
      path: `/live.json?${'123456789'.replace(/./g, 't=n/$&&')}seen=0.0.0.0.0.0.0.0.0`,
      status: 400,
    },
    { name: 'opens no stream for HEAD', method: 'HEAD', path: '/live?t=n%2F1&seen=0' },
  ]);

  it('is told with what is new, and where to go on from', async () => {
    await say('o/1');
    const ask = async (seen: string) =>
      (await (await app.request(`/live.json?t=o%2F1&t=o%2F2&seen=${seen}`)).json()) as { seen: string };
    await expect.poll(() => ask('0.0')).toMatchObject({ changed: ['o/1'] });
    const { seen } = await ask('0.0');
    expect(seen).toMatch(/^\d{16}\.0$/);
    expect(await ask(seen)).toEqual({ changed: [], seen });
  });

  it('is refused while the database does not answer, and answered when it does', async () => {
    const broken = await testDatabase({ owners: [] });
    const site = trialLiveSite(broken.db);
    const lame = createApp(site);
    expect((await lame.request('/live.json?t=o%2F1&seen=0')).status).toBe(503);
    await migrate(broken.db, [liveHome]);
    expect((await lame.request('/live.json?t=o%2F1&seen=0')).status).toBe(200);
    closingOf(lame).abort();
  });
});

describe('topics', () => {
  it('are names in small letters; the page gets them into its address', () => {
    expect(liveHref([{ topic: 'collection/992011/a1', version: 3 }])).toBe(
      '/live?t=collection%2F992011%2Fa1&seen=3',
    );
    return expect(say('Collection/1')).rejects.toThrow(RangeError);
  });

  it('grow even when the clock goes back, and many publish at once', async () => {
    await sql`insert into live.topic (topic, version) values ('p/1', 9000000000000000)`.execute(db);
    await Promise.all(Array.from({ length: 8 }, () => say('p/1', 'p/2')));
    const { rows } = await sql<{
      version: number;
    }>`select version from live.topic where topic = 'p/1'`.execute(db);
    expect(rows[0]?.version).toBe(9000000000000008);
  });

  it('regression: after 90 days pages were told for ever that what they show has changed', async () => {
    const server = await start();
    await say('q/old');
    const before = await reading(server, ['q/old']);
    expect(await before.next()).toMatchObject({ data: 'q/old' });
    const later = new Date(Date.now() + 91 * 86_400_000);
    const context = { id: 'q', signal: new AbortController().signal, attempt: 1 };
    for (const job of jobsOf({ modules: [liveHome] })) {
      await job.run({ ...trialLiveSite(db), now: () => later }, null as never, context);
    }
    const { rows } = await sql<{ seen: number | null }>`
      select ${sql.raw(versionSql("'q/old'"))} as seen`.execute(db);
    const after = await reading(server, ['q/old', 'q/new'], `${rows[0]?.seen ?? 0}.0`);
    await say('q/new');
    expect(await after.next()).toMatchObject({ data: 'q/new' });
  });

  it('of a site that had the job which removed them stay from now on: no schedule, no queue, nothing waits', async () => {
    const { '0001-topics': first } = migrations;
    if (first === undefined) throw new Error('the first migration has another name');
    const old = await testDatabase({
      owners: [jobsHome, { name: 'live', migrations: { '0001-topics': first } }],
    });
    const run = () => Promise.resolve();
    const title = { ja: '片づける', en: 'Clear' };
    const tidy = defineJob({ ...{ name: 'live.tidy', title, run }, schedule: { every: 'day', at: '03:50' } });
    await sendJob(old.db, tidy, null);
    await sql`insert into jobs.schedules (name, slot) values ('live.tidy', now())`.execute(old.db);
    await migrate(old.db, [jobsHome, liveHome]);
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from jobs.schedules) + (select count(*) from jobs.queue where name = 'live.tidy')
        + (select count(*) from jobs.job) as left`.execute(old.db);
    expect(rows[0]?.left).toBe(0);
  });
});
