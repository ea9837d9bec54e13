import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { statement, transaction } from './index.ts';

const { db } = await testDatabase({ owners: [] });
await sql`create table numbers as select n, 'number ' || n as name, date '2026-04-01' as day
  from generate_series(1, 100) n`.execute(db);

const named = statement<{ name: string }>('select name from numbers where n = $1');

describe('a prepared statement', () => {
  it('gives the rows for each value, within a transaction too', async () => {
    expect(await named(db, [7])).toEqual([{ name: 'number 7' }]);
    expect(await transaction(db, (trx) => named(trx, [8]))).toEqual([{ name: 'number 8' }]);
    expect(await named(db, [101])).toEqual([]);
  });

  it('gives values as all statements do: dates are text', async () => {
    const days = statement<{ day: string }>('select day from numbers where n = $1');
    expect(await days(db, [1])).toEqual([{ day: '2026-04-01' }]);
  });

  it('is planned once for each connection', async () => {
    const doubled = 'select 2 * $1::int as n';
    const ask = statement<{ n: number }>(doubled);
    await transaction(db, async (trx) => {
      for (let n = 1; n <= 5; n += 1) expect(await ask(trx, [n])).toEqual([{ n: 2 * n }]);
      const { rows } = await sql<{ calls: number }>`
        select generic_plans + custom_plans as calls from pg_prepared_statements
        where statement = ${doubled}`.execute(trx);
      expect(rows).toEqual([{ calls: 5 }]);
    });
  });

  it('leaves other statements without a name', async () => {
    await transaction(db, async (trx) => {
      await sql`select n from numbers where n = ${1}`.execute(trx);
      const { rows } = await sql`select name from pg_prepared_statements
        where statement like 'select n from%'`.execute(trx);
      expect(rows).toEqual([]);
    });
  });

  it('can be asked again after it failed', async () => {
    const divided = statement<{ n: number }>('select 6 / $1::int as n');
    await expect(divided(db, [0])).rejects.toThrow('division by zero');
    expect(await divided(db, [2])).toEqual([{ n: 3 }]);
  });

  it('may stand in two places', async () => {
    const again = statement<{ name: string }>('select name from numbers where n = $1');
    const other = statement<{ n: number }>('select n from numbers where name = $1');
    expect(await named(db, [3])).toEqual(await again(db, [3]));
    expect(await other(db, ['number 3'])).toEqual([{ n: 3 }]);
  });

  it('can be asked many times at once', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, (_, n) => named(db, [n + 1])));
    expect(all.map(([row]) => row?.name)).toEqual(Array.from({ length: 50 }, (_, n) => `number ${n + 1}`));
  });
});

describe('a connection that breaks at work', () => {
  /** Ends it from another connection, once it waits within `pg_sleep`. */
  async function endSleeper(mark: string): Promise<void> {
    for (;;) {
      const { rows } = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where query like ${`%${mark}%`} and wait_event = 'PgSleep'`
        .execute(db)
        // The connection that was ended before may come out of the pool once more.
        .catch(() => ({ rows: [] }));
      if (rows.length > 0) return;
    }
  }

  it.each([
    ['a prepared statement', 'first', (mark: string) => statement(`select pg_sleep(60) as ${mark}`)(db, [])],
    ['any other', 'second', (mark: string) => sql.raw(`select pg_sleep(60) as ${mark}`).execute(db)],
    [
      'a transaction',
      'third',
      (mark: string) => transaction(db, (trx) => sql.raw(`select pg_sleep(60) as ${mark}`).execute(trx)),
    ],
  ])('tells whoever waits for %s, and nothing else ends', async (_, mark, ask) => {
    const asked = expect(ask(mark)).rejects.toThrow(/terminat/);
    await endSleeper(mark);
    await asked;
    // Its end may reach us a moment after its last words, and the next one who asks with it is told as well.
    await expect.poll(() => named(db, [7]).catch(() => [])).toEqual([{ name: 'number 7' }]);
  });
});
