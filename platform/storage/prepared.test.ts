import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { prepared, transaction } from './index.ts';

const { db } = await testDatabase({ owners: [] });
await sql`create table numbers as select n, 'number ' || n as name from generate_series(1, 100) n`.execute(
  db,
);

const named = (n: number) => sql<{ name: string }>`select name from numbers where n = ${n}`.compile(db);

describe('prepared', () => {
  it('gives the rows for each value, within a transaction too', async () => {
    expect(await prepared(db, named(7))).toEqual([{ name: 'number 7' }]);
    expect(await transaction(db, (trx) => prepared(trx, named(8)))).toEqual([{ name: 'number 8' }]);
    expect(await prepared(db, named(101))).toEqual([]);
  });

  it('plans a statement once for each connection', async () => {
    await transaction(db, async (trx) => {
      const doubled = (n: number) => sql<{ n: number }>`select 2 * ${n}::int as n`.compile(db);
      for (let n = 1; n <= 5; n += 1) expect(await prepared(trx, doubled(n))).toEqual([{ n: 2 * n }]);
      const { rows } = await sql<{ calls: number }>`
        select generic_plans + custom_plans as calls from pg_prepared_statements
        where statement = ${doubled(1).sql}`.execute(trx);
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

  it('can be asked again after its statement failed', async () => {
    const divided = (by: number) => sql<{ n: number }>`select 6 / ${by}::int as n`.compile(db);
    await expect(prepared(db, divided(0))).rejects.toThrow('division by zero');
    expect(await prepared(db, divided(2))).toEqual([{ n: 3 }]);
  });
});
