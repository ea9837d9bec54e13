import { type Kysely, type Migration, sql } from 'kysely';

/** How many records of a version say less than their file: homes of carers. Versions before it had none kept back so. */
export const rough0005: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table version add column rough int not null default 0`.execute(db);
  },
};
