/** This home as a site runs it: its table, and removing what is over. */
import { sql } from 'kysely';
import { holdsNothing } from '../history/index.ts';
import { defineJob } from '../jobs/index.ts';
import type { ModuleManifest } from '../manifest/index.ts';
import { sweepTurns } from './turns.ts';

const sweepJob = defineJob({
  name: 'limits.sweep',
  title: { ja: '数えおわった回数を消す', en: 'Remove counts that are over' },
  schedule: { every: 'day', at: '03:55' },
  run: (site) => sweepTurns(site.db),
});

/** For app/modules.ts. */
export const limitsHome: ModuleManifest = {
  name: 'limits',
  migrations: {
    '0001-attempt': {
      async up(db) {
        await sql`
          create table attempt (key text primary key, count integer not null, until timestamptz not null)`.execute(
          db,
        );
      },
    },
  },
  jobs: [sweepJob],
  purge: holdsNothing('it keeps keyed hashes, from which nobody can tell what was counted'),
};
