import { type Migration, sql } from 'kysely';
import { purgeRows } from '../history/index.ts';
import type { ModuleManifest } from '../manifest/index.ts';

const migrations: Record<string, Migration> = {
  '0001-items': {
    async up(db) {
      await sql`
        create table items (
          owner text not null,
          workflow text not null,
          ref text not null,
          state text not null,
          version int not null,
          authors text[] not null,
          due date,
          since timestamptz not null,
          last_move text not null,
          last_actor text not null,
          primary key (owner, workflow, ref)
        )`.execute(db);
      // To-do lists of people whose appointment is for the whole site.
      await sql`create index items_state on items (workflow, state)`.execute(db);
    },
  },
  '0002-approvals': {
    async up(db) {
      await sql`
        create table approvals (
          owner text not null,
          workflow text not null,
          needed boolean not null,
          primary key (owner, workflow)
        )`.execute(db);
    },
  },
};

/** The tables of this home, for `migrate`. Only a ref could hold a text of people. */
export const workflowHome: ModuleManifest = {
  name: 'workflow',
  migrations,
  purge: async (trx, request) => ({
    removed: await purgeRows(trx, request, {
      schema: 'workflow',
      table: 'items',
      ownerColumn: 'owner',
      text: ['ref'],
    }),
  }),
};
