import { type Migration, sql } from 'kysely';

/** Ids of accounts that were erased, which name nobody: a restored copy from before loses them again. */
export const accounts0002: Migration = {
  async up(db) {
    await sql`
      create table accounts.erased (id text primary key, at timestamptz not null default now())`.execute(db);
  },
};
