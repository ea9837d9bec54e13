import { type Migration, sql } from 'kysely';

/** Keys with which programs bring files in for somebody. Of a key itself only its digest is kept. */
export const accounts0004: Migration = {
  async up(db) {
    await sql`
      create table accounts.key (
        id text primary key default gen_random_uuid()::text,
        person text not null references accounts.person on delete cascade,
        place text not null,
        name text not null,
        start text not null,
        digest text not null unique,
        made_at timestamptz not null,
        last_day date not null,
        used_on date,
        ended_at timestamptz,
        why_ended text
      )`.execute(db);
    await sql`create index key_person on accounts.key (person)`.execute(db);
  },
};
