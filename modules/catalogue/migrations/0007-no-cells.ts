import { type Kysely, type Migration, sql } from 'kysely';

/** Counts by squares, which nothing reads or writes: maps count what they show. */
export const noCells0007: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`drop table cell`.execute(db);
  },
};
