import { type Migration, sql } from 'kysely';
import type { ModuleManifest } from '../manifest/index.ts';
import { purgeIndex } from './purge.ts';

const migrations: Record<string, Migration> = {
  '0001-entries': {
    async up(db) {
      await sql`
        create table entries (
          owner text not null,
          kind text not null,
          ref text not null,
          visibility text not null,
          text text not null,
          folded text[] not null,
          grams text[] not null,
          data jsonb,
          primary key (owner, kind, ref)
        )`.execute(db);
      // Without fastupdate a search never has to read a list of pending rows after a large import.
      await sql`create index entries_grams on entries using gin (grams) with (fastupdate = off)`.execute(db);
      // Which letters are common decides the plan; the default of 100 knows too few kanji.
      await sql`alter table entries alter column grams set statistics 500`.execute(db);
    },
  },
};

/** The tables of this home, for `migrate`, and what it does when a name has to go. */
export const searchHome: ModuleManifest = { name: 'search', migrations, purge: purgeIndex };
