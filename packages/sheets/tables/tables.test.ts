import type { CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Row } from '../cell.ts';
import { openWorkbook } from '../open-workbook.ts';
import { type FixtureSheet, merge, xlsx } from '../testing/workbooks.ts';
import type { SheetTables, Table } from './table.ts';

async function inExcel(rows: CellValue[][], more: Partial<FixtureSheet> = {}): Promise<SheetTables> {
  const workbook = await openWorkbook({ name: 'a.xlsx', bytes: await xlsx([{ name: 'a', rows, ...more }]) });
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet.tables();
}

async function inText(text: string): Promise<SheetTables> {
  const [sheet] = (await openWorkbook({ name: 'a.csv', bytes: new TextEncoder().encode(text) })).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet.tables();
}

async function records(table: Table | undefined): Promise<string[][]> {
  const rows: Row[] = [];
  if (table) for await (const row of table.records()) rows.push(row);
  return rows.map(({ texts }) => texts);
}

const codesOf = ({ findings }: SheetTables) => findings.map(({ code }) => code);

describe('above the table', () => {
  const body = [
    ['名称', '住所', '電話番号'],
    ['青葉保育所', '青葉町1', '042-111-2222'],
    ['稲越保育所', '稲越3丁目', '042-111-3333'],
  ];

  it('finds the header below a title, a note and blank rows', async () => {
    const found = await inExcel([
      ['保育所一覧'],
      [null],
      ['令和6年4月1日現在', null, '福祉課'],
      [null],
      ...body,
    ]);
    expect(found.tables).toMatchObject([
      { headerRow: 5, headerRows: [5], header: body[0], rows: 2, firstRow: 6, lastRow: 7 },
    ]);
    expect(found.notes.map(({ kind, row, letter, text }) => `${kind} ${letter}${row} ${text}`)).toEqual([
      'title A1 保育所一覧',
      'title A3 令和6年4月1日現在',
      'title C3 福祉課',
    ]);
    expect(codesOf(found)).toEqual(['sheets.title-rows']);
  });

  it('does not take a title merged over the whole width for a header', async () => {
    const found = await inExcel([['保育所一覧', null, null], ...body], { merges: [merge(0, 0, 0, 2)] });
    expect(found.tables[0]).toMatchObject({ headerRow: 2, header: body[0] });
    expect(found.notes).toMatchObject([{ kind: 'title', row: 1, letter: 'A' }]);
  });

  it('finds a header below a line that begins with #', async () => {
    const found = await inText('# 観光施設一覧\n名称,緯度,経度\n白壁,33.9,132.1\n');
    expect(found.tables[0]).toMatchObject({ headerRow: 2, rows: 1 });
    expect(found.notes).toMatchObject([{ kind: 'title', text: '# 観光施設一覧' }]);
  });

  it('finds a table that does not begin in the first column', async () => {
    const found = await inExcel([[null], [null, null, '名称', '数'], [null, null, '青葉', 3]]);
    expect(found.tables[0]).toMatchObject({
      headerRow: 2,
      header: ['名称', '数'],
      firstColumn: 2,
      lastColumn: 3,
      rows: 1,
    });
  });
});

