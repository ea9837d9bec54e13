/** DATABASE_URL, tried on a real PostgreSQL over TCP with a password. */
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { findBinaries } from './binaries.ts';
import { type Cluster, makeDatabase, pgdataOf } from './cluster.ts';
import { pretendServer } from './fixtures/old-server.ts';
import { EnvironmentProblem, listen, migrate, openDatabase } from './index.ts';
import { databaseUser } from './os-user.ts';

/** With what makes trouble in an address. */
const PASSWORD = 'p@ss word/#1';
const room = mkdtempSync(path.join(tmpdir(), 'tomoni-url-'));
chmodSync(room, 0o755);
const AUTHORITY = path.join(room, 'authority.crt');
const STRANGER = path.join(room, 'stranger.crt');
const port = await freePort();
const server = await startServer();

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGQUIT');
  await ended;
  rmSync(room, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function startServer() {
  const folder = path.join(room, 'server');
  mkdirSync(folder);
  const pgdata = pgdataOf(folder);
  const user = await databaseUser(pgdata);
  const binaries = await findBinaries(user);
  const cluster: Cluster = { folder, pgdata, log: '', user, binaries, careless: true };
  await makeDatabase(cluster);
  const rules = path.join(pgdata, 'pg_hba.conf');
  writeFileSync(rules, 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n');
  appendFileSync(
    path.join(pgdata, 'postgresql.conf'),
    `port = ${port}\nlisten_addresses = '127.0.0.1'\nfsync = off\nssl = on\n`,
  );
  certify(pgdata, 'localhost');
  if (user !== null) {
    for (const file of [rules, ...['server.crt', 'server.key'].map((name) => path.join(pgdata, name))]) {
      chownSync(file, user.uid, user.gid);
    }
  }
  const child = spawn(binaries.postgres, ['-D', pgdata, '-k', pgdata], {
    ...user,
    cwd: pgdata,
    stdio: 'ignore',
  });
  const isReady = () => /\nready/.test(readFileSync(path.join(pgdata, 'postmaster.pid'), 'utf8'));
  for (let tries = 0; tries < 500; tries += 1) {
    await wait(10);
    try {
      if (isReady()) break;
    } catch {
      // Not written yet.
    }
  }
  const admin = new pg.Client({ host: pgdata, port, user: 'tomoni', database: 'postgres' });
  await admin.connect();
  await admin.query(`create role citizen login password '${PASSWORD}'`);
  await admin.query('create database town owner citizen');
  await admin.query(`create database latin template template0 encoding 'SQL_ASCII' locale 'C'`);
  await admin.end();
  return child;
}

/** Makes an authority, and a certificate of it for a server of this name. The authority's is for readers, too. */
function certify(pgdata: string, name: string): void {
  const make = (subject: string, ...args: string[]) =>
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-days', '2', '-subj', subject, ...args],
      ],
      { cwd: pgdata, stdio: 'ignore' },
    );
  for (const file of [AUTHORITY, STRANGER]) make('/CN=Tomoni test', '-out', file, '-keyout', `${file}.key`);
  const signed = ['-CA', AUTHORITY, '-CAkey', `${AUTHORITY}.key`, '-addext', `subjectAltName=DNS:${name}`];
  make(`/CN=${name}`, ...signed, '-out', 'server.crt', '-keyout', 'server.key');
}

interface Change {
  password?: string;
  database?: string;
  port?: number;
  user?: string;
  host?: string;
}

