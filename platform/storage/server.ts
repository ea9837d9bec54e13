/** The PostgreSQL process of a data folder: find it, start it, stop it. Always called under the start lock. */
import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CLEAN_ENVIRONMENT, type Cluster, DISK_FULL, nameForPostgres } from './cluster.ts';
import { endProcess, isAlive, ownerOf, processesIn } from './living.ts';
import { problem } from './problems.ts';
import { serverSettings } from './server-settings.ts';

interface PidFile {
  pid: number;
  /** `starting`, `ready`, `stopping`, `standby`, or empty while it is being written. */
  state: string;
}

/** Recovery after a power cut may take minutes; while the process lives, we wait. */
const START_DEADLINE = 15 * 60_000;
const STOP_DEADLINE = 60_000;
/** PostgreSQL's own children may outlive a killed one for a moment and hold its shared memory. */
const LEFTOVER_DEADLINE = 20_000;
const LARGEST_LOG = 10_000_000;

/** Makes sure that the server runs and accepts connections; returns true when it had to be started. */
export async function ensureRunning(cluster: Cluster): Promise<boolean> {
  const deadline = Date.now() + START_DEADLINE;
  for (;;) {
    const found = readPidFile(cluster.pgdata);
    if (found === null || !isServer(cluster, found.pid)) break;
    if (found.state === 'ready') return false;
    if (Date.now() > deadline) throw startProblem(cluster, `process ${found.pid}: ${found.state}`);
    await wait(20);
  }
  await clearLeftovers(cluster);
  await start(cluster);
  return true;
}

/** Ends the server in an orderly way: open transactions are rolled back, everything stored is kept. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const found = readPidFile(cluster.pgdata);
  if (found === null || !isServer(cluster, found.pid)) return;
  const { pid } = found;
  endProcess(pid, 'SIGINT');
  if (await goneBefore(cluster, pid, STOP_DEADLINE)) return;
  // At once, without a last checkpoint: the next start replays the log. Nothing that was stored is lost.
  endProcess(pid, 'SIGQUIT');
  if (!(await goneBefore(cluster, pid, 10_000)))
    throw problem('storage.stop-failed', { pid, log: cluster.log });
}

async function goneBefore(cluster: Cluster, pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid) || readPidFile(cluster.pgdata)?.pid === pid) {
    if (Date.now() > deadline) return false;
    await wait(5);
  }
  return true;
}

/** postmaster.pid: line 1 the process, line 8 its state. */
function readPidFile(pgdata: string): PidFile | null {
  try {
    const lines = readFileSync(path.join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, state: (lines[7] ?? '').trim() } : null;
  } catch {
    return null;
  }
}

/** Is this living process the server of this folder, and not another one that got the same number later? */
function isServer(cluster: Cluster, pid: number): boolean {
  if (!isAlive(pid)) return false;
  const owner = ownerOf(pid);
  if (owner !== null && owner !== statSync(cluster.pgdata).uid) return false;
  return processesIn(cluster.pgdata)?.includes(pid) ?? true;
}

/**
 * Removes what a killed server left, where we know for sure that none of its processes lives: PostgreSQL itself
 * refuses to start when the old number is a zombie's or has been given to another process.
 */
async function clearLeftovers(cluster: Cluster): Promise<void> {
  const deadline = Date.now() + LEFTOVER_DEADLINE;
  let others = processesIn(cluster.pgdata);
  while (others !== null && others.length > 0) {
    if (Date.now() > deadline)
      throw startProblem(cluster, `process ${others.join(', ')} still uses the folder`);
    await wait(20);
    others = processesIn(cluster.pgdata);
  }
  if (others === null) return;
  for (const name of ['postmaster.pid', '.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    rmSync(path.join(cluster.pgdata, name), { force: true });
  }
}

async function start(cluster: Cluster): Promise<void> {
  const { pgdata, user, binaries, careless } = cluster;
  const log = openLog(cluster.log);
  const name = await nameForPostgres(pgdata, user);
  const child = spawn(binaries.postgres, ['-D', name, ...serverSettings(careless)], {
    ...(user ?? {}),
    cwd: pgdata,
    env: CLEAN_ENVIRONMENT,
    // Ctrl-C is for us: we end PostgreSQL after the last query.
    detached: true,
    stdio: ['ignore', log.file, log.file],
  });
  closeSync(log.file);
  let ended: string | null = null;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, by) => {
    ended = by ?? `exit ${code}`;
  });
  child.unref();
  const deadline = Date.now() + START_DEADLINE;
  for (let delay = 2; ; delay = Math.min(delay * 1.2, 50)) {
    if (ended !== null) throw startProblem(cluster, ended, log.from);
    const found = readPidFile(pgdata);
    if (found?.pid === child.pid && found?.state === 'ready') return;
    if (Date.now() > deadline) throw startProblem(cluster, found?.state ?? 'no answer', log.from);
    await wait(delay);
  }
}

/** Appends to the log; a large one is put aside first, one generation of it is kept. */
function openLog(file: string): { file: number; from: number } {
  let opened = openSync(file, 'a', 0o600);
  if (fstatSync(opened).size > LARGEST_LOG) {
    closeSync(opened);
    renameSync(file, `${file}.old`);
    opened = openSync(file, 'a', 0o600);
  }
  return { file: opened, from: fstatSync(opened).size };
}

/** The reason PostgreSQL wrote into its log, as one clear line. */
function startProblem(cluster: Cluster, ended: string, from?: number): unknown {
  const { pgdata, folder, log } = cluster;
  const said = from === undefined ? '' : readFileSync(log).subarray(from).toString('utf8');
  const detail = /(?:FATAL|PANIC|ERROR): {1,2}(.*)/.exec(said)?.[1] ?? said.trim().split('\n')[0] ?? '';
  if (DISK_FULL.test(said)) return problem('storage.disk-full', { folder });
  if (said.includes('shared libraries')) return problem('storage.binaries-not-usable', { detail });
  const permission = /Permission denied|Read-only file system|has wrong ownership|invalid permissions/.exec(
    said,
  );
  if (permission !== null) return problem('storage.folder-not-writable', { folder: pgdata, reason: detail });
  if (DAMAGE.test(said)) return problem('storage.damaged', { folder: pgdata, detail });
  return problem('storage.start-failed', { detail: detail === '' ? ended : detail, log });
}

const DAMAGE =
  /PANIC:|incorrect checksum|invalid checksum|invalid data in file|is not a valid data directory|could not (open|read|access|locate) (file|directory)|database files are incompatible|required checkpoint|bogus data|does not exist/i;
