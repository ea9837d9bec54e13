/** Our own PostgreSQL in the data folder: started or joined, watched, and stopped by whoever leaves last. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBinaries } from './binaries.ts';
import {
  type Cluster,
  DISK_FULL,
  folderProblem,
  hasDatabase,
  makeDatabase,
  makeFolder,
  pgdataOf,
} from './cluster.ts';
import { becomeSite, type Guard, isLastUser, settings, takeGuard } from './guard.ts';
import type { Database, OpenOptions } from './open.ts';
import { databaseUser } from './os-user.ts';
import { endPool, openPool } from './pool.ts';
import { problem } from './problems.ts';
import { ensureRunning, stopServer } from './server.ts';
import { type SocketAddress, socketAddress } from './socket.ts';
import { withStartLock } from './start-lock.ts';

export interface EmbeddedOptions extends Omit<OpenOptions, 'databaseUrl'> {
  /** For tests: faster, and a power cut would lose the data. */
  careless?: boolean;
}

/** What is needed to reach the server, and to notice when it is gone. */
interface Session {
  cluster: Cluster;
  address: SocketAddress;
  guard: Guard;
}

const LONGEST_PAUSE = 30_000;
const DYING_TAKES_AT_MOST = 10_000;

/** Starts, or joins, the PostgreSQL of the data folder. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const session = await join(options);
  const { db, pool } = openPool(settings(session.address.host, 'tomoni'), options.log, options.slowMs);
  let closing: Promise<void> | null = null;
  watch(session, options, () => closing !== null);
  const close = () => {
    closing ??= endPool(pool).then(() => leave(session));
    return closing;
  };
  return { db, pool, kind: 'embedded', replicas: null, close };
}

async function join(options: EmbeddedOptions): Promise<Session> {
  const folder = path.resolve(options.dataDir);
  await makeFolder(folder);
  try {
    return await withStartLock(folder, async () => {
      const cluster = await clusterOf(folder, options.careless ?? false);
      const started = await bringUp(cluster, options);
      const address = socketAddress(cluster.pgdata);
      try {
        return { cluster, address, guard: await register(cluster, address, options) };
      } catch (error) {
        address.release();
        if (started) await stopServer(cluster);
        throw error;
      }
    });
  } catch (error) {
    throw folderProblem(folder, error);
  }
}

async function clusterOf(folder: string, careless: boolean): Promise<Cluster> {
  const pgdata = pgdataOf(folder);
  const user = await databaseUser(pgdata);
  const binaries = await findBinaries(user);
  return { folder, pgdata, log: path.join(folder, 'postgres.log'), user, binaries, careless };
}

/** True when the server had to be started. */
async function bringUp(cluster: Cluster, options: EmbeddedOptions): Promise<boolean> {
  if (!(await hasDatabase(cluster))) {
    options.progress?.({ ja: 'データベースを作成しています…', en: 'Making the database…' });
    await makeDatabase(cluster);
  }
  const started = await ensureRunning(cluster);
  options.log?.info(
    { folder: cluster.folder },
    started ? 'PostgreSQL started' : 'joined a running PostgreSQL',
  );
  return started;
}

/** A server that we join may be dying just now: then it is started again. */
async function connect(cluster: Cluster, address: SocketAddress): Promise<Guard> {
  const deadline = Date.now() + DYING_TAKES_AT_MOST;
  for (;;) {
    try {
      return await takeGuard(address.host);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      if (DISK_FULL.test(detail)) throw problem('storage.disk-full', { folder: cluster.folder }, error);
      if (Date.now() > deadline) throw problem('storage.start-failed', { detail, log: cluster.log }, error);
    }
    await wait(50);
    await ensureRunning(cluster);
  }
}

/** Connects to the server, and makes sure that it knows its folder by the place where that is now. */
async function register(cluster: Cluster, address: SocketAddress, options: EmbeddedOptions): Promise<Guard> {
  let guard = await connect(cluster, address);
  if (!(await isAtHome(guard, cluster)) && (await isLastUser(guard))) {
    await guard.client.end();
    await stopServer(cluster);
    await ensureRunning(cluster);
    guard = await connect(cluster, address);
  }
  const other = options.share === true ? null : await becomeSite(guard);
  if (other === null) return guard;
  await guard.client.end();
  throw problem('storage.in-use', { folder: cluster.folder, pid: other.holder ?? '?' });
}

/** False when the data folder was moved while its server was running. */
async function isAtHome(guard: Guard, cluster: Cluster): Promise<boolean> {
  const { rows } = await guard.client.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  const folder = rows[0]?.folder ?? '';
  if (folder === '/proc/self/cwd') return true;
  try {
    return realpathSync(folder) === realpathSync(cluster.pgdata);
  } catch {
    return false;
  }
}

/** A server that dies under a running site is started again; the pool finds it at the same address. */
function watch(session: Session, options: EmbeddedOptions, isClosing: () => boolean): void {
  void session.guard.lost.then(async () => {
    for (let pause = 200; !isClosing(); pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      options.log?.error({ folder: session.cluster.folder }, 'PostgreSQL is gone; starting it again');
      try {
        await restart(session, options, isClosing);
        watch(session, options, isClosing);
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        options.log?.error({ reason }, 'PostgreSQL could not be started again');
      }
      await wait(pause, undefined, { ref: false });
    }
  });
}

async function restart(session: Session, options: EmbeddedOptions, isClosing: () => boolean): Promise<void> {
  const { cluster, address } = session;
  await withStartLock(cluster.folder, async () => {
    if (isClosing()) return;
    // Somebody removed the data under the running site: an empty database would look as if all were well.
    if (!(await hasDatabase(cluster)))
      throw problem('storage.damaged', { folder: cluster.pgdata, detail: 'PG_VERSION' });
    await bringUp(cluster, options);
    session.guard = await register(cluster, address, options);
  });
}

async function leave(session: Session): Promise<void> {
  const { cluster, address } = session;
  await withStartLock(cluster.folder, async () => {
    // When the server is already gone there is nobody else, and nothing to stop.
    const last = await isLastUser(session.guard).catch(() => true);
    await session.guard.client.end().catch(() => undefined);
    if (last) await stopServer(cluster);
  });
  address.release();
}
