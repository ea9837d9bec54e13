/** The folder of our own PostgreSQL ("cluster"): is it there, is it sound, and making a new one. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { endProcess, processesIn } from './living.ts';
import { canEnter, type OsUser } from './os-user.ts';
import { problem } from './problems.ts';

/** What PostgreSQL and its tools say when the disk is full; a short write is the first sign of it. */
export const DISK_FULL = /No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes/;

const HALF_MADE = 'postgres.new-';

export interface Cluster {
  /** The data folder of the site. */
  folder: string;
  /** PostgreSQL's own folder in it. */
  pgdata: string;
  log: string;
  user: OsUser | null;
  binaries: Binaries;
  /** For tests: no fsync anywhere; a power cut would lose the data. */
  careless: boolean;
}

/** Where PostgreSQL keeps its files, for a data folder. */
export function pgdataOf(folder: string): string {
  return path.join(folder, 'postgres');
}

/**
 * Makes the data folder when it is missing.
 * @throws EnvironmentProblem `storage.folder-…`, `storage.disk-full`
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw folderProblem(folder, error);
  }
  if (!(await stat(folder)).isDirectory()) throw problem('storage.folder-is-file', { folder });
}

/** Turns what the file system says about the data folder into one clear line; other errors stay as they are. */
export function folderProblem(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EEXIST' || code === 'ENOTDIR') return problem('storage.folder-is-file', { folder }, error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('storage.disk-full', { folder }, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return problem('storage.folder-not-writable', { folder, reason: code }, error);
  }
  return error;
}

/**
 * True when there is a database to start, false when one must be made first.
 * @throws EnvironmentProblem `storage.damaged`, `storage.other-version`; nothing is ever deleted.
 */
export async function hasDatabase(cluster: Cluster): Promise<boolean> {
  const { pgdata, binaries } = cluster;
  const names = await readdir(pgdata).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw folderProblem(pgdata, error);
  });
  if (names.length === 0) return false;
  const damaged = (detail: string) => problem('storage.damaged', { folder: pgdata, detail });
  const version = (await readFile(path.join(pgdata, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (!/^\d{1,2}$/.test(version)) throw damaged('PG_VERSION');
  if (version !== binaries.major) {
    throw problem('storage.other-version', { folder: pgdata, found: version, wanted: binaries.major });
  }
  const control = await stat(path.join(pgdata, 'global', 'pg_control')).catch(() => null);
  if (control === null || control.size === 0) throw damaged('global/pg_control');
  return true;
}

/**
 * Makes a new database. It is built in a folder beside its place and moved there in one step, so that a
 * `postgres` folder is always whole; what a killed start left behind held nothing yet and is removed.
 */
export async function makeDatabase(cluster: Cluster): Promise<void> {
  const { folder, pgdata, user } = cluster;
  await removeHalfMade(folder);
  const half = path.join(folder, HALF_MADE + randomUUID());
  await mkdir(half, { mode: 0o700 });
  try {
    if (user !== null) await chown(half, user.uid, user.gid);
    await initdb(cluster, half, 'C.UTF-8');
    await rename(half, pgdata);
    await syncFolder(folder);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/** initdb outlives a Tomoni that was killed, and would go on writing while we remove its folder. */
async function removeHalfMade(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(HALF_MADE)) continue;
    const half = path.join(folder, name);
    for (const pid of processesIn(half) ?? []) endProcess(pid, 'SIGKILL');
    // What can't be removed now is tried again when the next database is made; it is in nobody's way.
    await rm(half, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => undefined);
  }
}

/**
 * How PostgreSQL is told its folder. A user that can't enter the folders above it (a clone under /root) reaches
 * it as "the folder I was started in", which Linux gives a name; that needs no permission above.
 */
export async function nameForPostgres(folder: string, user: OsUser | null): Promise<string> {
  const above = [folder, await realpath(folder)].map((name) => path.dirname(name));
  if ((await canEnter(above[0] ?? '/', user)) && (await canEnter(above[1] ?? '/', user))) return folder;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw problem('storage.folder-not-writable', { folder, reason: 'the user postgres cannot enter it' });
}

/** Nothing of our own environment (PGOPTIONS, PGDATA, LANG) may change what PostgreSQL does. */
export const CLEAN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

async function initdb(cluster: Cluster, target: string, locale: string): Promise<void> {
  const { binaries, user, careless } = cluster;
  const locales = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`];
  const options = ['--username=tomoni', '--auth=trust', '--encoding=UTF8', '--no-instructions', ...locales];
  const name = await nameForPostgres(target, user);
  const args = ['-D', name, ...options, ...(careless ? ['--no-sync', '--wal-segsize=1'] : [])];
  const child = spawn(binaries.initdb, args, {
    ...(user ?? {}),
    cwd: target,
    env: CLEAN_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) =>
      reject(problem('storage.binaries-not-usable', { detail: error.message }, error)),
    );
    child.on('close', resolve);
  });
  if (code === 0) return;
  // A system without the locale C.UTF-8 (macOS): the builtin one decides about text anyway.
  if (locale !== 'C' && said.includes('invalid locale')) {
    await emptyFolder(target);
    return initdb(cluster, target, 'C');
  }
  throw initdbProblem(cluster, said);
}

function initdbProblem(cluster: Cluster, said: string): unknown {
  if (DISK_FULL.test(said)) return problem('storage.disk-full', { folder: cluster.folder });
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const detail = lines.find((line) => /error|fatal|cannot/i.test(line)) ?? lines[0] ?? 'initdb';
  if (said.includes('shared libraries')) return problem('storage.binaries-not-usable', { detail });
  return problem('storage.start-failed', { detail, log: cluster.log });
}

async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    await rm(path.join(folder, name), { recursive: true, force: true });
}

/** After a power cut the new name must still be there. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
