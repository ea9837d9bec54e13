import { type Migration, sql } from 'kysely';
import type { ModuleManifest } from '../manifest/index.ts';
import { blobs, decisions, drops } from './browser-tables.ts';
import { expiryJob } from './expiry.ts';
import { purgeIntake } from './purge.ts';

/** The bytes of uploads. They mostly are compressed already, or compress badly in small pieces. */
const originals = [
  sql`
    create table originals (
      sha256 text primary key,
      size bigint not null,
      stored_at timestamptz not null default now()
    )`,
  sql`
    create table chunks (
      sha256 text not null references originals on delete cascade,
      n int not null,
      bytes bytea not null,
      primary key (sha256, n)
    )`,
  sql`alter table chunks alter column bytes set storage external`,
];

/** What was understood of them, and what became of it. */
const staged = [
  sql`
    create table staged (
      id uuid primary key,
      owner text not null,
      actor text not null,
      kind text,
      content text not null,
      hash text not null,
      answers jsonb not null,
      preview jsonb not null,
      findings jsonb not null,
      questions jsonb not null,
      payload bytea,
      staged_at timestamptz not null,
      expires_at timestamptz not null,
      committed_at timestamptz,
      committed_by text,
      version text,
      summary jsonb
    )`,
  sql`create index staged_commits on staged (owner, kind, committed_at) where committed_at is not null`,
  sql`create index staged_expiry on staged (expires_at) where committed_at is null`,
  sql`
    create table uploads (
      staged uuid not null references staged on delete cascade,
      n int not null,
      name text not null,
      sha256 text not null references originals,
      primary key (staged, n)
    )`,
  sql`create index uploads_sha256 on uploads (sha256)`,
];

const migrations: Record<string, Migration> = {
  '0001-staged': {
    async up(db) {
      for (const statement of [...originals, ...staged]) await statement.execute(db);
    },
  },
  '0002-browser': {
    async up(db) {
      for (const statement of [...blobs, ...drops, ...decisions]) await statement.execute(db);
    },
  },
  '0003-reading': {
    async up(db) {
      await sql`alter table drops add column read_of int not null default 0`.execute(db);
    },
  },
  '0004-keys': {
    async up(db) {
      for (const table of ['drops', 'staged']) {
        await sql`alter table ${sql.ref(table)} add column key text`.execute(db);
      }
    },
  },
  '0005-recalled': {
    /** Finds whose decision was taken over from an earlier commit of the same bytes. */
    async up(db) {
      await sql`alter table staged add column recalled text[] not null default '{}'`.execute(db);
    },
  },
};

/** The tables of this home, for `migrate`, and what it does when a name has to go. */
export const intakeHome: ModuleManifest = {
  name: 'intake',
  migrations,
  jobs: [expiryJob],
  purge: purgeIntake,
};
