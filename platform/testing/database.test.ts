import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from './index.ts';

const whole = await testDatabase();
const alone = await testDatabase({
  owners: [
    {
      name: 'birds',
      migrations: {
        '0001-birds': { up: (db) => db.schema.createTable('birds').addColumn('name', 'text').execute() },
      },
    },
  ],
});

describe('test databases', () => {
  it('has the tables of the platform', async () => {
    const { rows } = await sql`select * from platform.outbox`.execute(whole.db);
    expect(rows).toEqual([]);
  });

  it('has only the named tables where a test asks for them', async () => {
    const { rows } = await sql`select * from birds.birds`.execute(alone.db);
    expect(rows).toEqual([]);
  });

  it('keeps test files apart', async () => {
    const names = await Promise.all(
      [whole, alone].map(({ db }) => sql<{ name: string }>`select current_database() as name`.execute(db)),
    );
    expect(new Set(names.map(({ rows }) => rows[0]?.name)).size).toBe(2);
  });

  it('sorts and matches Japanese text as the site itself does', async () => {
    const { rows } = await sql`select lower('ＡＢ') as low, 'あ' ~ '\\w' as word`.execute(whole.db);
    expect(rows).toEqual([{ low: 'ａｂ', word: true }]);
  });
});
