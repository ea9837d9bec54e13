import { type Migration, sql } from 'kysely';
import { retireJob } from '../jobs/index.ts';

/**
 * The latest version of each topic. `changed_in` is the transaction: asking for rows of this and later transactions
 * misses none that was committed late, which a time or a counter would.
 *
 * Rows stay for good, one for each thing of which anything was ever told: a page without a row says that it has seen
 * nothing, and a process that still knows the version would tell it for ever that what it shows has changed.
 */
export const migrations: Record<string, Migration> = {
  '0001-topics': {
    async up(db) {
      await sql`
        create table topic (
          topic text primary key,
          version bigint not null,
          changed_in xid8 not null default pg_current_xact_id(),
          changed_at timestamptz not null default now()
        )`.execute(db);
      await sql`create index topic_changed_in on topic (changed_in)`.execute(db);
      await sql`create index topic_changed_at on topic (changed_at)`.execute(db);
    },
  },
  '0002-rows-stay': {
    async up(db) {
      await sql`drop index topic_changed_at`.execute(db);
      await retireJob(db, 'live.tidy');
    },
  },
};
