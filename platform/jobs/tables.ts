import { type Migration, sql } from 'kysely';
import PgBoss from 'pg-boss';
import type { ModuleManifest } from '../manifest/index.ts';
import { SCHEMA, withoutTransaction } from './boss.ts';
import { jobMeasures } from './measures.ts';
import { purgeJobs } from './purge.ts';
import { restore } from './restore.ts';

const migrations: Record<string, Migration> = {
  /**
   * The tables of pg-boss as the installed release makes them, so that they come with all others under one lock.
   * A release with other tables gets a migration of its own, from `getMigrationPlans`, that does nothing where this
   * one has made the newer tables already.
   */
  '0001-queues': {
    async up(db) {
      const plan = withoutTransaction(PgBoss.getConstructionPlans(SCHEMA)).replace(
        /SET LOCAL \w+ = '\w+';/g,
        '',
      );
      await sql.raw(plan).execute(db);
    },
  },
  '0002-schedules': {
    async up(db) {
      await sql`create table schedules (name text primary key, slot timestamptz not null)`.execute(db);
    },
  },
};

/** The tables of this home, for `migrate`, and what it does when a name has to go. */
export const jobsHome: ModuleManifest = {
  name: SCHEMA,
  migrations,
  restore,
  purge: purgeJobs,
  measures: jobMeasures,
};
