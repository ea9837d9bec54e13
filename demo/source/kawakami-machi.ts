/**
 * 川上町's workbook as rows of cells, the way a clerk lays it out for people to read:
 * a title, two rows of headings, merged cells, prose instead of rules, notes below, and a sheet that was only hidden.
 */

/** A cell as typed; null is an empty one or one covered by a merge. */
export type Cell = string | number | null;

/** A sheet with its merged ranges in A1 notation. */
export interface SourceSheet {
  name: string;
  hidden: boolean;
  merges: string[];
  widths: number[];
  rows: Cell[][];
}

const TITLE_ROWS: Cell[][] = [
  ['令和８年度　川上町　ごみ・資源収集日程表'],
  [
    '（令和8年4月1日～令和9年3月31日）',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    '住民課 環境係',
  ],
  [],
];

const HEADER_ROWS: Cell[][] = [
  ['地区', '自治会', 'よみ', '位置', null, '可燃ごみ', '資源ごみ', null, null, '不燃ごみ', '備考'],
  [null, null, null, '緯度', '経度', null, '紙類', 'びん・缶', 'ペット\nボトル', null, null],
];

const AREA_ROWS: Cell[][] = [
  [
    '上川地区',
    '上組',
    'かみぐみ',
    34.0621,
    137.6903,
    '毎週月・木曜日',
    '第２・４水曜日',
    '第１・３火曜日',
    '第２火曜日',
    '第１金曜日',
    null,
  ],
  [null, '中組', 'なかぐみ', 34.0607, 137.6941, null, null, null, null, null, null],
  [null, '下組', 'しもぐみ', 34.0589, 137.6978, null, null, null, null, '第3金曜日', null],
  [
    '町なか地区',
    '本通',
    'ほんどおり',
    34.0518,
    137.7012,
    '毎週火・金曜日',
    '第２・４月曜日',
    '第１・３木曜日',
    '第２木曜日',
    '第４水曜日',
    '商店のごみは出せません',
  ],
  [
    null,
    '駅通',
    'えきどおり',
    34.0502,
    137.7049,
    '毎週火・金曜日',
    '第２・４月曜日',
    '第１・３木曜日',
    '第２木曜日',
    '第４水曜日',
    null,
  ],
  [
    null,
    '新町',
    'しんまち',
    34.0487,
    137.7081,
    '毎週火・金曜日',
    '第1・3月曜日',
    '第２・４木曜日',
    '第３木曜日',
    '第２水曜日',
    null,
  ],
  [
    '下川地区',
    '瀬戸',
    'せと',
    34.0433,
    137.7113,
    '毎週月・木曜日',
    '第１・３水曜日',
    '第２・４火曜日',
    '第３火曜日',
    '第２金曜日',
    null,
  ],
  [
    null,
    '渡場',
    'わたしば',
    34.0411,
    137.7156,
    '毎週月・木曜日',
    '第１・３水曜日',
    '第２・４火曜日',
    '第３火曜日',
    '第２金曜日',
    null,
  ],
  [
    '山之内地区',
    '山之内',
    'やまのうち',
    34.0702,
    137.6725,
    '毎週水曜日',
    '第２土曜日',
    '第４土曜日',
    '第４土曜日',
    '偶数月の第１土曜日',
    '冬は遅れることがあります',
  ],
  [
    null,
    '奥山',
    'おくやま',
    34.0768,
    137.6644,
    '毎週水曜日',
    '第２土曜日',
    '第４土曜日',
    '第４土曜日',
    '４・７・１０・１月の第３土曜日',
    '冬は遅れることがあります',
  ],
];

const NOTE_ROWS: Cell[][] = [
  [],
  ['※朝８時までに、決められた集積所へ出してください。'],
  ['※可燃ごみは、祝日も収集します。資源ごみ・不燃ごみは、祝日は収集しません。'],
  ['※年末年始（12月31日～1月3日）を除く。'],
  ['※粗大ごみは、環境係（電話 0000-00-0000）へ申しこんでください。'],
];

const FIRST_AREA = TITLE_ROWS.length + HEADER_ROWS.length + 1;

/** 収集日程 is what the town publishes; 作業用 is what it forgot: names and telephone numbers of people. */
export const KAWAKAMI_SHEETS: readonly SourceSheet[] = [
  {
    name: '収集日程',
    hidden: false,
    merges: [
      'A1:K1',
      'A2:E2',
      ...['A4:A5', 'B4:B5', 'C4:C5', 'D4:E4', 'F4:F5', 'G4:I4', 'J4:J5', 'K4:K5'],
      ...[`A${FIRST_AREA}:A${FIRST_AREA + 2}`, `A${FIRST_AREA + 3}:A${FIRST_AREA + 5}`],
      ...[`A${FIRST_AREA + 6}:A${FIRST_AREA + 7}`, `A${FIRST_AREA + 8}:A${FIRST_AREA + 9}`],
      ...['F', 'G', 'H', 'I'].map((letter) => `${letter}${FIRST_AREA}:${letter}${FIRST_AREA + 2}`),
      `J${FIRST_AREA}:J${FIRST_AREA + 1}`,
    ],
    widths: [12, 10, 12, 10, 10, 18, 16, 16, 14, 26, 26],
    rows: [...TITLE_ROWS, ...HEADER_ROWS, ...AREA_ROWS, ...NOTE_ROWS],
  },
  {
    name: '作業用',
    hidden: true,
    merges: [],
    widths: [10, 12, 16, 20],
    rows: [
      ['自治会', '当番', '電話', 'メモ'],
      ['上組', '見本 太郎', '0000-00-0001', '集積所の鍵あり'],
      ['本通', '見本 花子', '0000-00-0002', '4月に交代'],
      ['奥山', '見本 次郎', '0000-00-0003', null],
    ],
  },
];
