import { describe, expect, it } from 'vitest';
import { datasets } from '../standard/index.ts';
import { repairedTable, repairedText, tableOf } from '../testing/repaired.ts';
import type { Layout } from './layout.ts';
import { writtenColumns } from './standard-header.ts';
import { storedLayout } from './stored-layout.ts';
import { writeCsv } from './write-csv.ts';

const AEDS = [
  '名称,名称_カナ,所在地_連結表記,設置位置,緯度,経度,点検日',
  '町役場,マチヤクバ,こだま町本町1丁目5番1号,玄関,36.4011,138.9180,4月',
  '図書館,トショカン,こだま町本町2丁目3番4号,"1階, 受付",36.4023,138.9191,',
].join('\n');

const kept = ({ fields, extras }: Layout) => [
  ...fields.map(({ column }) => ({ name: column.name, standard: true })),
  ...extras.map(({ name }) => ({ name, standard: false })),
];

describe('kept records', () => {
  it.each([
    ['with their dataset', datasets.find(({ slug }) => slug === 'aed') ?? null],
    ['with the names of their columns alone', null],
  ])('are written as they were, %s, and read again', async (_name, dataset) => {
    const { table, rows } = await repairedText(AEDS, 'aed');
    const stored = storedLayout(dataset, kept(table.layout));
    const records = rows.map(({ record }) =>
      stored.recordOf(record.row, [...record.values, ...record.extras]),
    );
    let text = '';
    for await (const piece of writeCsv(stored.layout, records)) text += piece;
    const again = await repairedTable(await tableOf(text), { texts: ['aed'] });
    const meaning = (layout: Layout, all: typeof records) =>
      all.map((record) =>
        Object.fromEntries(
          writtenColumns(layout)
            .map((column) => [column.name, column.of(record)])
            .filter(([, value]) => value !== ''),
        ),
      );
    const written = meaning(
      again.table.layout,
      again.rows.map(({ record }) => record),
    );
    expect(written).toEqual(
      meaning(
        table.layout,
        rows.map(({ record }) => record),
      ),
    );
    expect(written[0]).toMatchObject({ 名称: '町役場', 点検日: '4月', 緯度: '36.4011' });
  });

  it('take a column that the standard no longer has for one of their own', () => {
    const aed = datasets.find(({ slug }) => slug === 'aed') ?? null;
    const { layout, recordOf } = storedLayout(aed, [
      { name: '昔の列', standard: true },
      { name: '名称', standard: true },
    ]);
    expect([layout.fields.map(({ column }) => column.name), layout.extras.map(({ name }) => name)]).toEqual([
      ['名称'],
      ['昔の列'],
    ]);
    expect(recordOf(2, ['あ', 'い'])).toEqual({ row: 2, values: ['い'], extras: ['あ'] });
  });
});
