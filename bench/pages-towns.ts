/** Invented towns for the benchmark of pages: no file is read, but what is stored looks as if one had been. */
import { parseCell } from '@tomoni/recurrence';
import type { Area, CalendarDraft } from '../modules/collection/model.ts';
import { type Random, seededRandom } from '../platform/testing/random.ts';

/** The day on which everybody reads: a Tuesday, 13:00 in Japan, five weeks before New Year's closures. */
export const NOW = new Date('2026-11-24T04:00:00Z');

const CENTRES = ['北部', '南部', '島'];
const CHO = ['みどり', 'さくら', '本', '栄', '緑が丘', '港', '新', '上', '中', '下', '大手', '川端'];
const NAMES = ['一丁目', '二丁目', '三丁目', '四丁目', '五丁目（1番～12番）', '六丁目'];

/** Each category with the cells that its column holds, as 5374 folders of real towns write them. */
const COLUMNS: { name: string; sublabel: string; cells: string[] }[] = [
  { name: '燃やすごみ', sublabel: '生ごみ、紙くずなど', cells: ['月 木', '火 金', '水 土'] },
  { name: 'プラスチック製容器包装', sublabel: 'プラマークのあるもの', cells: ['水', '木', '金 *1'] },
  { name: '燃やさないごみ', sublabel: '金属、陶器など', cells: ['木2 木4', '水1 水3', '土2'] },
  {
    name: 'びん・缶',
    sublabel: '中を洗って',
    cells: ['隔月20260406', '隔火20260407', '隔金20260410'],
  },
  { name: 'ペットボトル', sublabel: 'キャップを外して', cells: ['月2 月4', '火1 火3', '金2 金4 *2'] },
  { name: '古紙・布', sublabel: '種類ごとに束ねて', cells: ['土1 土3', '木1 木3', '水2 水4'] },
  {
    name: '有害ごみ',
    sublabel: '電池、蛍光管',
    cells: ['金3:4 6 8 10 12 2', '20260610 20261209 20270310', '火4'],
  },
  { name: '剪定枝', sublabel: '長さ50cmまで', cells: ['土4:5 6 9 10 11', '20261128', '日2'] },
];

const COLOURS = ['#e2041b', '#e95295', '#595857', '#006e54', '#19448e', '#c7b370', '#b44c97', '#68be8d'];
const CELLS = new Map(COLUMNS.flatMap(({ cells }) => cells.map((text) => [text, parseCell(text)] as const)));
const CLOSURES = CENTRES.flatMap((centre) => [
  { centre, from: '2026-12-31', to: '2027-01-03', row: 2 },
  { centre, from: '2027-05-03', to: '2027-05-05', row: 3 },
]);

/** Code of six digits of the invented town with this number. */
export function townCode(town: number): string {
  return String(900_000 + town * 10);
}

/** Id of an area of an invented town. */
export function areaId(town: number, area: number): string {
  return `a${town.toString(36)}x${area.toString(36)}`;
}

/** What an import of this town would store; the same for the same numbers. */
export function townDraft(town: number, areas: number): CalendarDraft {
  const random = seededRandom(town);
  return {
    place: townCode(town),
    madeBy: 'town',
    maker: `第${town}町 環境課`,
    contact: null,
    putOutBy: '08:30',
    closure: 'skip',
    validThrough: '2027-05-05',
    categories: COLUMNS.map(({ name, sublabel }, index) => ({
      name,
      sublabel,
      descriptionHtml: `<p>${name}は、朝8時30分までに出してください。</p><ul><li>${sublabel}</li></ul>`,
      colour: COLOURS[index] ?? null,
      caution: null,
    })),
    closures: CLOSURES,
    transfers: [],
    remarks: [
      { id: '1', text: '雨の日は、ふた付きの容器に入れてください。' },
      { id: '2', text: '集積所が変わりました。詳しくは町のお知らせをご覧ください。' },
    ],
    areas: Array.from({ length: areas }, (_, area) => areaOf(town, area, random)),
    items: [],
    editions: {},
    findings: [],
    sources: [{ name: 'area_days.csv', sha256: '0'.repeat(64), size: areas * 90 }],
    contentHash: `${town}/${areas}`,
    author: 'operator',
    stagedId: null,
  };
}

function areaOf(town: number, number: number, random: Random): Area {
  return {
    id: areaId(town, number),
    name: `${CHO[number % CHO.length]}町${NAMES[Math.floor(number / CHO.length) % NAMES.length]}${number}`,
    master: null,
    masterName: null,
    centre: CENTRES[number % CENTRES.length] ?? '',
    reading: null,
    position: null,
    row: number + 2,
    cells: COLUMNS.map(({ cells }, category) => {
      const text = cells[Math.floor(random.next() * cells.length)] ?? '';
      const { rules = [], remarks = [] } = CELLS.get(text) ?? {};
      return { category, rules, remarks, text };
    }),
  };
}
