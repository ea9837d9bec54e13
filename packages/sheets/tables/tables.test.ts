import { describe, expect, it } from 'vitest';
import { codesOf, inExcel, inText, records } from '../testing/tables.ts';
import { type FixtureSheet, merge } from '../testing/workbooks.ts';

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

  it('cuts a list where its header comes again', async () => {
    const found = await inText('東部地区,\n町名,曜日\n青葉,月\n稲越,火\n西部地区,\n町名,曜日\n大野,水\n');
    expect(found.tables).toMatchObject([
      { headerRow: 2, rows: 2, lastRow: 4 },
      { headerRow: 6, rows: 1, lastRow: 7 },
    ]);
    expect(found.notes.map(({ row, text }) => `${row} ${text}`)).toEqual(['1 東部地区', '5 西部地区']);
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
