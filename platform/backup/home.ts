/** This home as a site runs it: a record of backups and restores, and the lists of what was removed for good. */
import { type Migration, sql } from 'kysely';
import { holdsNothing, REMOVED } from '../history/index.ts';
import { defineJob } from '../jobs/index.ts';
import type { ModuleManifest, RestoreHooks } from '../manifest/index.ts';
import { writeLists } from './lists.ts';

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
  '0002-folder': {
    async up(db) {
      await sql`alter table runs add column folder text`.execute(db);
    },
  },
};

const restore: RestoreHooks = {
  /** Where the copy was taken from, backups go on to be made by the other one: this one's removals are not that one's. */
  async settle(trx) {
    await sql`update backup.runs set folder = null`.execute(trx);
    return {};
  },
};

const listJob = defineJob({
  name: 'backup.list-removals',
  title: { ja: '消したものの控えを新しくする', en: 'Bring the lists of removals up to date' },
  schedule: { every: 'hour', minute: 25 },
  run: writeLists,
});

/** For app/modules.ts. */
export const backupHome: ModuleManifest = {
  name: 'backup',
  migrations,
  jobs: [listJob],
  restore,
  events: { [REMOVED]: writeLists },
  purge: holdsNothing('times and sizes of backups'),
};
