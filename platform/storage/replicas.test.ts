/** Several servers, tried on real ones from the system's packages: reading from copies, and going on after a kill. */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DebianServer, type DebianServers, debianServers } from '../testing/index.ts';
import {
  type Database,
  type Db,
  listen,
  openDatabase,
  type Replicas,
  statement,
  transaction,
} from './index.ts';

let servers: DebianServers;
let primary: DebianServer;
let near: DebianServer;
let far: DebianServer;
const opened: Database[] = [];

beforeAll(async () => {
  servers = await debianServers();
  ({ primary } = servers);
  // What a site has: a role that may do nothing but use a database of its own.
  await primary.ask('create role site login');
  await primary.ask('create database site owner site');
  [near, far] = [await servers.addReplica(), await servers.addReplica()];
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});
afterAll(() => servers?.remove());

const urlOf = (server: DebianServer) => server.url('site', 'site');

async function open(
  urls: readonly DebianServer[],
  mostBehindMs = 5_000,
): Promise<Database & { replicas: Replicas }> {
  const [first, ...others] = urls.map(urlOf);
  const database = await openDatabase({
    dataDir: '',
    databaseUrl: first ?? '',
    replicas: { urls: others, mostBehindMs },
  });
  opened.push(database);
  if (database.replicas === null) throw new Error('no replicas are watched');
  return database as Database & { replicas: Replicas };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await holds()) return;
    await wait(10);
  }
  throw new Error('it never came true');
}

const whichOf = statement<{ port: string; replica: boolean }>(
  `select current_setting('port') as port, pg_is_in_recovery() as replica`,
);

async function portOf(db: Db): Promise<number> {
  const [row] = await whichOf(db, []);
  return Number(row?.port);
}

const standings = ({ replicas }: { replicas: Replicas }) =>
  replicas.figures().map(({ standing }) => standing);

async function newTable(db: Db, name: string): Promise<void> {
  await sql`create table if not exists ${sql.id(name)} (n int)`.execute(db);
  await sql`truncate ${sql.id(name)}`.execute(db);
}

function readerOf({ replicas }: { replicas: Replicas }, position = 0): Db {
  const chosen = replicas.choose(position);
  const reader = chosen === null ? undefined : replicas.readers[chosen];
  if (reader === undefined) throw new Error('nothing can be read');
  return reader;
}

