import { searchColumns } from '@tomoni/platform/search';
import { jsonb } from '@tomoni/platform/storage';
import { seededRandom, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EntryOptions, entriesQuery } from './entries.ts';
import { OWNERS } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });

const TOWNS = 150;
const PER_TOWN = 300;
const STANDARDS = ['public_toilet', 'aed', 'evacuation_space'];
const LETTERS = Array.from(
  '中央公園駅前図書館市民会館小学校東西南北川原本町池上森林橋浜港丘坂寺社門広場体育',
);

beforeAll(async () => {
  const random = seededRandom(11);
  const letter = () => LETTERS[Math.floor(random.next() * LETTERS.length)] ?? '';
  for (let town = 0; town < TOWNS; town += 1) {
    const owner = String(100_000 + town);
    const dataset = STANDARDS[town % STANDARDS.length] ?? '';
    await sql`
      insert into catalogue.dataset (owner, id, source_key, created_at)
      values (${owner}, ${dataset}, 'x', now())`.execute(db);
    const rows = Array.from({ length: PER_TOWN }, (_, n) => {
      const name = Array.from({ length: 3 + Math.floor(random.next() * 5) }, letter).join('');
      const [lat, lon] = [31 + town * 0.07 + random.next() * 0.06, 131 + random.next() * 8];
      return { n, name, lat, lon, ...searchColumns([name], { owner, kind: dataset }) };
    });
    await sql`
      insert into catalogue.entry (owner, dataset, n, standard, name, position, body, folded, grams)
      select ${owner}, ${dataset}, n, ${dataset}, name, point(lon, lat), '{}', folded, grams
      from jsonb_to_recordset(${jsonb(rows)})
        as row (n int, name text, lat float8, lon float8, folded text[], grams text[])`.execute(db);
  }
  await addLargeTown();
  await sql`vacuum analyze catalogue.entry`.execute(db);
});

/** One town with many records of other kinds beside its toilets. */
const LARGE = '199990';

async function addLargeTown(): Promise<void> {
  await sql`
    insert into catalogue.dataset (owner, id, source_key, created_at)
    values (${LARGE}, 'population', 'x', now()), (${LARGE}, 'public_toilet', 'y', now())`.execute(db);
  await sql`
    insert into catalogue.entry (owner, dataset, n, standard, name, position, body, folded, grams)
    select ${LARGE}, kind, n, kind, kind || n, point(135 + n * 0.00001, 35), jsonb_build_object('車椅子使用者用トイレ有無',
      case when n % 3 = 0 then '有' else '無' end), '{}', '{}'
    from (values ('population', 20000), ('public_toilet', 200)) as kinds (kind, most), generate_series(1, most) as n`.execute(
    db,
  );
}

async function planOf(options: EntryOptions): Promise<string> {
  const query = entriesQuery(options).compile(db);
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>({ ...query, sql: `explain ${query.sql}` });
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const wheelchair: EntryOptions['has'] = [[{ 車椅子使用者用トイレ有無: ['有'] }]];
const box = { south: 35.1, west: 135.1, north: 35.2, east: 135.3 };

describe('with forty-five thousand records of many towns', () => {
  it.each<[string, EntryOptions, RegExp]>([
    ['the list of one dataset', { owner: '100010', dataset: 'aed' }, /entry_pkey/],
    // A letter that stands in many names is found at once by going through them in order.
    ['one letter', { q: '駅', limit: 20 }, /entry_grams|Index Scan using entry_pkey/],
    ['one letter in one town', { q: '駅', owner: '100010' }, /entry_grams/],
    ['two letters', { q: '公園' }, /entry_grams/],
    ['three letters', { q: '図書館' }, /entry_grams/],
    ['two letters in one town', { q: '公園', owner: '100010' }, /entry_grams|entry_pkey/],
    ['three letters of one kind', { q: '図書館', standards: ['aed'] }, /entry_grams/],
    ['a map across borders', { within: box, standards: STANDARDS, limit: 500 }, /entry_position/],
    ['what is near', { near: { lat: 35.15, lon: 135.2 }, standards: ['aed'], limit: 20 }, /entry_position/],
    [
      'a kind with what one needs in a town of much else',
      { owner: LARGE, standards: ['public_toilet'], has: wheelchair, limit: 1000 },
      /entry_kind/,
    ],
    [
      'what one needs, on a map across borders',
      { within: box, standards: STANDARDS, has: wheelchair, limit: 500 },
      /entry_position/,
    ],
    [
      'what one needs, the nearest first',
      { near: { lat: 35.15, lon: 135.2 }, within: box, standards: STANDARDS, has: wheelchair, limit: 250 },
      /entry_position/,
    ],
    [
      'what one needs, by words in all towns',
      { q: '公園', standards: ['public_toilet'], has: wheelchair, limit: 1000 },
      /entry_grams/,
    ],
  ])('%s uses an index', async (_name, options, index) => {
    const plan = await planOf(options);
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on entry/);
  });
});
