import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { EnvironmentProblem, isMigrated, ledgerSchemas, type Migrating, migrate } from './index.ts';

const { db } = await testDatabase({ owners: [] });

const table = (name: string) => ({
  up: (schema: Kysely<unknown>) => schema.schema.createTable(name).addColumn('id', 'integer').execute(),
});
const failing = {
  up: async (): Promise<void> => {
    throw new Error('this one fails');
  },
};

async function tablesOf(schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${schema} order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

describe('migrations', () => {
  it('run once when three processes start together', async () => {
    const owners: Migrating[] = [
      { name: 'together', migrations: { '0001-a': table('a'), '0002-b': table('b') } },
    ];
    const ran = await Promise.all([1, 2, 3].map(() => migrate(db, owners)));
    expect(ran.flat().sort()).toEqual(['together/0001-a', 'together/0002-b']);
    expect(await tablesOf('together')).toEqual(['a', 'b', 'migrations']);
  });

  it('run only what is missing, in the order of their names', async () => {
    const migrations = { '0002-second': table('second'), '0001-first': table('first') };
    expect(await migrate(db, [{ name: 'later', migrations }])).toEqual([
      'later/0001-first',
      'later/0002-second',
    ]);
    const more = { ...migrations, '0003-third': table('third') };
    expect(await migrate(db, [{ name: 'later', migrations: more }])).toEqual(['later/0003-third']);
    expect(await migrate(db, [{ name: 'later', migrations: more }])).toEqual([]);
  });

  it('are listed in a table of our own kind: those of other programs by that name are passed over', async () => {
    for (const [schema, columns] of [
      ['public', 'id int primary key, timestamp bigint, name text'],
      ['without_key', 'name text, at timestamptz not null'],
      ['with_more', 'name text primary key, at timestamptz not null, batch int'],
      ['other_key', 'name text, at timestamptz primary key'],
    ] as const) {
      if (schema !== 'public') await sql`create schema ${sql.id(schema)}`.execute(db);
      await sql`create table ${sql.id(schema, 'migrations')} (${sql.raw(columns)})`.execute(db);
    }
    const owner = { name: 'own', migrations: { '0001-a': table('a') } };
    expect(await isMigrated(db, [owner])).toBe(false);
    await migrate(db, [owner]);
    expect(await isMigrated(db, [owner])).toBe(true);
    const found = await ledgerSchemas(db);
    expect(found).toContain('own');
    expect(found).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:public|with|other_)/)]));
  });

  it('that fail leave nothing, not even of the owners before', async () => {
    const owners = [
      { name: 'before', migrations: { '0001-a': table('a') } },
      { name: 'broken', migrations: { '0001-a': table('a'), '0002-fails': failing } },
    ];
    await expect(migrate(db, owners)).rejects.toThrow('this one fails');
    expect([...(await tablesOf('before')), ...(await tablesOf('broken'))]).toEqual([]);
  });

  it('find their own schema in raw SQL, too', async () => {
    const raw = {
      up: (schema: Kysely<unknown>) => sql`create table raw (id int)`.execute(schema).then(() => undefined),
    };
    await migrate(db, [
      { name: 'raw_one', migrations: { '0001-raw': raw } },
      { name: 'raw_two', migrations: { '0001-raw': raw } },
    ]);
    expect(await tablesOf('raw_two')).toEqual(['migrations', 'raw']);
    const { rows } = await sql<{ path: string }>`select current_setting('search_path') as path`.execute(db);
    expect(rows[0]?.path).toBe('"$user", public');
  });

  it('of a newer version are refused before anything is changed', async () => {
    const old = { name: 'newer', migrations: { '0001-a': table('a') } };
    await migrate(db, [{ ...old, migrations: { ...old.migrations, '0002-future': table('future') } }]);
    const error = await migrate(db, [{ name: 'untouched', migrations: { '0001-a': table('a') } }, old]).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(EnvironmentProblem);
    expect(error).toMatchObject({ code: 'storage.newer-data' });
    expect(String(error)).toContain('0002-future');
    expect(await tablesOf('untouched')).toEqual([]);
  });

  it('by a user who may not make tables are a clear line', async () => {
    await sql`create role visitor`.execute(db);
    const error = await db.connection().execute(async (visitor) => {
      await sql`set role visitor`.execute(visitor);
      const refused = await migrate(visitor, [
        { name: 'forbidden', migrations: { '0001-a': table('a') } },
      ]).catch((reason: unknown) => reason);
      await sql`reset role`.execute(visitor);
      return refused;
    });
    expect(error).toMatchObject({ code: 'storage.no-privilege' });
  });
});
