import { type Kysely, type Migration, sql } from 'kysely';

/** Municipalities and prefectures this site knows. A code is never reused; a merged town keeps its row. */
export const places0001: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table places.place (
        code text primary key check (code ~ '^[0-9]{6}$'),
        name text not null,
        name_kana text,
        name_en text,
        prefecture text,
        landscape text not null default 'river' check (landscape in ('sea', 'river', 'plain', 'snow')),
        valid_from date,
        valid_until date,
        successors text[] not null default '{}',
        added_at timestamptz not null default now()
      )`.execute(db);
  },
};
