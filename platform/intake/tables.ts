import { type Migration, sql } from 'kysely';
import type { Migrating } from '../storage/index.ts';

const migrations: Record<string, Migration> = {
  '0001-staged': {
    async up(db) {
      await sql`
        create table originals (
          sha256 text primary key,
          size bigint not null,
          stored_at timestamptz not null default now()
        )`.execute(db);
      await sql`
        create table chunks (
          sha256 text not null references originals on delete cascade,
          n int not null,
          bytes bytea not null,
          primary key (sha256, n)
        )`.execute(db);
      // Uploads are mostly compressed already, or compress badly in small pieces.
      await sql`alter table chunks alter column bytes set storage external`.execute(db);
      await sql`
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
        )`.execute(db);
      await sql`create index staged_commits on staged (owner, kind, committed_at) where committed_at is not null`.execute(
        db,
      );
      await sql`create index staged_expiry on staged (expires_at) where committed_at is null`.execute(db);
      await sql`
        create table uploads (
          staged uuid not null references staged on delete cascade,
          n int not null,
          name text not null,
          sha256 text not null references originals,
          primary key (staged, n)
        )`.execute(db);
      await sql`create index uploads_sha256 on uploads (sha256)`.execute(db);
    },
  },
};

/** The tables of this home, for `migrate`. */
export const intakeHome: Migrating = { name: 'intake', migrations };
