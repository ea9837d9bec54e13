import { type Kysely, type Migration, sql } from 'kysely';

/** How often datasets were fetched, by day. Nothing of who did. */
export const usage0002: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table usage (
        owner text not null,
        dataset text not null,
        day date not null,
        what text not null check (what in ('download', 'api')),
        count int not null,
        primary key (owner, dataset, day, what)
      )`.execute(db);
  },
};
