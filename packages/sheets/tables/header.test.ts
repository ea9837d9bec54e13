import { describe, expect, it } from 'vitest';
import { codesOf, inExcel, inText } from '../testing/tables.ts';
import { merge } from '../testing/workbooks.ts';

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

describe('header rows without merged cells', () => {
  it('joins a group with the names below it, as CSV leaves a merged header, and keeps the note below out', async () => {
    const found = await inText(
      '地区,可燃ごみ,資源ごみ,,備考\n,,紙類,びん・缶,\n上町,月 木,水1,火2,\n下町,火 金,水2,火4,\n※年末年始を除く,,,,\n',
    );
    expect(found.tables[0]).toMatchObject({
      headerRows: [1, 2],
      header: ['地区', '可燃ごみ', '資源ごみ 紙類', 'びん・缶', '備考'],
      rows: 2,
    });
    expect(found.notes).toMatchObject([{ kind: 'note', row: 5, text: '※年末年始を除く' }]);
  });

  it('leaves a first record without a name in the data', async () => {
    const found = await inText('地区,可燃ごみ,資源ごみ\n,月,火\n上町,木,金\n');
    expect(found.tables[0]).toMatchObject({ headerRows: [1], rows: 2 });
  });
});
