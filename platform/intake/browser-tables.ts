/** Tables of the browser's side: bytes that arrive in pieces of any size, drops, decisions, memory. */
import { sql } from 'kysely';

/**
 * Pieces belong to a blob now, which has no hash until all of it is there. What was stored before is its own
 * blob, named by its hash.
 */
export const blobs = [
  sql`create table blobs (id text primary key, created_at timestamptz not null default now())`,
  sql`insert into blobs (id, created_at) select sha256, stored_at from originals`,
  sql`alter table chunks drop constraint chunks_sha256_fkey`,
  sql`alter table chunks rename column sha256 to blob`,
  sql`alter table chunks add column start bigint`,
  sql`update chunks set start = n::bigint * 1048576`,
  sql`alter table chunks alter column start set not null`,
  sql`alter table chunks drop constraint chunks_pkey, add primary key (blob, start)`,
  sql`alter table chunks drop column n`,
  sql`alter table chunks add foreign key (blob) references blobs on delete cascade`,
  sql`alter table originals add column blob text references blobs`,
  sql`update originals set blob = sha256`,
  sql`alter table originals alter column blob set not null`,
  sql`create unique index originals_blob on originals (blob)`,
];

/** Files on their way. `received` counts only bytes that are stored: it is what the sender is told. */
export const drops = [
  sql`
    create table drops (
      id uuid primary key,
      owner text not null,
      actor text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      read_files int not null default 0,
      staged uuid references staged on delete set null
    )`,
  sql`create index drops_owner on drops (owner, created_at)`,
  sql`create index drops_expiry on drops (expires_at)`,
  sql`
    create table drop_files (
      drop_id uuid not null references drops on delete cascade,
      n int not null,
      name text not null,
      size bigint,
      modified bigint,
      received bigint not null default 0,
      blob text not null references blobs,
      primary key (drop_id, n)
    )`,
  sql`create unique index drop_files_blob on drop_files (blob)`,
];

/** What a person decides about what was staged, and what is remembered of it for the next time. */
export const decisions = [
  sql`
    alter table staged
      add column asks boolean not null default false,
      add column personal jsonb not null default '[]',
      add column decisions jsonb not null default '{}',
      add column answered jsonb not null default '[]',
      add column files jsonb not null default '[]',
      add column undone_at timestamptz,
      add column undone_by text`,
  sql`create index staged_owner on staged (owner, staged_at)`,
  sql`
    create table remembered (
      owner text not null,
      kind text not null,
      question text not null,
      value text not null,
      at timestamptz not null,
      primary key (owner, kind, question)
    )`,
];