describe('several header rows', () => {
  it('joins two rows and spreads merged cells over their columns', async () => {
    const found = await inExcel(
      [
        ['地区', '人口', null, '世帯'],
        [null, '男', '女', null],
        ['青葉', 10, 12, 9],
        ['稲越', 20, 21, 15],
      ],
      { merges: [merge(0, 0, 1, 0), merge(0, 1, 0, 2), merge(0, 3, 1, 3)] },
    );
    expect(found.tables).toMatchObject([
      { headerRow: 2, headerRows: [1, 2], header: ['地区', '人口 男', '人口 女', '世帯'], rows: 2 },
    ]);
    expect(codesOf(found)).toContain('sheets.several-header-rows');
  });

  it('joins three rows', async () => {
    const found = await inExcel(
      [
        ['地区', '2025年', null, null],
        [null, '人口', null, '世帯数'],
        [null, '男', '女', null],
        ['青葉', 10, 12, 9],
        ['稲越', 20, 21, 15],
      ],
      { merges: [merge(0, 0, 2, 0), merge(0, 1, 0, 3), merge(1, 1, 1, 2), merge(1, 3, 2, 3)] },
    );
    expect(found.tables).toMatchObject([
      { headerRow: 3, header: ['地区', '2025年 人口 男', '2025年 人口 女', '2025年 世帯数'], rows: 2 },
    ]);
  });

  it('joins rows of names and units, with a blank row between, without merged cells', async () => {
    const found = await inExcel([
      ['主な結果'],
      [null],
      ['地域', null, '総人口', null, '面積'],
      [null],
      [null, null, '男', '女', null],
      ['県名', '市名', '（人）', '（人）', '（km2）'],
      ['東県', 'ともに市', 10, 12, 9.5],
      ['東県', '青葉市', 20, 21, 15.2],
      ['東県', '稲越市', 21, 25, 11.8],
    ]);
    expect(found.tables).toMatchObject([
      {
        headerRow: 6,
        header: ['地域 県名', '市名', '総人口 男 （人）', '女 （人）', '面積 （km2）'],
        rows: 3,
      },
    ]);
  });

  it('does not take a first record of text for a second header row', async () => {
    const found = await inText('地名,センター,燃やすごみ\n青葉町,東部,月 木\n稲越,西部,火 金\n');
    expect(found.tables[0]).toMatchObject({ headerRow: 1, rows: 2 });
  });

  it('does not take a record below a merged header for a second header row', async () => {
    const found = await inExcel(
      [
        ['名称', '住所', '連絡先', null],
        ['青葉園', '青葉町', '福祉課', '総務課'],
        ['稲越園', '稲越', '福祉課', '総務課'],
      ],
      {
        merges: [merge(0, 2, 0, 3)],
      },
    );
    expect(found.tables[0]).toMatchObject({
      headerRow: 1,
      header: ['名称', '住所', '連絡先', '連絡先'],
      rows: 2,
    });
  });

  it('does not take a record longer than the header for a second header row', async () => {
    const found = await inText('地名,所,備考\n青葉,東,可燃,資源,古紙,缶\n稲越,西,可燃,資源,古紙,缶\n');
    expect(found.tables[0]).toMatchObject({ headerRow: 1, rows: 2 });
  });

  it('takes years and counting numbers for headers', async () => {
    expect((await inText('地区,2015,2020\n青葉,10,12\n稲越,1,3\n')).tables[0]).toMatchObject({
      headerRow: 1,
      rows: 2,
    });
    expect((await inText('0,1,2,3\n5,1,7,8\n9,9,9,1\n')).tables[0]).toMatchObject({ headerRow: 1, rows: 2 });
  });

  it('says that there is no header when the first row holds values', async () => {
    const found = await inText('青葉町,35.61,139.31\n稲越,35.62,139.32\n');
    expect(found.tables[0]).toMatchObject({ headerRow: null, header: ['', '', ''], rows: 2, firstRow: 1 });
    expect(codesOf(found)).toEqual(['sheets.header-not-found']);
  });
});

describe('inside the table', () => {
  it('repeats a merged value in every cell that it covers', async () => {
    const found = await inExcel(
      [
        ['地区', '曜日', '種類'],
        ['東部', '月', '可燃'],
        [null, '火', '資源'],
        ['西部', '水', '可燃'],
      ],
      { merges: [merge(1, 0, 2, 0)] },
    );
    expect(await records(found.tables[0])).toEqual([
      ['東部', '月', '可燃'],
      ['東部', '火', '資源'],
      ['西部', '水', '可燃'],
    ]);
    expect(found.findings).toMatchObject([
      { code: 'sheets.merged-cells', rule: 'L1-12', where: { row: 2, letter: 'A' } },
    ]);
  });

  it('leaves out trailing empty rows and columns, and says so', async () => {
    const found = await inText('名称,数,,\n青葉,1,,\n稲越,2,,\n,,,\n,,,\n');
    expect(found.tables[0]).toMatchObject({ header: ['名称', '数'], rows: 2, lastRow: 3 });
    expect(found.findings).toMatchObject([{ code: 'sheets.trailing-empty' }]);
    expect(found.findings[0]?.message.en).toContain('2 rows, 2 columns');
  });

  it('goes on behind a blank row', async () => {
    const found = await inText('名称,数\n青葉,1\n\n稲越,2\n');
    expect(found.tables).toMatchObject([{ rows: 2, lastRow: 4 }]);
    expect(found.findings).toMatchObject([{ code: 'sheets.blank-row', rule: 'L1-03', where: { row: 3 } }]);
  });

  it('keeps a blank column and a headed column without values', async () => {
    const found = await inText('名称,,数,備考\n青葉,,1,\n稲越,,2,\n');
    expect(found.tables[0]?.header).toEqual(['名称', '', '数', '備考']);
    expect(codesOf(found)).toEqual(['sheets.empty-header', 'sheets.blank-column', 'sheets.empty-column']);
  });

  it('names repeated, empty and spaced headers', async () => {
    const found = await inExcel([
      ['名称', '名称', null, '開　設　者', '電話\n番号'],
      ['a', 'b', 'c', 'd', 'e'],
    ]);
    expect(found.tables[0]?.header).toEqual(['名称', '名称', '', '開　設　者', '電話\n番号']);
    expect(codesOf(found)).toEqual(
      expect.arrayContaining(['sheets.duplicate-header', 'sheets.empty-header', 'sheets.spaced-header']),
    );
  });

  it('keeps cells beyond the header', async () => {
    const found = await inText('名称,数\n青葉,1,追記\n');
    expect(found.tables[0]).toMatchObject({ header: ['名称', '数', ''], lastColumn: 2 });
    expect(await records(found.tables[0])).toEqual([['青葉', '1', '追記']]);
  });

  it('keeps rows that hold nothing but their number', async () => {
    const found = await inExcel([
      ['番号', '名称', '住所'],
      [1, '青葉', '町'],
      [2, null, null],
      [3, null, null],
    ]);
    expect(found.tables[0]?.rows).toBe(3);
  });

  it('points at shortened ids, omissions, line breaks, errors and missing results', async () => {
    const cells: FixtureSheet['cells'] = new Map([
      ['1,3', { value: '#REF!', type: 'error' }],
      ['1,4', { value: null, formula: 'A1' }],
    ]);
    const found = await inExcel(
      [
        ['法人番号', '名称', '住所', '計', '和'],
        ['1.23E+12', '〃', '青葉町\n1番', null, null],
      ],
      { cells },
    );
    expect(codesOf(found)).toEqual(
      expect.arrayContaining([
        'sheets.lost-digits',
        'sheets.same-as-above',
        'sheets.line-break-in-cell',
        'sheets.formula-without-result',
      ]),
    );
  });

  it('flags hidden rows and columns and keeps them', async () => {
    const found = await inExcel(
      [
        ['名称', '担当者'],
        ['青葉', '内部'],
        ['稲越', '内部'],
      ],
      {
        rowDefs: new Map([[2, { hidden: true }]]),
        columns: [{}, { hidden: true }],
      },
    );
    expect(found.tables[0]?.rows).toBe(2);
    expect(found.findings).toMatchObject([
      { code: 'sheets.hidden-rows', rule: 'L1-13', where: { row: 3 } },
      { code: 'sheets.hidden-columns', rule: 'L1-13', where: { letter: 'B' } },
    ]);
  });
});

