import { type Migration, sql } from 'kysely';

/** A keyed digest of the address of an erased account: a copy from before the account had its address elsewhere already. */
export const accounts0005: Migration = {
  async up(db) {
    await sql`alter table accounts.erased add column digest text`.execute(db);
  },
};
