/** Stories of our own PostgreSQL: real processes, really killed. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openEmbedded } from './embedded.ts';
import { type Stage, stageChildren } from './fixtures/children.ts';
import type { Database } from './index.ts';
import { endProcess, isAlive } from './living.ts';

const stage: Stage = await stageChildren();
const room = mkdtempSync(path.join(tmpdir(), 'tomoni-supervisor-'));
execFileSync('chmod', ['755', room]);
const opened: Database[] = [];
let count = 0;

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});
afterAll(() => {
  stage.remove();
  // A test that failed may have left its server.
  for (const name of readdirSync(room)) {
    const left = serverOf(path.join(room, name));
    if (left !== null) endProcess(left, 'SIGQUIT');
  }
  rmSync(room, { recursive: true, force: true });
});

function newFolder(): string {
  count += 1;
  return path.join(room, `data-${count}`);
}

let made: Promise<string> | null = null;

/** A data folder that was started once before: a copy of one that is made only once. */
async function usedFolder(): Promise<string> {
  made ??= (async () => {
    const folder = newFolder();
    await stage.run(folder).ended;
    return folder;
  })();
  const folder = newFolder();
  execFileSync('cp', ['-a', await made, folder]);
  return folder;
}

async function open(folder: string, share = false): Promise<Database> {
  const database = await openEmbedded({ dataDir: folder, share, careless: true });
  opened.push(database);
  return database;
}

/** The number in postmaster.pid, or null when no server says that it runs. */
function serverOf(folder: string): number | null {
  const file = path.join(folder, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

/** Never 0, which would mean ourselves to `kill`. */
function runningServerOf(folder: string): number {
  const pid = serverOf(folder);
  if (pid === null) throw new Error('no server runs');
  return pid;
}

async function startsIn({ db }: Database): Promise<number | undefined> {
  const { rows } = await sql<{ starts: number }>`select count(*) as starts from starts`.execute(db);
  return rows[0]?.starts;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await holds()) return;
    await wait(10);
  }
  throw new Error('it never came true');
}

describe('a data folder and its PostgreSQL', () => {
  it('is made at the first start, found at the second, and stopped each time', async () => {
    const folder = newFolder();
    expect(await stage.run(folder, ['careful']).answer).toMatchObject({ starts: 1 });
    await until(() => serverOf(folder) === null);
    const second = stage.run(folder, ['careful']);
    expect(await second.answer).toMatchObject({ starts: 2 });
    expect(await second.ended).toBe(0);
    expect(serverOf(folder)).toBeNull();
    expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('ends PostgreSQL in an orderly way on SIGTERM', async () => {
    const folder = await usedFolder();
    const child = stage.run(folder, ['stay']);
    await child.answer;
    const server = runningServerOf(folder);
    child.process.kill('SIGTERM');
    expect(await child.ended).toBe(0);
    expect(isAlive(server)).toBe(false);
    expect(readFileSync(path.join(folder, 'postgres.log'), 'utf8')).toMatch(
      /database system is shut down\s*$/,
    );
  });

  it('belongs to one site: of two that start at once one runs, the other says so and ends with 3', async () => {
    const folder = newFolder();
    const children = [stage.run(folder, ['stay']), stage.run(folder, ['stay'])];
    const answers = await Promise.all(children.map((child) => child.answer));
    const [winner] = answers.filter((answer) => answer.code === undefined);
    const [loser] = answers.filter((answer) => answer.code !== undefined);
    expect(winner).toMatchObject({ starts: 1 });
    expect(loser?.code).toBe('storage.in-use');
    expect(loser?.text?.en).toContain(`process ${winner?.pid}`);
    expect(await Promise.race(children.map((child) => child.ended))).toBe(3);
    for (const child of children) child.process.kill('SIGTERM');
    expect((await Promise.all(children.map((child) => child.ended))).sort()).toEqual([0, 3]);
    expect(serverOf(folder)).toBeNull();
  });

  it('is shared by a short command, and the last one to leave stops the server', async () => {
    const folder = await usedFolder();
    const site = await open(folder);
    const command = stage.run(folder, ['share']);
    expect(await command.answer).toMatchObject({ starts: 2 });
    expect(await command.ended).toBe(0);
    const server = runningServerOf(folder);
    expect(isAlive(server)).toBe(true);
    await site.close();
    expect(isAlive(server)).toBe(false);
  });
});

describe('after a kill', () => {
  it('joins the PostgreSQL that a killed site left running', async () => {
    const folder = await usedFolder();
    const child = stage.run(folder, ['stay']);
    await child.answer;
    const server = serverOf(folder);
    child.process.kill('SIGKILL');
    await child.ended;
    const database = await open(folder);
    expect(serverOf(folder)).toBe(server);
    expect(await startsIn(database)).toBe(2);
    await database.close();
    expect(serverOf(folder)).toBeNull();
  });

  it('starts a killed PostgreSQL again under a running site', async () => {
    const folder = await usedFolder();
    const database = await open(folder);
    process.kill(runningServerOf(folder), 'SIGKILL');
    await until(() =>
      startsIn(database)
        .then((starts) => starts === 1)
        .catch(() => false),
    );
  });

  it('recovers when both were killed', async () => {
    const folder = await usedFolder();
    const child = stage.run(folder, ['stay']);
    await child.answer;
    child.process.kill('SIGKILL');
    process.kill(runningServerOf(folder), 'SIGKILL');
    await child.ended;
    expect(await startsIn(await open(folder))).toBe(2);
  });

  it('starts although the number in postmaster.pid belongs to another process now', async () => {
    const folder = await usedFolder();
    writeFileSync(
      path.join(folder, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${folder}/postgres\n1\n5432\n.\n\n\nready\n`,
    );
    expect(await startsIn(await open(folder))).toBe(1);
  });

  it('starts although the killed PostgreSQL is still a zombie', async () => {
    const folder = await usedFolder();
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const zombie = await new Promise<number>((resolve) => {
      parent.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())));
    });
    await until(() => !isAlive(zombie));
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      writeFileSync(
        path.join(folder, 'postgres', name),
        `${zombie}\n${folder}/postgres\n1\n5432\n.\n\n\nready\n`,
      );
    }
    expect(await startsIn(await open(folder))).toBe(1);
    parent.kill('SIGKILL');
  });

  it('takes over a start lock whose process is gone, whose number was given away, or that is empty', async () => {
    const folder = await usedFolder();
    const lock = path.join(folder, 'starting.lock');
    const stale = [
      { pid: 2 ** 22 + 1, started: 'x' },
      { pid: process.pid, started: 'another boot' },
    ];
    for (const content of [...stale.map((holder) => JSON.stringify(holder)), '']) {
      writeFileSync(lock, content);
      const database = await open(folder);
      await database.close();
      expect(existsSync(lock)).toBe(false);
    }
  });

  it('survives a kill at any moment of its first start', async () => {
    const folder = newFolder();
    for (const moment of [60, 150, 250, 350, 500, 700, 900]) {
      const child = stage.run(folder, ['stay']);
      await Promise.race([wait(moment), child.answer]);
      child.process.kill('SIGKILL');
      await child.ended;
    }
    const database = await open(folder);
    await sql`create table if not exists starts ()`.execute(database.db);
    expect(readdirSync(folder).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
  });
});
