/** Opens the database of a site: its own PostgreSQL in the data folder, or the one of DATABASE_URL. */
import { existsSync } from 'node:fs';
import type pg from 'pg';
import type { SiteLog } from '../manifest/index.ts';
import { pgdataOf } from './cluster.ts';
import type { Db } from './db.ts';
import { openEmbedded } from './embedded.ts';
import { endPool, openPool } from './pool.ts';
import type { ProblemText } from './problem.ts';
import { checkedUrl } from './url.ts';

export interface OpenOptions {
  /** Folder for everything Tomoni keeps; made when missing. */
  dataDir: string;
  /** A PostgreSQL of version 15 or newer; without it Tomoni runs its own. */
  databaseUrl?: string | null;
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

export interface Database {
  db: Db;
  /** For what Kysely can't do: COPY, LISTEN. */
  pool: pg.Pool;
  kind: 'embedded' | 'url';
  /** Ends the connections and, when nobody else uses it, our own PostgreSQL. Safe to call twice. */
  close(): Promise<void>;
}

/** @throws EnvironmentProblem one clear line for whatever keeps the database from working. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (!options.databaseUrl) return openEmbedded(options);
  const config = await checkedUrl(options.databaseUrl);
  if (options.connections !== undefined) config.max = options.connections;
  const { db, pool } = openPool(config, options.log, options.slowMs);
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= endPool(pool);
    return closing;
  };
  return { db, pool, kind: 'url', close };
}

/** Whether a data folder holds a database of its own: looks only, and makes nothing. */
export function hasOwnDatabase(dataDir: string): boolean {
  return existsSync(pgdataOf(dataDir));
}