describe('beside and below the table', () => {
  it('reports notes below', async () => {
    const found = await inText('名称,数,備考\n青葉,1,\n稲越,2,x\n※ 数は定員です\n\n出典: ともに市\n');
    expect(found.tables[0]).toMatchObject({ rows: 2, lastRow: 3 });
    expect(found.notes.map(({ row, text }) => `${row} ${text}`)).toEqual([
      '4 ※ 数は定員です',
      '6 出典: ともに市',
    ]);
    expect(codesOf(found).filter((code) => code === 'sheets.notes-outside')).toHaveLength(2);
  });

  it('reports a stray cell to the right', async () => {
    const found = await inExcel([
      ['名称', '数', null, '←項目名を入力'],
      ['青葉', 1],
      ['稲越', 2],
    ]);
    expect(found.tables[0]?.header).toEqual(['名称', '数']);
    expect(found.notes).toMatchObject([{ letter: 'D', text: '←項目名を入力' }]);
  });

  it('finds two tables one below the other', async () => {
    const found = await inExcel([
      ['名称', '数'],
      ['青葉', 1],
      ['稲越', 2],
      [null],
      ['施設', '電話'],
      ['役場', '042-1'],
      ['図書館', '042-2'],
    ]);
    expect(found.tables).toMatchObject([
      { headerRow: 1, header: ['名称', '数'], rows: 2 },
      { headerRow: 5, header: ['施設', '電話'], rows: 2 },
    ]);
    expect(found.findings).toMatchObject([{ code: 'sheets.several-tables', rule: 'L1-02' }]);
  });

  it('finds two tables side by side', async () => {
    const found = await inExcel([
      ['名称', '数', null, '名称', '数'],
      ['青葉', 1, null, '大野', 3],
      ['稲越', 2, null, '仏生', 4],
    ]);
    expect(found.tables.map(({ header, firstColumn, rows }) => [header, firstColumn, rows])).toEqual([
      [['名称', '数'], 0, 2],
      [['名称', '数'], 3, 2],
    ]);
  });

  it('keeps one table with a blank column as one', async () => {
    const found = await inExcel([
      ['名称', '数', null, '住所', '電話'],
      ['青葉', 1, null, 'a', 'b'],
      ['稲越', 2, null, 'c', 'd'],
    ]);
    expect(found.tables.map(({ header }) => header)).toEqual([['名称', '数', '', '住所', '電話']]);
  });
});

describe('large text files', () => {
  it('counts the rows behind the beginning that is kept, and reads them all', async () => {
    const lines = Array.from({ length: 12_000 }, (_, row) => `青葉${row},${row}`);
    lines[9000] = '';
    lines[11_000] = '稲越,1,追記';
    const found = await inText(`名称,数\n${lines.join('\n')}\n`);
    expect(found.tables).toMatchObject([
      { headerRow: 1, header: ['名称', '数', ''], rows: 11_999, lastRow: 12_001 },
    ]);
    expect(codesOf(found)).toEqual(['sheets.empty-header', 'sheets.blank-row']);
    expect(await records(found.tables[0])).toHaveLength(11_999);
  });
});
