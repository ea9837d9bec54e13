import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Counts of free places as the town's own people say them, and how one applies. A count is a report of one day; taking
 * it back leaves its rows, so that the one before it holds again. Which preschools there are stands in the catalogue.
 */
const statements = [
  sql`
    create table report (
      owner text not null,
      id bigint generated always as identity,
      as_of date not null,
      author text not null,
      made_at timestamptz not null,
      revoked_at timestamptz,
      unmatched jsonb not null,
      primary key (owner, id)
    )`,
  sql`
    create table vacancy (
      owner text not null,
      report bigint not null,
      key text not null,
      age smallint not null check (age between 0 and 5),
      count smallint check (count between 0 and 999),
      as_of date not null,
      author text not null,
      name text not null,
      primary key (owner, report, key, age),
      foreign key (owner, report) references report (owner, id) on delete cascade
    )`,
  sql`create index vacancy_newest on vacancy (owner, key, age, as_of desc, report desc)`,
  sql`
    create table guide (
      owner text primary key,
      entry text not null,
      deadline date,
      how text not null,
      url text not null,
      author text not null,
      made_at timestamptz not null
    )`,
];

export const childcare0001: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
