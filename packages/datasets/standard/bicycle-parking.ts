import { added } from './column.ts';
import type { Column, Dataset } from './dataset.ts';
import { everyday } from './everyday-headers.ts';
import { facilityId, modelBodyCode, modelPositionColumns } from './model-columns.ts';

const PREFIX = '公営駐輪場';

const nameColumns: readonly Column[] = [
  added('公営駐輪場_名称', 'text', '中央駅前駐輪場', '駐輪場の名前を書きます。', 'The name.', {
    aliases: ['駐輪場名', '駐輪場名称', '自転車駐車場名', '自転車等駐車場名', ...everyday('名称')],
  }),
  added(
    '公営駐輪場_名称_カナ',
    'kana',
    'チュウオウエキマエチュウリンジョウ',
    '駐輪場の名前の読みを、全角カタカナで書きます。',
    'How the name is read, in full-width katakana.',
    { aliases: ['公営駐輪場_名称(カナ)', ...everyday('名称_カナ')] },
  ),
  added(
    '公営駐輪場_名称_英字',
    'latin',
    'Chuo Station Bicycle Parking',
    '英語での名前を書きます。',
    'The name in English.',
    {
      aliases: ['公営駐輪場_名称(英字)', ...everyday('名称_英字')],
    },
  ),
];

const placeColumns: readonly Column[] = [
  added(
    '公営駐輪場_屋内外',
    'text',
    '屋内',
    '屋内か屋外かを書きます。',
    'Whether it is indoors or outdoors.',
    {
      aliases: ['屋内外', '屋内・屋外'],
    },
  ),
  added(
    '公営駐輪場_最大駐輪台数',
    'integer',
    '250',
    '置ける自転車の台数を、数字だけで書きます。',
    'How many bicycles it takes, as a number only.',
    { aliases: ['最大駐輪台数', '収容台数', '駐輪台数', '駐輪可能台数', '収容可能台数'] },
  ),
  added('最寄駅', 'text', '中央駅', 'いちばん近い駅を書きます。', 'The nearest station.', {
    aliases: ['最寄り駅', '最寄の駅又はバス停', '最寄駅名', '駅名', '公営駐輪場_最寄駅'],
  }),
];

const payColumns: readonly Column[] = [
  added('料金種別', 'text', '有料', '無料か有料かを書きます。', 'Whether it costs something.', {
    aliases: ['公営駐輪場_料金種別', '有料無料'],
  }),
  added('料金', 'text', '100', '料金を、円で書きます。', 'What it costs, in yen.', {
    aliases: ['公営駐輪場_料金', '利用料金', '使用料'],
  }),
  added('料金備考', 'text', '最初の2時間は無料です。', '料金の決まりを書きます。', 'The rules for the fee.', {
    aliases: ['公営駐輪場_料金備考', '料金_備考'],
  }),
  added('決済種別', 'text', '現金', '使える支払い方法を書きます。', 'How people can pay.', {
    aliases: ['公営駐輪場_決済種別', '支払方法', '決済方法'],
  }),
  added('開設日', 'date', '2010-04-01', '使い始めた日を書きます。', 'The day it was opened.', {
    aliases: ['公営駐輪場_開設日', '開設年月日', '供用開始日'],
  }),
  added(
    '公営駐輪場_説明',
    'text',
    '定期利用は管理室で申し込みます。',
    '使い方を書きます。',
    'How to use it.',
    { aliases: everyday('説明') },
  ),
];

export const bicycleParking: Dataset = {
  slug: 'bicycle_parking',
  name: { ja: '公営駐輪場', en: 'Public bicycle parking' },
  kind: 'model',
  newEdition: 'observed',
  oldEdition: false,
  columns: [
    modelBodyCode(PREFIX),
    facilityId,
    ...nameColumns,
    ...modelPositionColumns(PREFIX),
    ...placeColumns,
    ...payColumns,
  ],
  marks: ['公営駐輪場_名称', '公営駐輪場_最大駐輪台数', '最寄駅'],
  words: ['bicycle_parking', 'bicycleparking', '公営駐輪場', '駐輪場', '自転車駐車場', '自転車等駐車場'],
};
