import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Where an owner's files are fetched from by night, and how far that is. A run that was cut goes on at `next_start` (the
 * page of a catalogue) and with items of this run that are not done; `etag`, `last_modified` and `sha256` are of what was
 * taken in last.
 */
const statements = [
  sql`
    create table harvest (
      owner text not null,
      id bigint generated always as identity,
      kind text not null check (kind in ('file', 'ckan')),
      url text not null,
      filter text not null default '',
      answers jsonb not null,
      made_at timestamptz not null,
      made_by_user text not null,
      paused boolean not null default false,
      run int not null default 0,
      state text not null default 'done' check (state in ('listing', 'fetching', 'done')),
      next_start int not null default 0,
      started_at timestamptz,
      ended_at timestamptz,
      fault text,
      primary key (owner, id)
    )`,
  sql`
    create table harvest_item (
      owner text not null,
      harvest bigint not null,
      url text not null,
      name text not null,
      licence text not null default '',
      seen_run int not null,
      done_run int not null default 0,
      state text not null default 'wanted'
        check (state in ('wanted', 'drafted', 'waiting', 'unchanged', 'failed')),
      etag text,
      last_modified text,
      sha256 text,
      staged text,
      fault text,
      taken_at timestamptz,
      primary key (owner, harvest, url),
      foreign key (owner, harvest) references harvest (owner, id) on delete cascade
    )`,
];

export const harvest0004: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