describe('reading from replicas', () => {
  it('takes turns among them, with what Kysely asks and with prepared statements', async () => {
    const database = await open([primary, near, far]);
    const asked = new Set<number>();
    for (let n = 0; n < 4; n += 1) {
      const reader = readerOf(database);
      const { rows } = await sql<{ port: string }>`select current_setting('port') as port`.execute(reader);
      expect(Number(rows[0]?.port)).toBe(await portOf(reader));
      asked.add(Number(rows[0]?.port));
    }
    expect(asked).toEqual(new Set([near.port, far.port]));
    expect(await portOf(database.db)).toBe(primary.port);
    expect(standings(database)).toEqual(['primary', 'read', 'read']);
  });

  it('takes what writes to the primary, and sees it at once', async () => {
    const database = await open([primary, near]);
    await newTable(database.db, 'through');
    await database.replicas.caughtUp(5_000);
    const reader = readerOf(database);
    const count = async () => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from through`.execute(reader);
      return rows[0]?.count;
    };
    for (let n = 1; n <= 20; n += 1) {
      if (n % 2 === 0) await sql`insert into through values (${n})`.execute(reader);
      else await transaction(reader, (trx) => sql`insert into through values (${n})`.execute(trx));
      expect(await count()).toBe(n);
    }
    await until(async () => (await portOf(reader)) === near.port);
  });

  it('waits for nobody who needs more than they have: those go to the primary', async () => {
    const database = await open([primary, near, far]);
    const { db, replicas } = database;
    await newTable(db, 'own');
    await replicas.caughtUp(5_000);
    await near.ask('select pg_wal_replay_pause()');
    await far.ask('select pg_wal_replay_pause()');
    try {
      await sql`insert into own values (1)`.execute(db);
      const position = await replicas.position();
      await wait(600);
      expect(replicas.choose(position)).toBeNull();
      // Somebody else may still read what was before.
      expect(replicas.choose(0)).not.toBeNull();
      await near.ask('select pg_wal_replay_resume()');
      await until(() => replicas.choose(position) !== null);
      expect(await portOf(readerOf(database, position))).toBe(near.port);
      // What is told to all waits for all, but not for ever; then the late one is left out.
      await replicas.caughtUp(200);
      expect(await portOf(readerOf(database))).toBe(near.port);
      expect(await portOf(readerOf(database))).toBe(near.port);
    } finally {
      await near.ask('select pg_wal_replay_resume()');
      await far.ask('select pg_wal_replay_resume()');
    }
    await replicas.caughtUp(5_000);
    await until(() => standings(database).join() === 'primary,read,read');
  });

  it('leaves out one that is too far behind until it has caught up', async () => {
    const database = await open([primary, near], 500);
    await newTable(database.db, 'behind');
    await near.ask('select pg_wal_replay_pause()');
    try {
      await sql`insert into behind values (1)`.execute(database.db);
      await until(() => standings(database).join() === 'primary,behind');
      expect(database.replicas.choose(0)).toBeNull();
      expect(database.replicas.figures()[1]?.lagMs).toBeGreaterThan(500);
    } finally {
      await near.ask('select pg_wal_replay_resume()');
    }
    await until(() => standings(database).join() === 'primary,read');
    expect(database.replicas.figures()[1]?.lagMs).toBe(0);
  });

  it('asks the primary when one dies in between, and the dead one again when it is back', async () => {
    const database = await open([primary, near]);
    const reader = readerOf(database);
    expect(await portOf(reader)).toBe(near.port);
    const asked = sql<{ port: string }>`select pg_sleep(2), current_setting('port') as port`.execute(reader);
    await wait(200);
    await near.kill();
    expect(await portOf(reader)).toBe(primary.port);
    expect(Number((await asked).rows[0]?.port)).toBe(primary.port);
    await until(() => standings(database).join() === 'primary,away');
    expect(database.replicas.choose(0)).toBeNull();
    await near.start();
    await until(() => database.replicas.choose(0) !== null);
    expect(await portOf(readerOf(database))).toBe(near.port);
  });

  it('never reads from a server that holds other data', async () => {
    const replicas = { urls: [primary.url('site', 'postgres'), urlOf(near)], mostBehindMs: 5_000 };
    const database = await openDatabase({ dataDir: '', databaseUrl: urlOf(primary), replicas });
    opened.push(database);
    expect(database.replicas?.figures().map(({ standing }) => standing)).toEqual([
      'primary',
      'other',
      'read',
    ]);
    for (let n = 0; n < 4; n += 1) expect(database.replicas?.choose(0)).toBe(2);
  });
});

describe('when the primary is killed', () => {
  it('reads on, writes at the one that was promoted, and never again at the old one', async () => {
    const database = await open([primary, near, far]);
    const { db, replicas } = database;
    await newTable(db, 'kept');
    await sql`insert into kept values (1)`.execute(db);
    await replicas.caughtUp(5_000);
    const heard: number[] = [];
    const listening = await listen(db, 'news', () => heard.push(1));

    await primary.kill();
    await until(() => !replicas.hasPrimary());
    await listening.ended;
    await expect(sql`insert into kept values (2)`.execute(db)).rejects.toThrow();
    const { rows } = await sql`select n from kept`.execute(readerOf(database));
    expect(rows).toEqual([{ n: 1 }]);

    await near.promote();
    await until(() => replicas.hasPrimary());
    await sql`insert into kept values (3)`.execute(db);
    expect(await portOf(db)).toBe(near.port);
    expect(standings(database)).toEqual(['away', 'primary', 'old']);
    const again = await listen(db, 'news', () => heard.push(2));
    await sql`notify news`.execute(db);
    await until(() => heard.includes(2));
    await again.close();

    await far.follow(near);
    await until(async () => (await far.ask('select n from kept', 'site')).length === 2);
    await wait(600);
    // It follows, but can't say so yet: that is told at its next restart point, or to whoever may read statistics.
    expect(standings(database)).toEqual(['away', 'primary', 'old']);
    await near.ask('grant pg_read_all_stats to site');
    await until(() => standings(database).join() === 'away,primary,read');
    await replicas.caughtUp(5_000);
    expect((await sql`select n from kept order by n`.execute(readerOf(database))).rows).toEqual([
      { n: 1 },
      { n: 3 },
    ]);

    await primary.start();
    await until(() => standings(database).join() === 'old,primary,read');
    await sql`insert into kept values (4)`.execute(db);
    expect(await primary.ask('select n from kept', 'site')).toEqual([{ n: 1 }]);
    expect(await portOf(db)).toBe(near.port);
  });

  it('begins at the promoted one although the old one, which comes first, could be written to', async () => {
    const database = await open([primary, near, far]);
    expect(await portOf(database.db)).toBe(near.port);
    expect(standings(database)[0]).toBe('old');
  });

  it('says what is wrong when none can be written to', async () => {
    const replicas = { urls: [far.url('site', 'nowhere')], mostBehindMs: 5_000 };
    await expect(openDatabase({ dataDir: '', databaseUrl: urlOf(far), replicas })).rejects.toMatchObject({
      code: 'storage.url-read-only',
    });
  });
});
