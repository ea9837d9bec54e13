import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Elections of a town. Each of their three parts (what it is about, who stands, what came of it) is published by itself
 * as an edition, which never changes once it has left the drafts. `change` says what became public when: the newest one
 * of a part tells what is public now, and all of them are what everybody may read of how it came so.
 */
const statements = [
  sql`
    create table election (
      owner text not null,
      id bigint generated always as identity,
      made_at timestamptz not null,
      primary key (owner, id)
    )`,
  sql`
    create table edition (
      owner text not null,
      id bigint generated always as identity,
      election bigint not null,
      part text not null check (part in ('about', 'candidates', 'result')),
      body jsonb,
      base bigint,
      made_by_user text not null,
      made_at timestamptz not null,
      primary key (owner, id),
      foreign key (owner, election) references election (owner, id) on delete cascade
    )`,
  sql`create index edition_part on edition (owner, election, part, id desc)`,
  sql`
    create table change (
      owner text not null,
      id bigint generated always as identity,
      election bigint not null,
      part text not null check (part in ('about', 'candidates', 'result')),
      what text not null check (what in ('published', 'undone', 'withdrawn')),
      before bigint,
      after bigint,
      hands text not null check (hands in ('one', 'two', 'operator')),
      note text not null,
      at timestamptz not null,
      primary key (owner, id),
      foreign key (owner, election) references election (owner, id) on delete cascade
    )`,
  sql`create index change_part on change (owner, election, part, id desc)`,
];

export const elections0001: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
