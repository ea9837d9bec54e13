import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Versions never change once written; `dataset.current` says which one is public. Records lie twice: in `part` as each
 * version has them, many to a row and without an index, and in `entry`, row by row, as they are public now. Only `entry`
 * is searched, across all owners. The owner stands first in every key, so that a site can be split by owner.
 */
const statements = [
  sql`
    create table dataset (
      owner text not null,
      id text not null,
      source_key text not null,
      created_at timestamptz not null,
      current bigint,
      published_at timestamptz,
      primary key (owner, id)
    )`,
  sql`create index dataset_source on dataset (owner, source_key)`,
  sql`
    create table version (
      owner text not null,
      id bigint generated always as identity,
      dataset text not null,
      number int not null,
      kind text not null check (kind in ('table', 'file')),
      standard text,
      edition text,
      about jsonb not null,
      columns jsonb not null,
      record_count int not null,
      repair_counts jsonb not null,
      open jsonb not null,
      withheld int not null,
      findings jsonb not null,
      source jsonb not null,
      extent jsonb,
      changes jsonb,
      content_hash text not null,
      made_at timestamptz not null,
      made_by_user text not null,
      staged_id text,
      published_at timestamptz,
      in_force boolean not null default false,
      primary key (owner, id),
      foreign key (owner, dataset) references dataset (owner, id) on delete cascade,
      unique (owner, dataset, number)
    )`,
  sql`
    create table part (
      owner text not null,
      version bigint not null,
      kind text not null check (kind in ('records', 'repairs')),
      n int not null,
      body json not null,
      primary key (owner, version, kind, n),
      foreign key (owner, version) references version (owner, id) on delete cascade
    )`,
  sql`
    create table entry (
      owner text not null,
      dataset text not null,
      n int not null,
      standard text,
      name text not null,
      position point,
      body jsonb not null,
      folded text[] not null,
      grams text[] not null,
      primary key (owner, dataset, n),
      foreign key (owner, dataset) references dataset (owner, id) on delete cascade
    )`,
  sql`create index entry_grams on entry using gin (grams) with (fastupdate = off)`,
  sql`alter table entry alter column grams set statistics 500`,
  sql`create index entry_position on entry using gist (position) where position is not null`,
  // For maps of whole regions: how many there are in each square, instead of all of them.
  sql`
    create table cell (
      owner text not null,
      dataset text not null,
      standard text,
      zoom int not null,
      x int not null,
      y int not null,
      count int not null,
      latitude double precision not null,
      longitude double precision not null,
      primary key (owner, dataset, zoom, x, y),
      foreign key (owner, dataset) references dataset (owner, id) on delete cascade
    )`,
  sql`create index cell_square on cell (zoom, x, y)`,
  sql`create index version_staged on version (staged_id)`,
  // What people of an owner have said of columns and kinds, for the next files.
  sql`
    create table said (
      owner text not null,
      what text not null check (what in ('column', 'kind')),
      key text not null,
      value text not null,
      primary key (owner, what, key)
    )`,
];

export const catalogue0001: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
