import { testDatabase } from '@tomoni/platform/testing';
import { getMigrations } from 'better-auth/db/migration';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createAuth } from './auth.ts';
import { secretOf } from './secret.ts';
import { OWNERS } from './testing-site.ts';

const { db, pool } = await testDatabase({ owners: OWNERS });

it('our migration makes all tables and columns that better-auth wants', async () => {
  // It looks for tables in the first schema of the search path only.
  const own = new pg.Pool({ ...pool.options, options: '-c search_path=accounts' });
  const narrowed = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool: own }) });
  const auth = createAuth({
    db: narrowed,
    secret: 'a secret for this test only, never used',
    origin: 'http://localhost',
    secure: false,
    openToAll: false,
    provider: null,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    sendLink: async () => {},
  });
  const options = { ...auth.options, database: { db: narrowed, type: 'postgres' as const } };
  const { toBeCreated, toBeAdded } = await getMigrations(options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  // The comparison sees something: without one column it says so.
  await sql`alter table accounts.session drop column "method"`.execute(db);
  expect((await getMigrations(options)).toBeAdded.map(({ table }) => table)).toEqual(['session']);
  await sql`alter table accounts.session add column "method" text`.execute(db);
  await own.end();
});

it('processes that start together have one secret', async () => {
  const handles = [1, 2, 3, 4].map(
    () => new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) }),
  );
  const secrets = await Promise.all(handles.map((handle) => secretOf(handle)));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]?.length).toBeGreaterThan(40);
});
