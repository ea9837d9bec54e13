import { type Migration, sql } from 'kysely';
import type { ModuleManifest } from '../manifest/index.ts';
import { purgeEntries } from './purge-entries.ts';
import { removals } from './removals.ts';
import { takeHistoryAlong } from './take-along.ts';

const statements = [
  sql`
    create table entries (
      owner text not null,
      id bigint generated always as identity,
      ref text not null,
      actor text not null,
      action text not null,
      before jsonb,
      after jsonb,
      note text,
      at timestamptz not null,
      primary key (owner, id)
    )`,
  sql`create index entries_ref on entries (owner, ref, id)`,
  // Of the removed text only a keyed digest stays, with which a restore finds it again in an older copy.
  sql`
    create table purges (
      owner text not null,
      id uuid not null,
      ref text,
      reason text not null,
      actor text not null,
      at timestamptz not null,
      salt bytea not null,
      digest bytea not null,
      letters int not null,
      places jsonb not null,
      primary key (owner, id)
    )`,
];

const migrations: Record<string, Migration> = {
  '0001-entries': {
    async up(db) {
      for (const statement of statements) await statement.execute(db);
    },
  },
  '0002-keys': {
    async up(db) {
      await sql`alter table entries add column key text`.execute(db);
    },
  },
};

/** The tables of this home, for `migrate`, and what it does when a name has to go. */
export const historyHome: ModuleManifest = {
  name: 'history',
  migrations,
  removals,
  purge: purgeEntries,
  takeAlong: takeHistoryAlong,
};
