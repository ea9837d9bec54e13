import { type Kysely, type Migration, sql } from 'kysely';

export const owners0001: Migration = {
  async up(db: Kysely<unknown>) {
    // A letter first: no group can be taken for a place, or for the word "site" that stands for all.
    await sql`
      create table owners.community (
        id text primary key check (id ~ '^[a-z][a-z0-9-]{2,39}$' and id <> 'site'),
        name text not null,
        name_en text,
        added_at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table owners.coverage (
        owner text not null,
        ref text not null,
        place text not null,
        primary key (owner, ref, place)
      )`.execute(db);
    // A search for a place crosses owners.
    await sql`create index coverage_place on owners.coverage (place)`.execute(db);
  },
};
