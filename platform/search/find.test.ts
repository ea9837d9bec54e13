import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../storage/index.ts';
import { seededRandom, testDatabase } from '../testing/index.ts';
import { findQuery, wordsOf } from './find.ts';
import { find, indexEntries, type SearchEntry, searchHome } from './index.ts';

const { db } = await testDatabase({ owners: [searchHome] });
const ITEMS = 'collection.items';

function index(owner: string, entries: SearchEntry[], kind = ITEMS): Promise<void> {
  return transaction(db, (trx) => indexEntries(trx, { owner, kind }, entries));
}

async function texts(q: string, more: Partial<Parameters<typeof find>[1]> = {}): Promise<string[]> {
  return (await find(db, { q, owner: '999999', ...more })).hits.map(({ text }) => text);
}

const items: SearchEntry[] = [
  { ref: '1', text: '乾電池', terms: ['かんでんち', 'バッテリー'], data: { category: 3 } },
  { ref: '2', text: '電池', terms: ['でんち'] },
  { ref: '3', text: '電池式の時計', terms: ['でんちしきのとけい'] },
  { ref: '4', text: 'バッテリー（車）' },
  { ref: '5', text: '電気の池' },
  { ref: '6', text: 'スプレー缶', terms: ['spray can'] },
  { ref: '7', text: '傘', terms: ['かさ'] },
  { ref: '8', text: '秘密', visibility: 'members' },
];

beforeAll(async () => {
  await index('999999', items);
  await index('888888', [{ ref: '1', text: '電池の町' }]);
  await index('999999', [{ ref: 'a', text: '電池町1丁目' }], 'collection.areas');
});

describe('find', () => {
  it('puts the whole word first, then its beginning, then the inside; shorter before longer', async () => {
    expect(await texts('電池', { kind: ITEMS })).toEqual(['電池', '電池式の時計', '乾電池']);
  });

  it('finds by reading and synonym, in either kana, and shows texts before synonyms', async () => {
    expect(await texts('でんち')).toEqual(['電池', '電池式の時計', '乾電池']);
    expect(await texts('デンチ')).toEqual(['電池', '電池式の時計', '乾電池']);
    expect(await texts('ﾊﾞｯﾃﾘｰ')).toEqual(['乾電池', 'バッテリー（車）']);
    expect(await texts('SPRAY')).toEqual(['スプレー缶']);
  });

  it('finds by one letter', async () => {
    expect(await texts('缶')).toEqual(['スプレー缶']);
    expect(await texts('傘')).toEqual(['傘']);
  });

  it('does not take two letters apart for a word', async () => {
    expect(await texts('電気池')).toEqual([]);
    expect(await texts('池電')).toEqual([]);
  });

  it('several words must all be there, in any order', async () => {
    expect(await texts('時計 電池')).toEqual(['電池式の時計']);
    expect(await texts('時計 缶')).toEqual([]);
  });

  it('narrows by owner and kind, or crosses towns', async () => {
    expect(await texts('電池', { kind: 'collection.areas' })).toEqual(['電池町1丁目']);
    const all = await find(db, { q: '電池' });
    expect(all.total).toBe(5);
    expect(new Set(all.hits.map(({ owner }) => owner))).toEqual(new Set(['999999', '888888']));
  });

  it('never finds what is not public, unless asked as one who may', async () => {
    expect(await texts('秘密')).toEqual([]);
    expect(await texts('秘密', { visibility: 'members' })).toEqual(['秘密']);
  });

  it('gives data back and counts all while showing a page', async () => {
    expect((await find(db, { q: '乾電池', owner: '999999' })).hits[0]).toMatchObject({
      ref: '1',
      data: { category: 3 },
    });
    const page = await find(db, { q: '電', owner: '999999', kind: ITEMS, limit: 2, offset: 1 });
    expect(page.total).toBe(4);
    expect(page.hits).toHaveLength(2);
    const behind = await find(db, { q: '電', owner: '999999', kind: ITEMS, offset: 40 });
    expect(behind).toEqual({ total: 4, hits: [] });
  });

  it.each([
    '',
    '   ',
    '　',
    '\u0000',
    '%',
    "'; drop table search.entries; --",
    '\\',
    '{電池}',
    'o::999999',
    'NULL',
    '"',
  ])('takes any text: %j', async (q) => {
    expect((await find(db, { q })).hits).toEqual([]);
  });
});

