import { type Kysely, type Migration, sql } from 'kysely';

/**
 * What visitors say to a town about its data, and the stories of what became of it. A wish is seen by nobody until an
 * official shows or answers it; a report by nobody but officials, ever.
 */
const statements = [
  sql`
    create table wish (
      owner text not null,
      id bigint generated always as identity,
      title text not null,
      why text not null,
      email text,
      at timestamptz not null,
      state text not null default 'held' check (state in ('held', 'shown', 'answered', 'declined')),
      answer text not null default '',
      answered_at timestamptz,
      answered_by_user text,
      dataset text,
      too int not null default 0,
      primary key (owner, id)
    )`,
  sql`create index wish_at on wish (owner, at)`,
  sql`create index wish_email on wish (email)`,
  sql`
    create table report (
      owner text not null,
      id bigint generated always as identity,
      dataset text not null,
      version bigint not null,
      n int,
      row int,
      name text not null,
      field text not null,
      message text not null,
      email text,
      at timestamptz not null,
      state text not null default 'open' check (state in ('open', 'fixed', 'right', 'dropped')),
      note text not null default '',
      settled_at timestamptz,
      settled_by_user text,
      primary key (owner, id)
    )`,
  sql`create index report_at on report (owner, at)`,
  sql`create index report_email on report (email)`,
  sql`
    create table case_story (
      owner text not null,
      id bigint generated always as identity,
      title text not null,
      place text not null,
      people text not null,
      what text not null,
      effect text not null,
      cost text not null,
      repeat text not null,
      link text not null,
      datasets text[] not null,
      shown boolean not null,
      at timestamptz not null,
      written_by_user text not null,
      primary key (owner, id)
    )`,
  // Keys the counting of who asks how often, so that no address is kept.
  sql`create table secret (single boolean primary key default true check (single), value text not null)`,
];

export const wishes0003: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
