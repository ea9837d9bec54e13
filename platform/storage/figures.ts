/** Figures of the database, its disk and the connections of this process. */
import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Db } from './db.ts';
import { poolOf } from './pool.ts';

export interface DatabaseFigures {
  /** `18.4` */
  version: string;
  /** Bytes. */
  size: number;
  /** Bytes that are free where it lies; null when that is another machine, or isn't told. */
  free: number | null;
  /** False for a server that lets nobody write: a copy, or one whose disk is full. */
  writable: boolean;
}

/** Asks the database how large it is and how much room it has. */
export async function databaseFigures(db: Db): Promise<DatabaseFigures> {
  const { rows } = await sql<{ version: string; size: number; folder: string | null; writable: boolean }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as size,
      case when pg_has_role('pg_read_all_settings', 'member') and inet_server_addr() is null
        then current_setting('data_directory') end as folder,
      current_setting('transaction_read_only') = 'off' as writable`.execute(db);
  const found = rows[0];
  if (found === undefined) throw new Error('the database says nothing about itself');
  const version = found.version.split(' ')[0] ?? '';
  const free = found.folder === null ? null : await freeIn(found.folder);
  return { version, size: found.size, free, writable: found.writable };
}

export interface PoolFigures {
  /** As many as there may be. */
  most: number;
  /** Connections on which somebody works. */
  used: number;
  /** Who waits for one. */
  waiting: number;
}

/** How busy the connections of this process are. */
export function poolFigures(db: Db): PoolFigures {
  const { totalCount, idleCount, waitingCount, options } = poolOf(db);
  return { most: options.max, used: totalCount - idleCount, waiting: waitingCount };
}

async function freeIn(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
