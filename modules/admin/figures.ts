/** Figures of the database and its disk. */
import { statfs } from 'node:fs/promises';
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';

export interface DatabaseFigures {
  /** `18.4` */
  version: string;
  /** Bytes. */
  size: number;
  /** Bytes that are free where it lies; null when that is another machine, or isn't told. */
  free: number | null;
}

export async function databaseFigures(db: Db): Promise<DatabaseFigures> {
  const { rows } = await sql<{ version: string; size: number; folder: string | null }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as size,
      case when pg_has_role('pg_read_all_settings', 'member') and inet_server_addr() is null
        then current_setting('data_directory') end as folder`.execute(db);
  const found = rows[0];
  if (found === undefined) throw new Error('the database says nothing about itself');
  const version = found.version.split(' ')[0] ?? '';
  return { version, size: found.size, free: found.folder === null ? null : await freeIn(found.folder) };
}

async function freeIn(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
