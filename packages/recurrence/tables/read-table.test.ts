import { readFileSync } from 'node:fs';
import XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import { collectionsOf } from '../dates.ts';
import { describeRules } from '../describe.ts';
import { sharedData } from '../testing/folders.ts';
import { readTable } from './read-table.ts';

type Cells = (string | number | null)[][];

interface SheetOf {
  name?: string;
  rows: Cells;
  merges?: string[];
  hidden?: boolean;
}

/** A workbook from rows, as .xlsx or .xls. */
function bookOf(sheets: SheetOf[], bookType: 'xlsx' | 'biff8' = 'xlsx'): { name: string; bytes: Uint8Array } {
  const book = XLSX.utils.book_new();
  sheets.forEach(({ name, rows, merges = [] }, index) => {
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name ?? `Sheet${index + 1}`);
  });
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType }));
  return { name: bookType === 'xlsx' ? 'ごみ.xlsx' : 'ごみ.xls', bytes };
}

async function read(sheets: SheetOf[], bookType?: 'xlsx' | 'biff8'): Promise<Calendar> {
  const { calendar } = await readTable(bookOf(sheets, bookType));
  if (calendar === null) throw new Error('not read');
  return calendar;
}

function legend(calendar: Calendar): [string, string[]][] {
  return calendar.areas.map((area) => [
    area.name,
    area.cells
      .filter((cell) => cell.rules.length > 0)
      .map((cell) => `${calendar.categories[cell.category]?.name} ${describeRules(cell, 'ja')}`),
  ]);
}

const codes = (calendar: Calendar) =>
  calendar.findings.filter(({ code }) => code.startsWith('recurrence.')).map(({ code }) => code.slice(11));

const plain: Cells = [
  ['町名', '燃やすごみ', 'プラスチック', '古紙・布'],
  ['本町', '毎週火・金曜日', '毎週水曜日', '第２・４木曜日'],
  ['南町', '毎週月・木曜日', '第1・第3水曜日', '収集なし'],
];