describe('indexEntries', () => {
  it('replaces all of its scope and nothing else; the last of equal refs counts', async () => {
    await index('777777', [
      { ref: '1', text: '古い' },
      { ref: '2', text: '消える' },
    ]);
    await index('777777', [
      { ref: '1', text: '一つ目' },
      { ref: '1', text: '新しい' },
    ]);
    expect(await texts('い', { owner: '777777' })).toEqual(['新しい']);
    expect(await texts('電池', { kind: ITEMS })).toHaveLength(3);
    await index('777777', []);
    expect(await texts('新', { owner: '777777' })).toEqual([]);
  });

  it('is part of the transaction: what fails leaves the old entries', async () => {
    await index('666666', [{ ref: '1', text: '前から' }]);
    const failing = transaction(db, async (trx) => {
      await indexEntries(trx, { owner: '666666', kind: ITEMS }, [{ ref: '1', text: '途中' }]);
      throw new Error('the publication failed');
    });
    await expect(failing).rejects.toThrow('the publication failed');
    expect(await texts('前', { owner: '666666' })).toEqual(['前から']);
  });

  it('two at once for one scope: one after the other', async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({ ref: String(n), text: `同時${n}` }));
    await Promise.all([index('555555', many), index('555555', many), index('555555', many)]);
    expect((await find(db, { q: '同時', owner: '555555' })).total).toBe(50);
  });

  it('stores what PostgreSQL refuses in a form that it takes', async () => {
    await index('444444', [{ ref: 'a\u0000', text: 'なみ\u0000だ', data: { x: '\u0000' } }]);
    expect((await find(db, { q: 'なみだ', owner: '444444' })).total).toBe(1);
  });
});

describe('with sixty thousand entries', () => {
  beforeAll(async () => {
    const random = seededRandom(7);
    const letters = Array.from(
      '乾電池缶瓶紙布家具時計傘鏡皿鍋箱袋本棚机椅子灯油車輪草木枝葉石土砂糸針金銀銅鉄板管線球器機',
    );
    const word = () =>
      Array.from(
        { length: 2 + Math.floor(random.next() * 6) },
        () => letters[Math.floor(random.next() * letters.length)],
      ).join('');
    for (let town = 0; town < 120; town += 1) {
      const entries = Array.from({ length: 500 }, (_, n) => ({
        ref: String(n),
        text: word(),
        terms: [word()],
      }));
      await index(String(100_000 + town), entries);
    }
    await sql`vacuum analyze search.entries`.execute(db);
  });

  async function planOf(q: string, narrowed: boolean): Promise<string> {
    const options = { q, ...(narrowed ? { owner: '100050', kind: ITEMS } : {}) };
    const query = findQuery(wordsOf(q), options).compile(db);
    const explained = await db.executeQuery<{ 'QUERY PLAN': string }>({
      ...query,
      sql: `explain ${query.sql}`,
    });
    return explained.rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it.each([
    ['電', true],
    ['電池', true],
    ['乾電池', true],
    ['電', false],
    ['電池', false],
    ['乾電池', false],
  ])('%s (in one town: %s) is found through the index', async (q, narrowed) => {
    const plan = await planOf(q, narrowed);
    expect(plan).toMatch(/Bitmap Index Scan on entries_grams/);
    expect(plan).not.toMatch(/Seq Scan on entries/);
  });

  it('the index alone narrows to the town: no row of another is looked at', async () => {
    const options = { q: '電', owner: '100050', kind: ITEMS };
    const query = findQuery(wordsOf('電'), options).compile(db);
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': { Plan: PlanNode }[] }>({
      ...query,
      sql: `explain (analyze, format json) ${query.sql}`,
    });
    const scan = nodesOf(rows[0]?.['QUERY PLAN'][0]?.Plan).find(
      (node) => node['Node Type'] === 'Bitmap Index Scan',
    );
    const total = (await find(db, options)).total;
    expect(total).toBeGreaterThan(0);
    expect(scan?.['Actual Rows']).toBe(total);
  });
});

interface PlanNode {
  'Node Type': string;
  'Actual Rows': number;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode | undefined): PlanNode[] {
  return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
