/** What the body files of データモデル型 share: the facility they refer to, and columns that begin with their own word. */
import { added } from './column.ts';
import type { Column, Text } from './dataset.ts';
import { everyday, everydayHeaders } from './everyday-headers.ts';

export function modelBodyCode(prefix: string): Column {
  return added(
    `${prefix}_全国地方公共団体コード`,
    'municipality-code',
    '139998',
    'データを管理する団体の全国地方公共団体コードを、検査数字を含む6桁で書きます。',
    'The code of the municipality that looks after the data, six digits with the check digit.',
    { aliases: everyday('全国地方公共団体コード') },
  );
}

/** The row of 施設情報 in which the address stands. */
export const facilityId: Column = added(
  '施設_ID',
  'id',
  'F0001',
  '施設情報の中で、この施設を表すIDを書きます。',
  'The id of the place in the facility file.',
  { aliases: ['施設ID', 'facility_id', 'facilityId'] },
);

export function modelId(name: string, of: Text): Column {
  return added(
    name,
    'id',
    '0001',
    `団体の中でほかの${of.ja}と重ならない番号や記号を書きます。`,
    `A number or sign that no other ${of.en} of the municipality has.`,
    { aliases: everyday('ID') },
  );
}

/** 名称, 名称（カナ）, 名称（英字） and 説明. */
export function modelNameColumns(prefix: string, example: string, kana: string, latin: string): Column[] {
  return [
    added(`${prefix}_名称`, 'text', example, '名前を書きます。', 'The name.', {
      aliases: [`${prefix}名`, `${prefix}名称`, `${prefix}の名称`, ...everyday('名称')],
    }),
    added(
      `${prefix}_名称（カナ）`,
      'kana',
      kana,
      '名前の読みを、全角カタカナで書きます。',
      'How the name is read, in full-width katakana.',
      { aliases: [`${prefix}_名称_カナ`, ...everyday('名称_カナ')] },
    ),
    added(`${prefix}_名称（英字）`, 'latin', latin, '英語での名前を書きます。', 'The name in English.', {
      aliases: [`${prefix}_名称_英字`, ...everyday('名称_英字')],
    }),
    added(`${prefix}_説明`, 'text', '正門からお入りください。', '説明を書きます。', 'The description.', {
      aliases: everyday('説明'),
    }),
  ];
}

export function modelPositionColumns(prefix: string): Column[] {
  return [
    added(
      `${prefix}_緯度`,
      'latitude',
      '35.681236',
      '緯度を、度の小数で書きます。',
      'The latitude in decimal degrees.',
      { aliases: everyday('緯度') },
    ),
    added(
      `${prefix}_経度`,
      'longitude',
      '139.767125',
      '経度を、度の小数で書きます。',
      'The longitude in decimal degrees.',
      { aliases: everyday('経度') },
    ),
  ];
}

export function coordinateSystemColumns(prefix: string): Column[] {
  return [
    added(
      `${prefix}_座標参照系`,
      'text',
      'JGD2011',
      '緯度と経度の座標参照系の名前を書きます。',
      'The coordinate reference system of latitude and longitude.',
      { aliases: ['座標系', '座標参照系', '測地系'] },
    ),
    added(
      `${prefix}_座標参照系コード`,
      'id',
      '6668',
      '座標参照系の番号を書きます。',
      'The number of that system.',
      { aliases: ['座標参照系コード'] },
    ),
  ];
}

export function modelNote(name: string): Column {
  return added(
    name,
    'text',
    '駐車場はありません。',
    'ほかの列に書けないことを書きます。',
    'What no other column says.',
    { aliases: name === '備考' ? [] : ['備考', ...everydayHeaders.備考] },
  );
}
