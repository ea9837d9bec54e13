import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { type Db, jsonb, storableText, tables, transaction } from './index.ts';

interface BirdTables {
  birds: { name: string; seen: string | null; count: number; notes: unknown };
}
const birds = (db: Db) => tables<BirdTables>(db, 'birds');
const { db } = await testDatabase({
  owners: [
    {
      name: 'birds',
      migrations: {
        '0001-birds': {
          up: (schema) =>
            schema.schema
              .createTable('birds')
              .addColumn('name', 'text', (column) => column.primaryKey())
              .addColumn('seen', 'date')
              .addColumn('count', 'bigint')
              .addColumn('notes', 'jsonb')
              .execute(),
        },
      },
    },
  ],
});

async function stored(name: string, notes: unknown): Promise<unknown> {
  await birds(db)
    .insertInto('birds')
    .values({ name, seen: '2026-04-01', count: 3, notes: jsonb(notes) })
    .execute();
  return birds(db).selectFrom('birds').selectAll().where('name', '=', name).executeTakeFirst();
}

describe('values', () => {
  it('come back as they went: a date is text, a large count a number, JSON any shape', async () => {
    const notes = ['声', { nested: [1, null, true] }, 'a "quote" and a \\ backslash'];
    expect(await stored('雀', notes)).toEqual({ name: '雀', seen: '2026-04-01', count: 3, notes });
    expect(await stored('a string', 'only text')).toMatchObject({ notes: 'only text' });
    expect(await stored('nothing', undefined)).toMatchObject({ notes: null });
  });

  it('lose NUL and half characters, which PostgreSQL refuses, to a visible mark', async () => {
    const notes = { 'key\0': 'a\0b', half: '\ud83d', whole: '🐦', escaped: '\\u0000' };
    const kept = { 'key\ufffd': 'a\ufffdb', half: '\ufffd', whole: '🐦', escaped: '\\u0000' };
    expect(await stored('unstorable', notes)).toMatchObject({ notes: kept });
    expect(await stored(storableText('n\0'), [])).toMatchObject({ name: 'n\ufffd' });
  });

  it('that a number cannot hold exactly are an error, not another number', async () => {
    await expect(sql`select 9007199254740993::bigint as id`.execute(db)).rejects.toThrow('9007199254740993');
    const { rows } = await sql`select 9007199254740991::bigint as id`.execute(db);
    expect(rows).toEqual([{ id: 9007199254740991 }]);
  });
});

describe('a transaction', () => {
  it('keeps everything or nothing', async () => {
    const work = transaction(db, async (trx) => {
      await birds(trx)
        .insertInto('birds')
        .values({ name: 'lost', seen: null, count: 1, notes: null })
        .execute();
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await birds(db).selectFrom('birds').select('name').where('name', '=', 'lost').execute()).toEqual(
      [],
    );
  });

  it('joins the one that is running', async () => {
    const work = transaction(db, async (outer) => {
      await transaction(outer, (inner) =>
        birds(inner)
          .insertInto('birds')
          .values({ name: 'inner', seen: null, count: 1, notes: null })
          .execute(),
      );
      throw new Error('outer');
    });
    await expect(work).rejects.toThrow('outer');
    expect(await birds(db).selectFrom('birds').select('name').where('name', '=', 'inner').execute()).toEqual(
      [],
    );
  });
});
