import { describe, expect, it } from 'vitest';
import type { Row } from '../cell.ts';
import { openWorkbook } from '../open-workbook.ts';
import { xls } from '../testing/xls.ts';
import type { Sheet } from '../workbook.ts';
import { DamagedContainer, openOle } from './ole-container.ts';
import { readXlsLayout } from './xls-layout.ts';

/** A stream of records as [MS-XLS] 2.1.4 lays them out: number, length, data. */
function records(...list: [number, number[]][]): Uint8Array {
  return new Uint8Array(
    list.flatMap(([id, data]) => [id & 0xff, id >> 8, data.length & 0xff, data.length >> 8, ...data]),
  );
}

async function rowsOf(sheet: Sheet | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  if (sheet) for await (const row of sheet.rows()) rows.push(row);
  return rows;
}

describe('.xls', () => {
  const fixture = () =>
    xls([
      {
        name: '投票所',
        rows: [
          ['コード', '開設日', '時刻', '割合', '髙﨑', '小数', '有'],
          [12203, 45383, 0.375, 0.5, '①', 35.652889, true],
          [-1400, 21002, 1.5, 0.125, '東京', 100_000_000.5, false],
        ],
        formats: {
          A2: '000000',
          B2: 'ggge"年"m"月"d"日"',
          C2: 'h:mm',
          D2: '0%',
          B3: 'yyyy/m/d',
          C3: '[h]:mm',
          D3: '0.0%',
        },
        merges: ['A1:A1'],
        hiddenColumns: [4],
      },
      { name: '内部', rows: [['x']], hidden: true },
    ]);

  it('gives numbers, dates, times and texts as shown and as stored', async () => {
    const workbook = await openWorkbook({ name: 'a.xls', bytes: fixture() });
    expect(workbook).toMatchObject({
      format: 'xls',
      findings: [{ code: 'sheets.old-format', rule: 'L1-01' }],
    });
    const [header, first, second] = await rowsOf(workbook.sheets[0]);
    expect(header?.texts).toEqual(['コード', '開設日', '時刻', '割合', '髙﨑', '小数', '有']);
    expect(first?.texts).toEqual(['012203', '令和6年4月1日', '9:00', '50%', '①', '35.652889', 'TRUE']);
    expect(second?.texts).toEqual(['-1400', '1957/7/1', '36:00', '12.5%', '東京', '100000000.5', 'FALSE']);
    expect(first?.cells.map(({ raw }) => raw)).toEqual([12203, 45383, 0.375, 0.5, '①', 35.652889, true]);
    expect(first?.cells[1]).toMatchObject({ kind: 'date', date: '2024-04-01' });
  });

  it('tells hidden sheets, rows and columns', async () => {
    const workbook = await openWorkbook({ name: 'a.xls', bytes: fixture() });
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['投票所', false],
      ['内部', true],
    ]);
    const found = await workbook.sheets[0]?.tables();
    expect(found?.findings).toContainEqual(
      expect.objectContaining({ code: 'sheets.hidden-columns', rule: 'L1-13' }),
    );
  });

  it('reads hidden rows, and formats of numbers in a row of packed ones', () => {
    const stream = records(
      [0x22, [1, 0]],
      [0x41e, [164, 0, 4, 0, 0, ...Buffer.from('0000')]],
      [0xe0, [0, 0, 0, 0]],
      [0xe0, [0, 0, 164, 0]],
      [0x85, [52, 0, 0, 0, 2, 0, 1, 0, 0x61]],
      [0x0a, []],
      [0x208, [3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]],
      [0xbd, [3, 0, 1, 0, 1, 0, 0x32, 0, 0, 0, 0, 0, 0x33, 0, 0, 0, 2, 0]],
      [0x0a, []],
    );
    expect(readXlsLayout(stream)).toEqual({
      date1904: true,
      encrypted: false,
      objects: false,
      formatCodes: ['General', '0000'],
      sheets: [
        {
          hidden: true,
          hiddenRows: [3],
          hiddenColumns: [],
          formulas: 0,
          numbers: [
            { row: 3, column: 1, value: 12, format: 1 },
            { row: 3, column: 2, value: 0.12, format: 0 },
          ],
        },
      ],
    });
  });

  it('spreads merged headers and repeats merged values', async () => {
    const bytes = xls([
      {
        name: 'a',
        rows: [
          ['地区', '人口', null],
          [null, '男', '女'],
          ['東部', 1, 2],
          [null, 3, 4],
        ],
        merges: ['A1:A2', 'B1:C1', 'A3:A4'],
      },
    ]);
    const found = await (await openWorkbook({ name: 'a.xls', bytes })).sheets[0]?.tables();
    const [table] = found?.tables ?? [];
    expect(table).toMatchObject({ headerRow: 2, header: ['地区', '人口 男', '人口 女'], rows: 2 });
    const rows: string[][] = [];
    for await (const row of table?.records() ?? []) rows.push(row.texts);
    expect(rows).toEqual([
      ['東部', '1', '2'],
      ['東部', '3', '4'],
    ]);
  });

  it('reads dates of the 1904 system', async () => {
    const bytes = xls([{ name: 'a', rows: [['日'], [43921]], formats: { A2: 'yyyy/m/d' } }], true);
    const [, row] = await rowsOf((await openWorkbook({ name: 'a.xls', bytes })).sheets[0]);
    expect(row?.cells[0]).toMatchObject({ text: '2024/4/1', date: '2024-04-01' });
  });

  it('recognises an .xls that is named .xlsx', async () => {
    const workbook = await openWorkbook({ name: 'a.xlsx', bytes: fixture() });
    expect(workbook.findings.map(({ code }) => code)).toEqual([
      'sheets.old-format',
      'sheets.wrong-extension',
    ]);
  });

  it('says that a container is cut off or turns in circles', async () => {
    const bytes = fixture();
    const cut = await openWorkbook({ name: 'a.xls', bytes: bytes.subarray(0, 700) });
    expect(cut.sheets).toEqual([]);
    expect(cut.findings[0]?.severity).toBe('error');
    const circular = new Uint8Array(bytes);
    const view = new DataView(circular.buffer);
    const table = 512 * (view.getUint32(76, true) + 1);
    for (let entry = 0; entry < 128; entry++) view.setUint32(table + entry * 4, entry, true);
    expect(() => openOle(circular).stream('Workbook')).toThrow(DamagedContainer);
  });
});
