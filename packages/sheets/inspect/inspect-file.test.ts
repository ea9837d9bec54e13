import { describe, expect, it } from 'vitest';
import { merge, xlsx } from '../testing/workbooks.ts';
import { inspectFile } from './inspect-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('inspectFile', () => {
  it('describes a text file', async () => {
    const bytes = utf8(
      '\uFEFF地名,センター,"燃やす\nごみ"\r\n青葉町,東部,月 木\r\n,,\r\n稲越,西部,火 金\r\n,,\r\n',
    );
    expect(await inspectFile({ name: 'area_days.csv', bytes }, { lang: 'en' })).toEqual({
      ok: true,
      document: {
        format: 'csv',
        encoding: 'utf-8',
        sheets: [{ name: 'area_days', headerRow: 1, header: ['地名', 'センター', '燃やす\nごみ'], rows: 2 }],
        findings: expect.arrayContaining([
          {
            code: 'sheets.blank-row',
            severity: 'info',
            message: 'There are blank rows inside the table (1).',
            where: { file: 'area_days.csv', row: 3 },
            rule: 'L1-03',
          },
        ]),
      },
    });
  });

  it('describes every worksheet, hidden ones too, and further tables inside', async () => {
    const bytes = await xlsx([
      {
        name: '人口',
        rows: [
          ['人口統計'],
          ['地区', '人口', null],
          [null, '男', '女'],
          ['青葉', 1, 2],
          ['稲越', 3, 4],
          [null],
          ['施設', '電話', '担当'],
          ['役場', '042-1', '総務'],
          ['図書館', '042-2', '教育'],
        ],
        merges: [merge(1, 0, 2, 0), merge(1, 1, 1, 2)],
      },
      {
        name: '内部',
        rows: [
          ['氏名', '電話'],
          ['青葉太郎', '042-3'],
        ],
        hidden: true,
      },
    ]);
    const { document, ok } = await inspectFile({ name: '統計.xlsx', bytes });
    expect(ok).toBe(true);
    expect(document.sheets).toEqual([
      {
        name: '人口',
        headerRow: 3,
        header: ['地区', '人口 男', '人口 女'],
        rows: 2,
        tables: [{ headerRow: 7, header: ['施設', '電話', '担当'], rows: 2 }],
        notes: [{ kind: 'title', row: 1, letter: 'A', text: '人口統計' }],
      },
      { name: '内部', hidden: true, headerRow: 1, header: ['氏名', '電話'], rows: 1 },
    ]);
    expect(document.findings).toContainEqual(
      expect.objectContaining({
        code: 'sheets.hidden-sheet',
        where: { file: '統計.xlsx', sheet: '内部' },
        rule: 'L1-13',
      }),
    );
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('is not fine with a file that cannot be used', async () => {
    const { document, ok } = await inspectFile({ name: 'a.csv', bytes: new Uint8Array() });
    expect(ok).toBe(false);
    expect(document).toMatchObject({
      sheets: [{ headerRow: null, header: [], rows: 0 }],
      findings: [{ severity: 'error' }],
    });
  });
});
