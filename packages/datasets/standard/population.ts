import { carried, demanding } from './column.ts';
import type { Column, Dataset } from './dataset.ts';
import { bodyCode, bodyName } from './managing-body-columns.ts';
import { note } from './page-columns.ts';
import { ageColumns } from './population-age-columns.ts';

const areaCode: Column = carried(
  '地域コード',
  'id',
  '101001',
  '団体の中で地域を表す番号を書きます。',
  'The number that the municipality gives to the area.',
  { aliases: ['地区コード', '町丁コード', '町丁字コード', '町コード', '大字コード', '町名コード'] },
);

const areaColumns: readonly Column[] = [
  carried(
    '調査年月日',
    'date',
    '2026-04-01',
    'いつの人口かを書きます。',
    'The day for which the figures are true.',
    { aliases: ['調査日', '基準日', '調査基準日', '年月日', '時点', '基準年月日'] },
  ),
  carried(
    '地域名',
    'text',
    '中央1丁目',
    '人口を数えた地域の名前を書きます。',
    'The area for which people were counted.',
    {
      aliases: ['地区名', '町名', '町丁名', '町丁字名', '町丁目', '大字町丁目名', '地域', '地区', '行政区名'],
    },
  ),
  carried('総人口', 'integer', '632', 'その地域に住む人の数を書きます。', 'How many people live there.', {
    aliases: [
      '人口',
      '人口総数',
      '人口_総数',
      '総数',
      '人口(総数)',
      '人口計',
      '計',
      '合計',
      '総人口(人)',
      '人口(計)',
    ],
  }),
  carried('男性', 'integer', '311', 'その地域に住む男性の数を書きます。', 'How many males live there.', {
    aliases: ['男', '男性人口', '人口_男', '人口(男)', '男(人)', '総数_男', '男性(人)'],
  }),
  carried('女性', 'integer', '321', 'その地域に住む女性の数を書きます。', 'How many females live there.', {
    aliases: ['女', '女性人口', '人口_女', '人口(女)', '女(人)', '総数_女', '女性(人)'],
  }),
];

const households: Column = carried(
  '世帯数',
  'integer',
  '363',
  'その地域の世帯の数を書きます。',
  'How many households live there.',
  { aliases: ['世帯', '総世帯数', '世帯数(世帯)', '世帯総数'] },
);

export const population: Dataset = {
  slug: 'population',
  name: { ja: '地域・年齢別人口', en: 'Population by area and age' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding([bodyCode, areaCode, bodyName, ...areaColumns, ...ageColumns, households, note], {
    oldRequired: [...areaColumns, ...ageColumns].map(({ name }) => name),
  }),
  marks: ['総人口', '男性', '女性', '調査年月日', '0-4歳の男性', '85歳以上の女性'],
  words: [
    'population',
    'jinko',
    '人口',
    '年齢別人口',
    '地域・年齢別人口',
    '住民基本台帳',
    '世帯数',
    '町丁別人口',
  ],
};
