/** This home as a site runs it: a record of backups and restores, and the list of what was removed for good. */
import { mkdir } from 'node:fs/promises';
import { type Migration, sql } from 'kysely';
import { holdsNothing, REMOVED } from '../history/index.ts';
import { defineJob } from '../jobs/index.ts';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import type { Db } from '../storage/index.ts';
import { keepRemovals, removalsOf } from './removals.ts';

const migrations: Record<string, Migration> = {
  '0001-runs': {
    async up(db) {
      await sql`
        create table runs (
          id bigint generated always as identity primary key,
          what text not null check (what in ('backup', 'restore')),
          at timestamptz not null default clock_timestamp(),
          shows timestamptz not null,
          bytes bigint not null,
          release text not null
        )`.execute(db);
    },
  },
};

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

/** Writes down that a backup was made or restored. A database of a release that had no such table stays as it is. */
export async function recordRun(
  db: Db,
  { what, shows, bytes, release }: Omit<BackupRun, 'at'>,
): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('backup.runs') is not null as there`.execute(db);
  if (rows[0]?.there !== true) return;
  await sql`
    insert into backup.runs (what, shows, bytes, release)
    values (${what}, ${shows}, ${bytes}, ${release})`.execute(db);
}

/** The newest backup or restore, or null. */
export async function lastRun(db: Db, what: BackupRun['what']): Promise<BackupRun | null> {
  const { rows } = await sql<BackupRun>`
    select what, at, shows, bytes, release from backup.runs where what = ${what}
    order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Brings the list in the data folder up to date. */
async function writeList(site: Site): Promise<void> {
  const { dataDir } = site;
  if (dataDir === undefined) return;
  await mkdir(dataDir, { recursive: true });
  await keepRemovals(dataDir, await removalsOf(site.db, site.modules));
}

const listJob = defineJob({
  name: 'backup.list-removals',
  title: { ja: '消したものの控えを新しくする', en: 'Bring the list of removals up to date' },
  schedule: { every: 'hour', minute: 25 },
  run: writeList,
});

/** For app/modules.ts. */
export const backupHome: ModuleManifest = {
  name: 'backup',
  migrations,
  jobs: [listJob],
  events: { [REMOVED]: writeList },
  purge: holdsNothing('times and sizes of backups'),
};
