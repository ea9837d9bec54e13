import { added } from './column.ts';
import type { Column, Dataset } from './dataset.ts';
import { everydayHeaders } from './everyday-headers.ts';

const identityColumns: readonly Column[] = [
  added(
    '情報の管理主体_全国地方公共団体コード',
    'municipality-code',
    '139998',
    'データを管理する団体の全国地方公共団体コードを、検査数字を含む6桁で書きます。',
    'The code of the municipality that looks after the data, six digits with the check digit.',
    { aliases: ['全国地方公共団体コード', ...everydayHeaders.全国地方公共団体コード] },
  ),
  added(
    '学校ID',
    'id',
    '0001',
    '団体の中で学校を表すIDを書きます。',
    'The id that the municipality gives the school.',
  ),
  added(
    '学校コード',
    'id',
    'B113299900010',
    '学校コードを、13桁で書きます。',
    'The school code, 13 characters.',
  ),
];

const schoolPlaceColumns: readonly Column[] = [
  added(
    '学校所在地_都道府県名',
    'prefecture',
    '東京都',
    '学校がある都道府県を書きます。',
    'The prefecture.',
    {
      aliases: ['学校所在地_都道府県', '都道府県名', '都道府県'],
    },
  ),
  added(
    '学校所在地_郡名',
    'text',
    '北郡',
    '町村のとき、郡を書きます。',
    'The county, for towns and villages.',
    {
      aliases: ['郡名'],
    },
  ),
  added(
    '学校所在地_市区町村名',
    'municipality',
    'ともに市',
    '学校がある市区町村を書きます。',
    'The municipality.',
    {
      aliases: ['学校所在地_市区町村', '市区町村名', '市区町村', '市町村名'],
    },
  ),
  added(
    '学校所在地_行政区名',
    'text',
    'みどり区',
    '政令市のとき、行政区を書きます。',
    'The ward, in large cities.',
    {
      aliases: ['行政区名', '学校所在地_行政区'],
    },
  ),
  added(
    '学校所在地_全国地方公共団体コード',
    'municipality-code',
    '139998',
    '学校がある市区町村の全国地方公共団体コードを、6桁で書きます。',
    'The six-digit code of the municipality in which the school is.',
  ),
  added('学校名称', 'text', '中央小学校', '学校の名前を書きます。', 'The name of the school.', {
    aliases: ['学校名', '名称', '指定校', '指定学校', '通学校', '就学校'],
  }),
  added(
    '学校名称_カナ',
    'kana',
    'チュウオウショウガッコウ',
    '学校の名前の読みを、全角カタカナで書きます。',
    'How the name is read, in full-width katakana.',
    { aliases: ['学校名_カナ', '学校名カナ', '名称_カナ'] },
  ),
  added(
    '行政サービス拠点種別',
    'text',
    '小学校',
    '小学校か中学校かを書きます。',
    'Primary or lower secondary school.',
    {
      aliases: ['学校種別', '学校種', '種別', '校種'],
    },
  ),
];

const districtColumns: readonly Column[] = [
  added(
    '通学区域_登録年月日',
    'date',
    '2026-04-01',
    'この通学区域になった日を書きます。',
    'The day from which the district is so.',
    { aliases: ['登録年月日'] },
  ),
  added(
    '通学区域_廃止日',
    'date',
    '2030-03-31',
    'この通学区域でなくなった日を書きます。',
    'The day it ceased to be so.',
    {
      aliases: ['通学区域_廃止年月日', '廃止日'],
    },
  ),
  added(
    '通学区域の住所',
    'list',
    '中央1丁目;中央2丁目',
    '通学区域の住所を、半角の「;」で区切って書きます。',
    'The addresses of the district, separated by semicolons.',
    { aliases: ['通学区域', '学区', '校区', '通学区域_住所', '学区域', '通学区域住所'] },
  ),
  added(
    '特記事項',
    'text',
    '番地により異なります。',
    'ほかの列に書けないことを書きます。',
    'What no other column says.',
    {
      aliases: ['備考', '注記'],
    },
  ),
  added(
    'ポリゴン_ファイル名',
    'text',
    '139998_school_district.geojson',
    '通学区域の形を収めたファイルの名前を書きます。',
    'The name of the file with the shapes of the districts.',
    { aliases: ['ポリゴンファイル名'] },
  ),
];

export const schoolDistrict: Dataset = {
  slug: 'school_district',
  name: { ja: '小中学校通学区域', en: 'School districts' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: false,
  columns: [...identityColumns, ...schoolPlaceColumns, ...districtColumns],
  marks: ['学校名称', '通学区域の住所', '行政サービス拠点種別', 'ポリゴン_ファイル名'],
  words: ['school_district', '小中学校通学区域', '通学区域', '学区', '校区', '通学区'],
};
