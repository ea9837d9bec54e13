/** What is wrong around our own PostgreSQL is one clear line, and never costs data. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { findBinaries } from './binaries.ts';
import { makeDatabase } from './cluster.ts';
import { openEmbedded } from './embedded.ts';
import { NOBODY, stageChildren } from './fixtures/children.ts';
import { EnvironmentProblem } from './index.ts';
import { databaseUser, type OsUser } from './os-user.ts';

const isRoot = process.getuid?.() === 0;
const room = mkdtempSync(path.join(tmpdir(), 'tomoni-environment-'));
chmodSync(room, 0o755);
const stage = await stageChildren();
const sound = path.join(room, 'sound');
await (await openEmbedded({ dataDir: sound, careless: true })).close();

afterAll(() => {
  stage.remove();
  rmSync(room, { recursive: true, force: true });
});

async function problemOf(work: Promise<unknown>): Promise<EnvironmentProblem> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EnvironmentProblem)) throw new Error(`no problem, but ${error}`);
  // One line that names the place and never shows a stack.
  for (const text of [error.text.ja, error.text.en]) expect(text).not.toMatch(/\n|\{\w+\}/);
  return error;
}

function open(dataDir: string): Promise<unknown> {
  return openEmbedded({ dataDir, careless: true }).then((database) => database.close());
}

/** A whole database with one thing changed, and the promise that opening it changes nothing. */
async function problemWith(name: string, damage: (pgdata: string) => void): Promise<EnvironmentProblem> {
  const folder = path.join(room, name);
  execFileSync('cp', ['-a', sound, folder]);
  const pgdata = path.join(folder, 'postgres');
  damage(pgdata);
  const before = readdirSync(pgdata).sort();
  const problem = await problemOf(open(folder));
  expect(problem.text.en).toContain(pgdata);
  const after = readdirSync(pgdata).filter((file) => file !== 'postmaster.opts');
  expect(after.sort()).toEqual(before.filter((file) => file !== 'postmaster.opts'));
  return problem;
}

describe('a damaged database', () => {
  it('without PG_VERSION is not started and not touched', async () => {
    const problem = await problemWith('no-version', (pgdata) => rmSync(path.join(pgdata, 'PG_VERSION')));
    expect(problem.code).toBe('storage.damaged');
  });

  it('with rubbish in PG_VERSION is not started', async () => {
    const problem = await problemWith('rubbish', (pgdata) =>
      writeFileSync(path.join(pgdata, 'PG_VERSION'), '\0\0'),
    );
    expect(problem.code).toBe('storage.damaged');
  });

  it('without its control file is not started', async () => {
    const problem = await problemWith('no-control', (pgdata) =>
      rmSync(path.join(pgdata, 'global', 'pg_control')),
    );
    expect(problem.code).toBe('storage.damaged');
  });

  it('with a broken control file is not started', async () => {
    const problem = await problemWith('control', (pgdata) => {
      const file = path.join(pgdata, 'global', 'pg_control');
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xff, 0, 200));
    });
    expect(problem.code).toBe('storage.damaged');
  });

  it('with its write-ahead log cut off is not started', async () => {
    const problem = await problemWith('wal', (pgdata) => {
      for (const name of readdirSync(path.join(pgdata, 'pg_wal')).filter((file) =>
        /^[0-9A-F]{24}$/.test(file),
      )) {
        truncateSync(path.join(pgdata, 'pg_wal', name), 0);
      }
    });
    expect(problem.code).toBe('storage.damaged');
  });

  it('of another PostgreSQL names both versions', async () => {
    const problem = await problemWith('old', (pgdata) =>
      writeFileSync(path.join(pgdata, 'PG_VERSION'), '17\n'),
    );
    expect(problem.code).toBe('storage.other-version');
    expect(problem.text.en).toMatch(/PostgreSQL 17, .* PostgreSQL 18/);
  });
});

