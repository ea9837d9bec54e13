/** The record of backups and restores that were made. */
import { sql } from 'kysely';
import type { Db } from '../storage/index.ts';

export interface BackupRun {
  what: 'backup' | 'restore';
  /** When it was done. */
  at: Date;
  /** The moment that the backup shows. */
  shows: Date;
  bytes: number;
  /** Of the program that wrote the backup. */
  release: string;
}

/** More folders than a site has in use. */
const MOST_FOLDERS = 20;

/**
 * Writes down that a backup was made or restored, and in which folder it lies. A database of a release that had no such
 * table stays as it is.
 */
export async function recordRun(
  db: Db,
  { what, shows, bytes, release, folder }: Omit<BackupRun, 'at'> & { folder: string | null },
): Promise<void> {
  const columns = await columnsOfRuns(db);
  if (columns.size === 0) return;
  await sql`
    insert into backup.runs (what, shows, bytes, release)
    values (${what}, ${shows}, ${bytes}, ${release})`.execute(db);
  if (folder === null || !columns.has('folder')) return;
  await sql`
    update backup.runs set folder = ${folder} where id = (select max(id) from backup.runs where what = ${what})`.execute(
    db,
  );
}

/** The newest backup or restore, or null. */
export async function lastRun(db: Db, what: BackupRun['what']): Promise<BackupRun | null> {
  const { rows } = await sql<BackupRun>`
    select what, at, shows, bytes, release from backup.runs where what = ${what}
    order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Where this site's backups were put, the newest first. */
export async function backupFolders(db: Db): Promise<string[]> {
  const { rows } = await sql<{ folder: string }>`
    select folder from backup.runs where what = 'backup' and folder is not null
    group by folder order by max(id) desc limit ${MOST_FOLDERS}`.execute(db);
  return rows.map(({ folder }) => folder);
}

/** A backup before an upgrade is made with the new program on the old tables. */
async function columnsOfRuns(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'backup' and table_name = 'runs'`.execute(db);
  return new Set(rows.map(({ name }) => name));
}
