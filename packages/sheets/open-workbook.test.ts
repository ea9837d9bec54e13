import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Row } from './cell.ts';
import { openWorkbook } from './open-workbook.ts';
import { merge, xlsx } from './testing/workbooks.ts';
import type { Sheet, Workbook } from './workbook.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const open = (name: string, content: string | Uint8Array) =>
  openWorkbook({ name, bytes: typeof content === 'string' ? utf8(content) : content });

async function rowsOf(sheet: Sheet | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  if (sheet) for await (const row of sheet.rows()) rows.push(row);
  return rows;
}

const textsOf = async (workbook: Workbook, index = 0) =>
  (await rowsOf(workbook.sheets[index])).map(({ texts }) => texts);
const codesOf = (workbook: Workbook) => workbook.findings.map(({ code }) => code);

describe('text files', () => {
  it('names the sheet after the file and gives texts as cells', async () => {
    const workbook = await open('area_days.csv', '地名,燃やすごみ\r\n青葉町,月 木\r\n');
    expect(workbook).toMatchObject({ format: 'csv', encoding: 'utf-8', findings: [] });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['area_days']);
    const [, row] = await rowsOf(workbook.sheets[0]);
    expect(row).toMatchObject({ row: 2, texts: ['青葉町', '月 木'] });
    expect(row?.cells[1]).toEqual({ text: '月 木', raw: '月 木', kind: 'text' });
  });

  it.each([
    ['tab, two columns', '地名\t曜日\n青葉町\t月\n', 'tsv'],
    ['semicolon, two columns', '地名;曜日\n青葉町;月\n', 'csv'],
    ['comma', '地名,曜日\n青葉町,月\n', 'csv'],
  ])('finds the delimiter of a small file: %s', async (_, text, format) => {
    const workbook = await open('a.csv', text);
    expect(workbook.format).toBe(format);
    expect(await textsOf(workbook)).toEqual([
      ['地名', '曜日'],
      ['青葉町', '月'],
    ]);
  });

  it('does not take the commas of addresses for delimiters', async () => {
    const text = '地名;曜日\n青葉1丁目,2丁目;月\n大野,稲越,上;火\n';
    expect((await textsOf(await open('a.csv', text)))[2]).toEqual(['大野,稲越,上', '火']);
  });

  it('recognises a UTF-16 table with tabs that is named .csv', async () => {
    const bytes = new Uint8Array(Buffer.from('\uFEFF地名\t曜日\r\n青葉町\t月\r\n', 'utf16le'));
    const workbook = await open('a.csv', bytes);
    expect(workbook).toMatchObject({ format: 'tsv', encoding: 'utf-16le' });
    expect(codesOf(workbook)).toEqual(['sheets.wrong-extension']);
    expect((await textsOf(workbook))[1]).toEqual(['青葉町', '月']);
  });

  it('reads a stream that passes once', async () => {
    async function* pieces() {
      for (const byte of utf8('地名,曜日\n青葉町,月')) yield Uint8Array.of(byte);
    }
    const workbook = await openWorkbook({ name: 'a.csv', bytes: pieces() });
    expect(await textsOf(workbook)).toEqual([
      ['地名', '曜日'],
      ['青葉町', '月'],
    ]);
  });

  it('refuses to read a stream twice instead of finding it empty', async () => {
    async function* pieces() {
      yield utf8('地名,曜日\n青葉町,月');
    }
    const workbook = await openWorkbook({ name: 'a.csv', bytes: pieces() });
    await textsOf(workbook);
    await expect(textsOf(workbook)).rejects.toThrow('once only');
  });

  it('can be read twice out of bytes, with the same findings once', async () => {
    const workbook = await open('a.csv', 'a,b\nx "1",2\n');
    await textsOf(workbook);
    await textsOf(workbook);
    expect(workbook.sheets[0]?.findings.map(({ code }) => code)).toEqual(['sheets.stray-quote']);
  });

  it('ends early without reading on', async () => {
    const workbook = await open('a.csv', 'a\n'.repeat(500_000));
    for await (const row of workbook.sheets[0]?.rows() ?? []) if (row.row === 3) break;
    expect(workbook.sheets[0]?.findings).toEqual([]);
  });
});