describe('the data folder', () => {
  it('may not be a file', async () => {
    const file = path.join(room, 'file');
    writeFileSync(file, '');
    expect((await problemOf(open(file))).code).toBe('storage.folder-is-file');
    expect((await problemOf(open(path.join(file, 'data')))).code).toBe('storage.folder-is-file');
  });

  it('may have a long name with spaces and Japanese characters', async () => {
    const folder = path.join(room, `ともに市 データ ${'長い名前'.repeat(15)}`);
    expect(Buffer.byteLength(folder)).toBeGreaterThan(150);
    await open(folder);
    await open(folder);
    expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('is cleared of a database that was only half made', async () => {
    const folder = path.join(room, 'half');
    mkdirSync(path.join(folder, 'postgres.new-1', 'base'), { recursive: true });
    writeFileSync(path.join(folder, 'postgres.new-1', 'PG_VERSION'), '18');
    await open(folder);
    expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it.each([
    'could not write file: No space left on device',
    'could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10',
  ])('is reported and left clean when the disk is full while the database is made (%s)', async (said) => {
    const folder = mkdtempSync(path.join(room, 'full-'));
    const initdb = path.join(room, 'initdb');
    writeFileSync(initdb, `#!/bin/sh\ncat >&2 <<'END'\ninitdb: error: ${said}\nEND\nexit 1\n`);
    chmodSync(initdb, 0o755);
    const user = await databaseUser(folder);
    const binaries = { ...(await findBinaries(user)), initdb };
    const cluster = {
      folder,
      pgdata: path.join(folder, 'postgres'),
      log: '',
      user: null,
      binaries,
      careless: true,
    };
    expect((await problemOf(makeDatabase(cluster))).code).toBe('storage.disk-full');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** Who starts Tomoni in these stories: root takes the part of an ordinary user, an ordinary user is one. */
const ordinary: OsUser | undefined = isRoot ? NOBODY : undefined;

function folderOf(name: string, mode: number, user?: OsUser): string {
  const folder = path.join(room, name);
  mkdirSync(folder, { mode });
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

describe('users', () => {
  it('an ordinary user runs PostgreSQL as itself', async () => {
    const folder = folderOf('ordinary', 0o700, ordinary);
    const child = stage.run(folder, [], ordinary);
    expect(await child.answer).toMatchObject({ starts: 1 });
    expect(await child.ended).toBe(0);
    const uid = ordinary?.uid ?? process.getuid?.();
    expect(statSync(path.join(folder, 'postgres')).uid).toBe(uid);
  });

  it('an ordinary user is told of a folder that cannot be written', async () => {
    const folder = folderOf('locked', 0o555);
    const child = stage.run(folder, [], ordinary);
    expect(await child.answer).toMatchObject({ code: 'storage.folder-not-writable' });
    expect(await child.ended).toBe(3);
    const inside = stage.run(path.join(folder, 'data'), [], ordinary);
    expect(await inside.answer).toMatchObject({ code: 'storage.folder-not-writable' });
  });
});

/** What only root can try: files that belong to other users. */
function asRoot(): void {
  it('runs PostgreSQL as another user, also in a folder that only root can enter', async () => {
    const secret = folderOf('secret', 0o700);
    const folder = path.join(secret, 'data');
    const database = await openEmbedded({ dataDir: folder, careless: true });
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.db);
    expect(rows).toEqual([{ one: 1 }]);
    await database.close();
    expect(statSync(path.join(folder, 'postgres')).uid).not.toBe(0);
  });

  it('goes on with the database of an ordinary user as that user', async () => {
    const folder = folderOf('both', 0o755, NOBODY);
    expect(await stage.run(folder, [], NOBODY).ended).toBe(0);
    await open(folder);
    expect(await stage.run(folder, [], NOBODY).answer).toMatchObject({ starts: 2 });
  });

  it('takes over a database that a restored backup gave to root', async () => {
    const folder = path.join(room, 'restored');
    execFileSync('cp', ['-a', sound, folder]);
    execFileSync('chown', ['-R', '0:0', folder]);
    await open(folder);
    expect(statSync(path.join(folder, 'postgres')).uid).not.toBe(0);
  });

  it("an ordinary user is told of another user's database", async () => {
    const folder = folderOf('other', 0o777);
    chmodSync(folder, 0o777);
    execFileSync('cp', ['-a', path.join(sound, 'postgres'), folder]);
    expect(await stage.run(folder, [], NOBODY).answer).toMatchObject({ code: 'storage.other-owner' });
  });
}

if (isRoot) describe('root', asRoot);