function url(change: Change = {}): string {
  const { password = PASSWORD, database = 'town', user = 'citizen', host = '127.0.0.1' } = change;
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${change.port ?? port}/${database}`;
}

/** With TLS, trusting who is in this file. */
const sealed = (file: string, host = 'localhost') =>
  `${url({ host })}?sslmode=verify-full&sslrootcert=${encodeURIComponent(file)}`;

const open = (databaseUrl: string) => openDatabase({ dataDir: path.join(room, 'unused'), databaseUrl });

async function problemOf(databaseUrl: string): Promise<EnvironmentProblem> {
  const error = await open(databaseUrl).catch((reason: unknown) => reason);
  if (!(error instanceof EnvironmentProblem)) throw new Error(`no problem, but ${error}`);
  for (const text of [error.text.ja, error.text.en, String(error.stack)]) {
    expect(text).not.toMatch(/p@ss|p%40ss|word\/#1|wrong-one/);
  }
  expect(error.text.en).not.toContain('\n');
  return error;
}

describe('DATABASE_URL', () => {
  it('is used with its password, migrated and closed', async () => {
    const database = await open(url());
    expect(database.kind).toBe('url');
    expect(await migrate(database.db, [])).toEqual(['platform/0001-outbox']);
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.db);
    expect(rows).toEqual([{ name: 'town' }]);
    await Promise.all([database.close(), database.close()]);
  });

  it('with a wrong password says so and never shows it', async () => {
    const problem = await problemOf(url({ password: 'wrong-one' }));
    expect(problem.code).toBe('storage.url-refused');
    expect(problem.text.en).toContain('citizen');
  });

  it('of an unknown user is refused', async () => {
    expect((await problemOf(url({ user: 'nobody' }))).code).toBe('storage.url-refused');
  });

  it('of a database that is not there says so', async () => {
    const problem = await problemOf(url({ database: 'village' }));
    expect(problem.code).toBe('storage.url-no-database');
    expect(problem.text.en).toContain('village');
  });

  it('where nobody listens says where', async () => {
    const closed = await freePort();
    const problem = await problemOf(url({ port: closed }));
    expect(problem.code).toBe('storage.url-unreachable');
    expect(problem.text.en).toContain(`127.0.0.1:${closed}`);
  });

  it('of a host that does not exist says so', async () => {
    const problem = await problemOf('postgres://citizen:wrong-one@no-such-host.invalid/town');
    expect(problem.code).toBe('storage.url-unreachable');
  });

  it('of a database that does not store UTF-8 is refused', async () => {
    const admin = url({ database: 'latin' });
    expect((await problemOf(admin)).code).toBe('storage.url-not-utf8');
  });

  it.each(['town', 'mysql://localhost/town', 'postgres://a:wrong-one@[broken/town', ''.padEnd(3, ' ')])(
    'that is no address (%s) is refused without quoting it',
    async (text) => {
      expect((await problemOf(text)).code).toBe('storage.url-invalid');
    },
  );

  it.each([
    [
      { number: '140011', version: '14.11', encoding: 'UTF8', replica: false },
      'storage.url-too-old',
      '14.11',
    ],
    [
      { number: '160002', version: '16.2', encoding: 'UTF8', replica: true },
      'storage.url-read-only',
      '127.0.0.1',
    ],
  ])('of a server like %j is refused', async (pretence, code, named) => {
    const old = await pretendServer(pretence);
    const problem = await problemOf(url({ port: old.port }));
    old.close();
    expect(problem.code).toBe(code);
    expect(problem.text.en).toContain(named);
  });
});

describe('DATABASE_URL with TLS (sslmode=verify-full)', () => {
  it('is used for every connection, to each of several servers, too', async () => {
    const replicas = { urls: [sealed(AUTHORITY)], mostBehindMs: 5_000 };
    const database = await openDatabase({ dataDir: '', databaseUrl: sealed(AUTHORITY), replicas });
    const listening = await listen(database.db, 'news', () => undefined);
    const { rows } = await sql<{ name: string; ssl: boolean }>`
      select application_name as name, ssl from pg_stat_activity join pg_stat_ssl using (pid)
      where usename = 'citizen' order by name`.execute(database.db);
    await listening.close();
    await database.close();
    expect(rows.map(({ name }) => name)).toEqual([
      'tomoni',
      'tomoni listens',
      'tomoni watches',
      'tomoni watches',
    ]);
    expect(rows.map(({ ssl }) => ssl)).toEqual([true, true, true, true]);
  });

  it.each([
    ['of an authority that is not trusted', sealed(STRANGER), 'storage.url-unreachable', 'certificate'],
    ['of another name', sealed(AUTHORITY, '127.0.0.1'), 'storage.url-unreachable', '127.0.0.1'],
    ['that nobody vouches for', `${url()}?sslmode=verify-full`, 'storage.url-unreachable', 'certificate'],
    ['to be checked with a file that is away', sealed('/no/such.crt'), 'storage.url-no-file', '/no/such.crt'],
  ])('a server with a certificate %s is refused', async (_, address, code, named) => {
    const problem = await problemOf(address);
    expect(problem.code).toBe(code);
    expect(problem.text.en).toContain(named);
  });
});
