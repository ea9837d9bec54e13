/** A page in the middle of many towns reads the datasets that it lies in, and no others. */
import { testDatabase } from '@tomoni/platform/testing';
import { type RawBuilder, sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { OWNERS } from '../testing-town.ts';
import type { Collection } from './collections.ts';
import { type Asked, itemsOf } from './items.ts';

const { db } = await testDatabase({ owners: OWNERS });
const TOWNS = 300;
const RECORDS = 20;

beforeAll(async () => {
  const statements: RawBuilder<unknown>[] = [
    sql`
      insert into catalogue.dataset (owner, id, source_key, created_at)
      select lpad(town::text, 6, '0'), id, id, now()
      from generate_series(1, ${TOWNS}::int) town, unnest(array['aed', 'event']) id`,
    sql`
      insert into catalogue.version (owner, dataset, number, kind, standard, about, columns, record_count,
        repair_counts, open, withheld, findings, source, extent, content_hash, made_at, made_by_user, in_force)
      select owner, id, 1, 'table', id, '{}', '[]', ${RECORDS}, '{}', '[]', 0, '[]', '{}',
        '{"south":35,"north":36,"west":139,"east":140}', id, now(), 'operator', true from catalogue.dataset`,
    sql`
      update catalogue.dataset set current = version.id, published_at = now() from catalogue.version
      where version.owner = dataset.owner and version.dataset = dataset.id`,
    sql`
      insert into catalogue.entry (owner, dataset, n, standard, name, position, body, folded, grams)
      select owner, id, n, id, 'x', point(139.5, 35.5), '{}', '{}', '{}'
      from catalogue.dataset, generate_series(0, ${RECORDS - 1}::int) n`,
    sql`analyze catalogue.dataset`,
    sql`analyze catalogue.version`,
    sql`analyze catalogue.entry`,
  ];
  for (const statement of statements) await statement.execute(db);
});

const collection: Collection = {
  ...{ kind: 'standard', id: 'aed', records: TOWNS * RECORDS },
  extent: { south: 35, north: 36, west: 139, east: 140 },
};
const ids = async (asked: Partial<Asked>) => {
  const rows = await itemsOf(db, collection, { box: null, limit: 45, offset: 0, after: null, ...asked });
  return (rows ?? []).map(({ owner, dataset, n }) => `${owner}-${dataset}-${n}`);
};

it('goes through all towns in order, every record once, wherever a page begins', async () => {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await ids({ after, limit: 777 });
    found.push(...page.slice(0, 777));
    if (page.length <= 777) break;
    after = found.at(-1) ?? null;
  }
  expect([found.length, new Set(found).size]).toEqual([TOWNS * RECORDS, TOWNS * RECORDS]);
  expect(found).toEqual(found.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  expect(await ids({ after: '000150-aed-17', offset: 30 })).toEqual(
    found.slice(149 * RECORDS + 18 + 30, 149 * RECORDS + 18 + 30 + 46),
  );
});

it.each([null, '000010-aed-5', '000290-aed-19'])(
  'reads no more of the table than a page, behind %s',
  async (after) => {
    const read = async () => {
      await sql`select pg_stat_force_next_flush()`.execute(db);
      const { rows } = await sql<{ rows: number }>`
      select coalesce(seq_tup_read + idx_tup_fetch, 0)::float8 as rows from pg_stat_user_tables
      where schemaname = 'catalogue' and relname = 'entry'`.execute(db);
      return rows[0]?.rows ?? 0;
    };
    const before = await read();
    const page = await ids({ after, limit: 45 });
    expect(page.length).toBeGreaterThan(45);
    const touched = (await read()) - before;
    expect(touched).toBeGreaterThan(45);
    expect(touched).toBeLessThan(RECORDS * 8);
  },
);