describe('a table of collection days', () => {
  it.each(['xlsx', 'biff8'] as const)('is read from .%s', async (type) => {
    const calendar = await read([{ rows: plain }], type);
    expect(legend(calendar)).toEqual([
      ['本町', ['燃やすごみ 火・金', 'プラスチック 水', '古紙・布 第2・第4木']],
      ['南町', ['燃やすごみ 月・木', 'プラスチック 第1・第3水']],
    ]);
    expect(codes(calendar)).toEqual([]);
    expect(calendar.validThrough).toBeNull();
  });

  it('is read below a title, with two header rows and merged cells', async () => {
    const calendar = await read([
      {
        name: '北部',
        rows: [
          ['ともに市 令和8年度 家庭ごみ収集日程', null, null, null, null],
          [null, null, null, null, null],
          ['校区', '町名', '燃やすごみ', '資源', null],
          [null, null, null, 'びん・缶', '古紙'],
          ['東校区', '本町', '毎週火・金曜日', '第1水曜日', '偶数月の第2水曜日'],
          [null, '南町', '毎週月・木曜日', '第2水曜日', '4月8日、10月7日'],
        ],
        merges: ['A1:E1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'A5:A6'],
      },
    ]);
    expect(legend(calendar)).toEqual([
      ['本町', ['燃やすごみ 火・金', '資源 びん・缶 第1水', '資源 古紙 2・4・6・8・10・12月の第2水']],
      ['南町', ['燃やすごみ 月・木', '資源 びん・缶 第2水', '資源 古紙 4月8日・10月7日']],
    ]);
    expect(calendar.areas.map(({ master, row }) => [master, row])).toEqual([
      ['東校区', 5],
      ['東校区', 6],
    ]);
    expect(calendar.validThrough).toBe('2027-03-31');
    expect(codes(calendar)).toEqual([]);
  });

  it('knows a position below a heading that it shares with others', async () => {
    const calendar = await read([
      {
        rows: [
          ['地区', '可燃ごみ', '位置', null],
          ['地区', '可燃ごみ', '緯度', '経度'],
          ['本町', '月 木', 35.1, 139.2],
          ['南町', '火 金', 35.2, 139.3],
        ],
        merges: ['A1:A2', 'B1:B2', 'C1:D1'],
      },
    ]);
    expect(calendar.areas.map(({ position }) => position)).toEqual([
      { lat: 35.1, lon: 139.2 },
      { lat: 35.2, lon: 139.3 },
    ]);
  });

  it('knows centre, reading, position and remarks by their headers, in any order', async () => {
    const calendar = await read([
      {
        rows: [
          ['No.', '可燃ごみ', '地区名', 'ふりがな', '担当センター', '緯度', '経度', '備考', '人口'],
          [1, '火 金', '本町', 'ほんまち', '北センター', 35.1, 139.2, '坂の下に出す', 1200],
          [2, '月 木', '南町', 'ミナミマチ', '北センター', 139.2, 35.1, '', 900],
        ],
      },
    ]);
    expect(calendar.areas).toMatchObject([
      { name: '本町', centre: '北センター', reading: 'ほんまち', position: { lat: 35.1, lon: 139.2 } },
      { name: '南町', centre: '北センター', reading: 'ミナミマチ', position: null },
    ]);
    expect(calendar.remarks).toEqual([{ id: '1', text: '坂の下に出す' }]);
    expect(calendar.areas[0]?.cells[0]?.remarks).toEqual(['1']);
    expect(codes(calendar)).toEqual(['column-not-used', 'position-unreadable']);
  });

  it('gives no dates from a cell that is not surely understood, and says where it is', async () => {
    const rows = plain.map((row) => [...row]);
    rows[2] = ['南町', '毎週月曜日（ただし8月は第1月曜日のみ）', '隔週水曜日', '4月8日'];
    const calendar = await read([{ rows }]);
    expect(legend(calendar)[1]).toEqual(['南町', []]);
    const errors = calendar.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, where }) => [code.slice(11), where.row, where.letter, where.column])).toEqual([
      ['unreadable-prose', 3, 'B', '燃やすごみ'],
      ['fortnightly-start-unknown', 3, 'C', 'プラスチック'],
      ['year-unknown', 3, 'D', '古紙・布'],
    ]);
  });

  it('keeps the words of a cell without days, and leaves counts out', async () => {
    const rows = plain.map((row, index) =>
      index === 0 ? [...row, '粗大ごみ', 'ごみ集積所数'] : [...row, '電話申込制', 1200 + index],
    );
    const calendar = await read([{ rows }]);
    expect(calendar.areas[0]?.cells.at(-1)).toEqual({
      category: 3,
      rules: [],
      remarks: [],
      text: '電話申込制',
    });
    expect(codes(calendar)).toEqual(['column-not-used', 'note-in-cell', 'note-in-cell']);
  });

  it('keeps a category none of whose cells can be read', async () => {
    const rows = plain.map((row, index) => [...row, index === 0 ? '粗大ごみ' : '別表のとおり']);
    const calendar = await read([{ rows }]);
    expect(calendar.categories.map(({ name }) => name)).toContain('粗大ごみ');
    expect(codes(calendar)).toEqual(['unreadable-prose', 'unreadable-prose']);
  });

  it('applies notes around it that speak of all days', async () => {
    const rows: Cells = [
      ['令和8年度ごみ収集日', null, null, null],
      [null, null, null, null],
      ...plain,
      [null, null, null, null],
      ['※祝日は収集しません。12月31日～1月3日は休みます。', null, null, null],
    ];
    const calendar = await read([{ rows }]);
    const [area] = calendar.areas;
    if (area === undefined) throw new Error('no area');
    const days = (from: string, to: string) =>
      collectionsOf(calendar, area, { from, to, closure: 'skip' }).map(({ date }) => date);
    // 2026-04-29 is a holiday and a Wednesday; 2027-01-01 a Friday.
    expect(days('2026-04-28', '2026-05-01')).toEqual(['2026-04-28', '2026-05-01']);
    expect(days('2026-12-29', '2027-01-06')).toEqual([
      '2026-12-29',
      '2026-12-30',
      '2027-01-05',
      '2027-01-06',
    ]);
    expect(codes(calendar)).toEqual([]);
  });

  it('is one calendar over sheets with the same categories, without hidden ones', async () => {
    const south: Cells = [plain[0] ?? [], ['西町', '月・木', '火', '第1水']];
    const hidden: Cells = [plain[0] ?? [], ['旧町', '月・木', '火', '第1水']];
    const calendar = await read([
      { name: '東', rows: plain },
      { name: '西', rows: south },
      { name: '旧', rows: hidden, hidden: true },
    ]);
    expect(calendar.areas.map(({ name }) => name)).toEqual(['本町', '南町', '西町']);
  });

  it('warns of a second table with other categories', async () => {
    const other: Cells = [
      ['地区', '事業ごみ'],
      ['駅前', '毎週月曜日'],
    ];
    const calendar = await read([
      { name: '家庭', rows: plain },
      { name: '事業', rows: other },
    ]);
    expect(calendar.areas).toHaveLength(2);
    expect(codes(calendar)).toEqual(['several-tables']);
  });

  it('is read from CSV too, also one with the tokens of area_days.csv', async () => {
    const csv = '地名,センター,燃やすごみ,資源\n本町,北,月 木,水2:4 6 *1\n南町,北,火 金,隔木20260409\n';
    const { calendar } = await readTable({ name: 'x.csv', bytes: new TextEncoder().encode(csv) });
    if (calendar === null) throw new Error('not read');
    expect(legend(calendar)).toEqual([
      ['本町', ['燃やすごみ 月・木', '資源 4・6月の第2水']],
      ['南町', ['燃やすごみ 火・金', '資源 1週おきの木']],
    ]);
    expect(calendar.areas[0]?.centre).toBe('北');
  });

  it('says when there is none', async () => {
    for (const rows of [
      [
        ['施設名', '住所'],
        ['市役所', '本町1'],
      ],
      [
        ['町名', '人口'],
        ['本町', 1200],
      ],
      [[]],
    ] as Cells[]) {
      const { calendar, findings } = await readTable(bookOf([{ rows }]));
      expect(calendar).toBeNull();
      expect(findings.at(-1)).toMatchObject({ code: 'recurrence.table-not-found', severity: 'error' });
    }
    const broken = await readTable({ name: 'x.xlsx', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]) });
    expect(broken.calendar).toBeNull();
  });
});

describe('real workbooks', () => {
  const schedule = sharedData('takamatsu-city__opendata/data/garbage_collection_date/0090.xlsx');
  const changes = sharedData('Takamatsu5374__5374_changes/takamatsu5374_changes_H28.xlsx');

  it('are read when they are at hand: a schedule in prose, wholly', async () => {
    if (schedule === null) return expect(schedule).toBeNull();
    const { calendar } = await readTable({ name: '0090.xlsx', bytes: readFileSync(schedule) });
    expect(calendar?.areas).toHaveLength(8);
    expect(calendar?.categories).toHaveLength(5);
    expect(calendar?.areas.every((area) => area.cells.length === 5)).toBe(true);
    expect(calendar && describeRules(calendar.areas[0]?.cells[1] ?? { rules: [] }, 'ja')).toBe('第2・第4月');
    expect(calendar?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('are refused when they hold no schedule', async () => {
    if (changes === null) return expect(changes).toBeNull();
    const { calendar, findings } = await readTable({ name: 'x.xlsx', bytes: readFileSync(changes) });
    expect(calendar).toBeNull();
    expect(findings.at(-1)?.code).toBe('recurrence.table-not-found');
  });
});
