import { addressColumns } from './address-columns.ts';
import { adapted, carried, demanding } from './column.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { nameColumns, nameInEnglish } from './name-columns.ts';
import { carriedImageColumns, note } from './page-columns.ts';
import { heightColumns, positionColumns } from './position-columns.ts';
import { toiletCountColumns, toiletHoursColumns, toiletKindColumns } from './public-toilet-columns.ts';

const TOILET: Text = { ja: 'トイレの設置施設', en: 'the place with the toilet' };

const position: Column = carried(
  '設置位置',
  'text',
  '南口の改札を出て左',
  '施設の中のどこにトイレがあるかを書きます。',
  'Where in the place the toilet is.',
  {
    aliases: ['設置場所', '設置場所詳細', '設置位置詳細', 'フロア', 'トイレ名', '階', 'installationPosition'],
    together: [{ headers: ['フロア', 'トイレ名'], between: ' ' }],
  },
);

export const publicToilet: Dataset = {
  slug: 'public_toilet',
  name: { ja: '公衆トイレ', en: 'Public toilets' },
  kind: 'flat',
  newEdition: 'defined',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumns,
        ...nameColumns(TOILET, '中央公園', 'チュウオウコウエン'),
        nameInEnglish('Central Park'),
        ...addressColumns(TOILET),
        position,
        ...positionColumns(TOILET),
        ...heightColumns,
        ...toiletCountColumns,
        ...toiletKindColumns,
        ...toiletHoursColumns,
        ...carriedImageColumns,
        note,
      ],
      {
        名称: {
          aliases: ['トイレ名称', '公園等施設名', '設置施設名', '公衆トイレ名', '公衆便所名', '便所名'],
        },
      },
    ),
    {
      required: ['名称', '所在地_連結表記', '設置位置'],
      recommended: [
        ...['全国地方公共団体コード', 'ID', '名称_カナ', '名称_英語', '所在地_全国地方公共団体コード'],
        ...['所在地_都道府県', '所在地_市区町村', '所在地_町字', '所在地_番地以下', '緯度', '経度'],
        ...['男性トイレ総数', '女性トイレ総数', '男女共用トイレ総数', 'バリアフリートイレ数'],
        ...toiletKindColumns.map(({ name }) => name),
        ...['利用開始時間', '利用終了時間', '画像', '画像_ライセンス'],
      ],
      optional: [
        ...['地方公共団体名', '町字ID', '建物名等(方書)', '高度の種別', '高度の値'],
        ...toiletCountColumns.map(({ name }) => name).filter((name) => name.includes('（')),
        ...['利用可能時間特記事項', '備考'],
      ],
      oldRequired: [
        ...['名称', '名称_カナ', '所在地_連結表記', '設置位置', 'バリアフリートイレ数'],
        ...toiletKindColumns.map(({ name }) => name),
      ],
    },
  ),
  marks: ['男性トイレ総数', '女性トイレ総数', 'バリアフリートイレ数', '車椅子使用者用トイレ有無', '設置位置'],
  words: [
    ...['public_toilet', 'multipurpose_toilet', 'toilet', 'wc', '公衆トイレ', 'トイレ', 'お手洗い', '便所'],
    ...['公衆便所', '多目的トイレ', '多機能トイレ', 'バリアフリートイレ'],
  ],
};
