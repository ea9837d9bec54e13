/** Opens the database of a site: its own PostgreSQL in the data folder, or the one of DATABASE_URL. */
import { existsSync } from 'node:fs';
import type pg from 'pg';
import type { SiteLog } from '../manifest/index.ts';
import { pgdataOf } from './cluster.ts';
import type { Db } from './db.ts';
import { openEmbedded } from './embedded.ts';
import { endPool, openPool } from './pool.ts';
import type { ProblemText } from './problem.ts';
import { type Replicas, watchReplicas } from './replicas.ts';
import { firstSight, primaryAmong } from './standing.ts';
import { addressProblem, checkedUrl } from './url.ts';
import { type WatchedServer, watchServer } from './watched-server.ts';

export interface OpenOptions {
  /** Folder for everything Tomoni keeps; made when missing. */
  dataDir: string;
  /** A PostgreSQL of version 15 or newer; without it Tomoni runs its own. */
  databaseUrl?: string | null;
  /**
   * Further servers with the same data: they are read, and written to after one of them was promoted. Only together
   * with `databaseUrl`.
   */
  replicas?: ReplicaOptions | null;
  /**
   * A short command beside a running site (import, backup) shares the database with it. Without this, another
   * Tomoni on the same data folder is a problem.
   */
  share?: boolean;
  /** Connections that this process may have at most; ten when left out. Not for our own PostgreSQL. */
  connections?: number;
  log?: SiteLog;
  /** Statements that take longer, in milliseconds, are logged; none when left out. */
  slowMs?: number;
  /** Told what takes longer than a moment, as one line for the person who waits. */
  progress?: (text: ProblemText) => void;
}

export interface ReplicaOptions {
  urls: readonly string[];
  /** One that is further behind isn't read, in milliseconds. */
  mostBehindMs: number;
}

export interface Database {
  db: Db;
  /** For what Kysely can't do: COPY, LISTEN. */
  pool: pg.Pool;
  kind: 'embedded' | 'url';
  /** What may be read instead of `db`; null where there is only one server. */
  replicas: Replicas | null;
  /** Ends the connections and, when nobody else uses it, our own PostgreSQL. Safe to call twice. */
  close(): Promise<void>;
}

/** @throws EnvironmentProblem one clear line for whatever keeps the database from working. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (!options.databaseUrl) return openEmbedded(options);
  const { replicas } = options;
  if (replicas && replicas.urls.length > 0)
    return openSeveral(options, [options.databaseUrl, ...replicas.urls]);
  const config = await checkedUrl(options.databaseUrl);
  if (options.connections !== undefined) config.max = options.connections;
  const { db, pool } = openPool(config, options.log, options.slowMs);
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= endPool(pool);
    return closing;
  };
  return { db, pool, kind: 'url', replicas: null, close };
}

/** The one that is the primary just now, whichever of the addresses that is, and the others to read. */
async function openSeveral(
  { connections, log, slowMs, replicas }: OpenOptions,
  urls: readonly string[],
): Promise<Database> {
  const servers = urls.map(watchedServer);
  await Promise.all(servers.map((server) => server.look()));
  const found = primaryAmong(servers, { ...firstSight(servers), primary: null });
  const primary = found ?? (servers[0] as WatchedServer);
  try {
    const config: pg.PoolConfig = await checkedUrl(primary.url);
    // It may have become able to answer only just now.
    if (found === null) await Promise.all(servers.map((server) => server.look()));
    if (connections !== undefined) config.max = connections;
    const { db, pool } = openPool(config, log, slowMs);
    const mostBehindMs = replicas?.mostBehindMs ?? 0;
    const watching = watchReplicas({
      servers,
      primary,
      db,
      pool,
      reading: config,
      mostBehindMs,
      log,
      slowMs,
    });
    let closing: Promise<void> | null = null;
    const close = () => {
      closing ??= watching.close().then(() => endPool(pool));
      return closing;
    };
    return { db, pool, kind: 'url', replicas: watching, close };
  } catch (error) {
    await Promise.all(servers.map((server) => server.end()));
    throw error;
  }
}

function watchedServer(url: string): WatchedServer {
  try {
    return watchServer(url);
  } catch (error) {
    throw addressProblem(error);
  }
}

/** Whether a data folder holds a database of its own: looks only, and makes nothing. */
export function hasOwnDatabase(dataDir: string): boolean {
  return existsSync(pgdataOf(dataDir));
}