describe('workbooks', () => {
  it('gives cells as shown and as stored', async () => {
    const bytes = await xlsx([
      {
        name: '一覧',
        rows: [
          ['コード', '日付', '時刻', '割合', '番号', '有'],
          [12203, 45383, 0.375, 0.5, 1234567890123, true],
        ],
        formats: {
          '1,0': '000000',
          '1,1': '[$-411]ggge"年"m"月"d"日"',
          '1,2': 'h:mm',
          '1,3': '0%',
          '1,4': '0.00E+00',
        },
      },
    ]);
    const workbook = await open('a.xlsx', bytes);
    expect(workbook).toMatchObject({ format: 'xlsx', encoding: null, findings: [] });
    const [, row] = await rowsOf(workbook.sheets[0]);
    expect(row?.texts).toEqual(['012203', '令和6年4月1日', '9:00', '50%', '1.23E+12', 'TRUE']);
    expect(row?.cells[1]).toMatchObject({ kind: 'date', raw: 45383, date: '2024-04-01' });
    expect(row?.cells[4]).toMatchObject({ kind: 'number', raw: 1234567890123 });
  });

  it('reads dates of the 1904 system', async () => {
    const bytes = await xlsx(
      [{ name: 'a', rows: [['日'], [43921]], formats: { '1,0': 'yyyy/m/d' } }],
      '1904',
    );
    const [, row] = await rowsOf((await open('a.xlsx', bytes)).sheets[0]);
    expect(row?.cells[0]).toMatchObject({ text: '2024/4/1', date: '2024-04-01' });
  });

  it('knows the formats that Japanese Excel has built in without writing them', async () => {
    const bytes = await xlsx([{ name: 'a', rows: [['日'], [45383]], formats: { '1,0': '"mark"0' } }]);
    const parts = unzipSync(bytes);
    const styles = new TextDecoder().decode(parts['xl/styles.xml']);
    const id = /numFmtId="(\d+)" formatCode="&quot;mark/.exec(styles)?.[1];
    const changed = styles
      .replace(/<numFmts[\s\S]*<\/numFmts>/, '')
      .replaceAll(`numFmtId="${id}"`, 'numFmtId="57"');
    const [, row] = await rowsOf(
      (await open('a.xlsx', zipSync({ ...parts, 'xl/styles.xml': strToU8(changed) }))).sheets[0],
    );
    expect(row?.texts).toEqual(['R6.4.1']);
  });

  it('keeps hidden sheets and rows and says that they are', async () => {
    const bytes = await xlsx([
      { name: '公開', rows: [['a'], ['b']], rowDefs: new Map([[1, { hidden: true }]]) },
      { name: '内部', rows: [['x']], hidden: true },
    ]);
    const workbook = await open('a.xlsx', bytes);
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['公開', false],
      ['内部', true],
    ]);
    expect((await rowsOf(workbook.sheets[0])).map(({ hidden }) => hidden ?? false)).toEqual([false, true]);
  });

  it('tells a formula without result from a blank cell', async () => {
    const cells = new Map([['0,1', { value: null, formula: 'SUM(A1:A9)' }]]);
    const workbook = await open('a.xlsx', await xlsx([{ name: 'a', rows: [[1, null]], cells }]));
    const [row] = await rowsOf(workbook.sheets[0]);
    expect(row?.cells.map(({ kind }) => kind)).toEqual(['number', 'formula']);
  });

  it('leaves merged values in their first cell when rows are read', async () => {
    const bytes = await xlsx([
      {
        name: 'a',
        rows: [
          ['人口', null],
          ['男', '女'],
        ],
        merges: [merge(0, 0, 0, 1)],
      },
    ]);
    expect(await textsOf(await open('a.xlsx', bytes))).toEqual([['人口'], ['男', '女']]);
  });

  it('recognises a workbook that is named .csv', async () => {
    const workbook = await open('list.csv', await xlsx([{ name: 'a', rows: [['x', 'y']] }]));
    expect(workbook.format).toBe('xlsx');
    expect(codesOf(workbook)).toEqual(['sheets.wrong-extension']);
  });

  it('reads without a worker thread and in one the same', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => [
      row,
      `ともに市青葉町${row}番地`,
      row / 7,
      '認可保育所',
    ]);
    const bytes = await xlsx([{ name: '大', rows }]);
    const inThread = await openWorkbook({ name: 'a.xlsx', bytes }, { threadAbove: 0 });
    const here = await openWorkbook({ name: 'a.xlsx', bytes }, { workerFile: null });
    expect(inThread.findings).toEqual([]);
    expect(await textsOf(inThread)).toEqual(await textsOf(here));
  });

  it('gives up a workbook that takes too long', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => [
      row,
      `ともに市青葉町${row}番地`,
      row / 7,
      '認可保育所',
    ]);
    const workbook = await openWorkbook(
      { name: 'a.xlsx', bytes: await xlsx([{ name: '大', rows }]) },
      { deadline: 1, threadAbove: 0 },
    );
    expect(codesOf(workbook)).toEqual(['sheets.too-slow']);
  });
});

describe('what cannot be read says why', () => {
  it.each([
    ['%PDF-1.7\n%âãÏÓ', 'sheets.not-a-table-file'],
    ['<!DOCTYPE html><html><body><table>', 'sheets.not-a-table-file'],
    ['\uFEFF<html lang="ja">', 'sheets.not-a-table-file'],
    ['{"type": "FeatureCollection"}', 'sheets.json-without-records'],
    ['', 'sheets.empty-file'],
    ['\uFEFF', 'sheets.only-byte-order-mark'],
  ])('%j', async (content, code) => {
    const workbook = await open('a.csv', content);
    expect(workbook.findings).toMatchObject([{ code, severity: 'error' }]);
  });

  it('names the files of a zip that is called .csv', async () => {
    const workbook = await open('a.csv', zipSync({ 'data/a.csv': strToU8('x'), 'data/b.csv': strToU8('y') }));
    expect(workbook.findings).toMatchObject([{ code: 'sheets.zip-archive', rule: 'L1-01' }]);
    expect(workbook.findings[0]?.message.en).toContain('data/a.csv, data/b.csv');
  });

  it('says that a workbook is protected by a password', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [['x']] }],
      encryption: { password: 'himitsu', spinCount: 100 },
    });
    expect(codesOf(await open('a.xlsx', bytes))).toEqual(['sheets.password-protected']);
  });

  it('says that a workbook is cut off', async () => {
    const bytes = await xlsx([{ name: 'a', rows: [['x', 'y']] }]);
    expect(codesOf(await open('a.xlsx', bytes.subarray(0, bytes.length - 40)))).toEqual(['sheets.damaged']);
    expect(codesOf(await open('a.xlsx', bytes.subarray(0, 60)))).toEqual(['sheets.damaged']);
  });
});
