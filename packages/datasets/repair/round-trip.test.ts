import { openWorkbook } from '@tomoni/sheets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '../standard/index.ts';
import { type Repaired, repairedAs, repairedTable, repairedText, tableOf } from '../testing/repaired.ts';
import { understandTable } from '../understand-table.ts';
import { headerOf, writtenColumns } from './standard-header.ts';
import { writeCsv } from './write-csv.ts';
import { writeGeoJson, writeJson } from './write-json.ts';

const recordsOf = ({ rows }: Repaired) => rows.map(({ record }) => record);

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** Every record as what it says, whatever file it was in. */
function meaning({ table: { layout }, rows }: Repaired): object[] {
  const columns = writtenColumns(layout);
  return rows.map(({ record }) =>
    Object.fromEntries(
      columns.map((column) => [column.name, column.of(record)]).filter(([, value]) => value !== ''),
    ),
  );
}

const OLD = [
  '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,住所,方書,緯度,経度,設置位置,電話番号,小児対応設備の有無,点検日,備考',
  '13108,0001,東京都,江東区,"会館 ""青葉"", 本館",ｱｵﾊﾞｶｲｶﾝ,東京都江東区青葉1丁目2番3号,青葉ビル,35.721,139.92,1階 受付,03(1234)5678,○,令和6年4月1日,"1行目\n2行目"',
  '13108,0002,東京都,江東区,体育館,タイイクカン,東京都江東区中央2丁目1番1号,,139.925,35.725,玄関,03-1234-5679,×,,=1+1',
  '13108,0003,東京都,江東区,図書館,トショカン,東京都江東区中央3丁目1番1号,,,,玄関,03-1234-5680,無, 前後 ,',
].join('\r\n');

describe('what is written', () => {
  it('is the new edition whole, in its order, with the table’s own columns behind', async () => {
    const found = await repairedText(OLD, 'aed');
    const text = await whole(writeCsv(found.table.layout, recordsOf(found)));
    const lines = text.split('\r\n');
    const aed = datasets.find(({ slug }) => slug === 'aed');
    expect(lines[0]).toBe(`\uFEFF${[...(aed ? headerOf(aed) : []), '点検日'].join(',')}`);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(lines[1]).toContain('131083,0001,東京都江東区,"会館 ""青葉"", 本館",アオバカイカン');
    expect(lines[2]).toContain('35.725,139.925');
    // No sign before what looks like a formula: the standard’s values are not for spreadsheets only.
    expect(lines[2]).toContain(',=1+1');
    expect(lines[3]).toContain('" 前後 "');
  });

  it.each([
    ['new', 'csv'],
    ['old', 'csv'],
  ] as const)('in the %s edition reads as the same records', async (edition, ending) => {
    const found = await repairedText(OLD, 'aed');
    const text = await whole(writeCsv(found.table.layout, recordsOf(found), edition));
    const again = await repairedTable(await tableOf(text, `a.${ending}`), { texts: ['aed'] });
    expect(again.table.layout.edition).toBe(edition);
    expect(meaning(again)).toEqual(meaning(found));
    expect(again.ledger.filter((line) => !/joined-columns|split-address/u.test(line))).toEqual([]);
  });

  it.each([
    ['a.json', writeJson],
    ['a.geojson', writeGeoJson],
  ])('as %s reads as the same records', async (name, write) => {
    const found = await repairedText(OLD, 'aed');
    const text = await whole(write(found.table.layout, recordsOf(found)));
    const again = await repairedTable(await tableOf(text, name), { texts: ['aed'] });
    expect(meaning(again)).toEqual(meaning(found));
    expect([again.ledger, again.table.layout.edition]).toEqual([[], 'new']);
  });

  it('is GeoJSON with the longitude first, and null where no position is known', async () => {
    const found = await repairedText(OLD, 'aed');
    const document = JSON.parse(await whole(writeGeoJson(found.table.layout, recordsOf(found)))) as {
      features: { geometry: unknown; properties: Record<string, unknown> }[];
    };
    expect(document.features.map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [139.92, 35.721] },
      { type: 'Point', coordinates: [139.925, 35.725] },
      null,
    ]);
    expect(document.features[0]?.properties).toMatchObject({
      ID: '0001',
      extras: { 点検日: '令和6年4月1日' },
    });
  });

  it('of a table of no dataset is the table itself', async () => {
    const table = await tableOf('花,色,数\n菊,白,3\n桜,桃,12\n梅,紅,5');
    const found = await repairedAs(table, {
      dataset: null,
      edition: null,
      confidence: 1,
      columns: [null, null, null],
    });
    expect(await whole(writeCsv(found.table.layout, recordsOf(found)))).toBe(
      '\uFEFF花,色,数\r\n菊,白,3\r\n桜,桃,12\r\n梅,紅,5\r\n',
    );
  });
});

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(...OLD.split(/[,\r\n]+/u), '=1', '"', ',', '\n', '０', '1E+12'),
);

describe('any text in the cells', () => {
  const header = OLD.split('\r\n')[0] ?? '';

  it('never throws, keeps every row, and is read back as it was written', async () => {
    const { understanding } = await understandTable(await tableOf(OLD), { texts: ['aed'] });
    const cells = fc.array(fc.array(anything, { minLength: 15, maxLength: 15 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(cells, async (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const table = await tableOf(`${header}\r\n${quoted.join('\r\n')}`);
        if (table.header.join() !== header) return;
        const found = await repairedAs(table, understanding);
        const text = await whole(writeCsv(found.table.layout, recordsOf(found)));
        const { sheets } = await openWorkbook({ name: 'b.csv', bytes: new TextEncoder().encode(text) });
        const read: string[][] = [];
        for await (const { texts } of sheets[0]?.rows() ?? []) read.push(texts);
        const columns = writtenColumns(found.table.layout);
        const written = found.rows.map(({ record }) =>
          columns.map((column) => column.of(record).replaceAll('\0', '')),
        );
        expect(read.slice(1).map((row) => columns.map((_, n) => row[n] ?? ''))).toEqual(written);
      }),
      { numRuns: 100 },
    );
  });

  it('is told in the ledger letter by letter: what stood before and what stands now', async () => {
    const { understanding } = await understandTable(await tableOf(OLD), { texts: ['aed'] });
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 15, maxLength: 15 }), async (row) => {
        const quoted = row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        const table = await tableOf(`${header}\r\n${OLD.split('\r\n')[2]}\r\n${quoted}`);
        const texts = new Map<number, string[]>();
        for await (const one of table.records()) texts.set(one.row, one.texts);
        const found = await repairedAs(table, understanding);
        for (const { record, repairs } of found.rows) {
          found.table.layout.fields.forEach(({ sources, column }, n) => {
            const [at] = sources;
            if (at === undefined || sources.length > 1) return;
            const before = texts.get(record.row)?.[at] ?? '';
            const own = repairs.filter(({ column: name }) => name === table.header[at]);
            const told = own.reduce((text, repair) => (repair.before === text ? repair.after : text), before);
            expect(record.values[n], column.name).toBe(told);
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});
