import { type Migration, sql } from 'kysely';

/** Tries are counted in platform/limits; counts last for an hour at most and begin anew. */
export const accounts0003: Migration = {
  async up(db) {
    await sql`drop table accounts.attempt`.execute(db);
  },
};
