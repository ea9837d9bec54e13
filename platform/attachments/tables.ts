import { type Migration, sql } from 'kysely';
import type { ModuleManifest } from '../manifest/index.ts';
import { purgeAttachments } from './purge.ts';

/** Bytes aren't shared between files: what is removed is gone. Pictures are compressed already. */
const migrations: Record<string, Migration> = {
  '0001-files': {
    async up(db) {
      await sql`
        create table files (
          id uuid primary key, owner text not null, ref text not null, name text not null, type text not null,
          size bigint not null, width int, height int, actor text, stored_at timestamptz not null
        )`.execute(db);
      await sql`create index files_ref on files (owner, ref, stored_at)`.execute(db);
      await sql`
        create table pieces (
          file uuid not null references files on delete cascade, start bigint not null, bytes bytea not null,
          primary key (file, start)
        )`.execute(db);
      await sql`alter table pieces alter column bytes set storage external`.execute(db);
    },
  },
};

/** The tables of this home, and what it does when a name has to go. */
export const attachmentsHome: ModuleManifest = {
  name: 'attachments',
  migrations,
  purge: purgeAttachments,
};
