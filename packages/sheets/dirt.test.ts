import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect/inspect-file.ts';
import { openWorkbook } from './open-workbook.ts';
import { xlsx } from './testing/workbooks.ts';

/** Each of these was seen in files that towns publish; the fixtures are invented. */

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 名称,カナ / 青葉園,ｱｵﾊﾞ in cp932 with CRLF. */
const CP932 = Uint8Array.of(
  0x96,
  0xbc,
  0x8f,
  0xcc,
  0x2c,
  0x83,
  0x4a,
  0x83,
  0x69,
  0x0d,
  0x0a,
  0x90,
  0xc2,
  0x97,
  0x74,
  0x89,
  0x80,
  0x2c,
  0xb1,
  0xb5,
  0xca,
  0xde,
  0x0d,
  0x0a,
);

async function inspected(name: string, bytes: Uint8Array) {
  const { document } = await inspectFile({ name, bytes }, { lang: 'en' });
  return { ...document, codes: document.findings.map(({ code }) => code), sheet: document.sheets[0] };
}

async function textsOf(name: string, bytes: Uint8Array): Promise<string[][]> {
  const texts: string[][] = [];
  for (const sheet of (await openWorkbook({ name, bytes })).sheets) {
    for await (const row of sheet.rows()) texts.push(row.texts);
  }
  return texts;
}

describe('text files', () => {
  it('cp932 with CRLF and half-width kana', async () => {
    expect(await textsOf('a.csv', CP932)).toEqual([
      ['名称', 'カナ'],
      ['青葉園', 'ｱｵﾊﾞ'],
    ]);
    expect(await inspected('a.csv', CP932)).toMatchObject({ encoding: 'cp932', findings: [] });
  });

  it('a byte order mark is no part of the first header', async () => {
    expect((await inspected('a.csv', utf8('\uFEFF名称,数\nx,1\n'))).sheet?.header).toEqual(['名称', '数']);
  });

  it('the end-of-file mark of old systems', async () => {
    expect(await textsOf('a.csv', utf8('名称,数\r\n青葉,1\r\n\u001A'))).toEqual([
      ['名称', '数'],
      ['青葉', '1'],
    ]);
  });

  it('trailing rows and columns of nothing but commas', async () => {
    const { sheet, codes } = await inspected('a.csv', utf8(`名称,数,\n青葉,1,\n${',,\n'.repeat(6)}`));
    expect(sheet).toMatchObject({ header: ['名称', '数'], rows: 1 });
    expect(codes).toEqual(['sheets.trailing-empty']);
  });

  it('a column that is empty in every row', async () => {
    expect((await inspected('a.csv', utf8('名称,方書,数\n青葉,,1\n稲越,,2\n'))).codes).toEqual([
      'sheets.empty-column',
    ]);
  });

  it('the version of the file in its last row', async () => {
    const { sheet, codes } = await inspected(
      'a.csv',
      utf8('名称,住所,数\n青葉,町1,1\n稲越,町2,2\n更新日：令和6年4月1日,,\n'),
    );
    expect(sheet).toMatchObject({ rows: 2, notes: [{ row: 4, text: '更新日：令和6年4月1日' }] });
    expect(codes).toContain('sheets.notes-outside');
  });

  it('numbers with separators and spaces, and ids that lost their digits', async () => {
    const { findings } = await inspected(
      'a.csv',
      utf8('名称,定員,法人番号\n青葉,"1,400 ",1.23E+12\n稲越,900,8.00E+12\n'),
    );
    expect(findings.map(({ code, where, rule }) => [code, where.row, where.letter, rule])).toEqual([
      ['sheets.lost-digits', 2, 'C', undefined],
      ['sheets.number-with-marks', 2, 'B', 'L2-01'],
    ]);
  });

  it('codes keep what they have: leading zeros stay, lost ones are not invented', async () => {
    expect((await textsOf('a.csv', utf8('コード\n092011\n92011\n'))).flat()).toEqual([
      'コード',
      '092011',
      '92011',
    ]);
  });

  it('headers with full-width spaces and line breaks stay as written', async () => {
    const { sheet, codes } = await inspected('a.csv', utf8('telephone　number,"開　設\n者"\n042-1,x\n'));
    expect(sheet?.header).toEqual(['telephone　number', '開　設\n者']);
    expect(codes.filter((code) => code === 'sheets.spaced-header')).toHaveLength(2);
  });

  it('an address with a line break is one cell of one record', async () => {
    const { sheet, codes } = await inspected('a.csv', utf8('名称,住所\n青葉,"ともに市\n青葉町1"\n稲越,x\n'));
    expect(sheet?.rows).toBe(2);
    expect(codes).toEqual(['sheets.line-break-in-cell']);
  });
});

describe('workbooks', () => {
  it('English keys behind a running number', async () => {
    const rows = [
      ['#property', 'latitude', 'name'],
      [1, 34.35, '青葉'],
      [2, 34.36, '稲越'],
    ];
    expect((await inspected('data .xlsx', await xlsx([{ name: 'Sheet1', rows }]))).sheet).toMatchObject({
      headerRow: 1,
      header: ['#property', 'latitude', 'name'],
      rows: 2,
    });
  });

  it('an example sheet with a title, beside the real one', async () => {
    const example = [['(例)公共施設一覧'], ['コード', '名称', '住所'], [999_999, '○○公民館', '××町']];
    const { sheets } = await inspected(
      'a.xlsx',
      await xlsx([
        {
          name: '一覧',
          rows: [
            ['コード', '名称', '住所'],
            [1, 'a', 'b'],
          ],
        },
        { name: '入力例', rows: example },
      ]),
    );
    expect(sheets.map(({ name, headerRow, rows }) => [name, headerRow, rows])).toEqual([
      ['一覧', 1, 1],
      ['入力例', 2, 1],
    ]);
  });

  it('sheets without any cell', async () => {
    const { sheets, codes } = await inspected(
      'a.xlsx',
      await xlsx([
        {
          name: 'Sheet1',
          rows: [
            ['a', 'b'],
            [1, 2],
          ],
        },
        { name: 'Sheet2', rows: [] },
      ]),
    );
    expect(sheets[1]).toEqual({ name: 'Sheet2', headerRow: null, header: [], rows: 0 });
    expect(codes).toEqual(['sheets.empty-sheet']);
  });

  it('dates written in eras by their number format', async () => {
    const bytes = await xlsx([
      { name: 'a', rows: [['指定日'], [21002]], formats: { '1,0': '[$-411]ge. m. d' } },
    ]);
    expect(await textsOf('a.xlsx', bytes)).toEqual([['指定日'], ['S32. 7. 1']]);
  });
});
