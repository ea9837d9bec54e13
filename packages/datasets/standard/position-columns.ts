/** Where something is on the map, and how high. */
import { added, carried } from './column.ts';
import type { Column, Text } from './dataset.ts';

export function positionColumns(of: Text): Column[] {
  return [
    carried(
      '緯度',
      'latitude',
      '35.681236',
      `${of.ja}の緯度を、度の小数（世界測地系）で書きます。`,
      `The latitude of ${of.en} in decimal degrees (WGS 84).`,
    ),
    carried(
      '経度',
      'longitude',
      '139.767125',
      `${of.ja}の経度を、度の小数（世界測地系）で書きます。`,
      `The longitude of ${of.en} in decimal degrees (WGS 84).`,
    ),
  ];
}

/** Not in 避難場所, which has 標高 instead, nor in 公衆無線LAN and 消防水利施設. */
export const heightColumns: readonly Column[] = [
  added(
    '高度の種別',
    'choice',
    '階数',
    '「高度の値」が階数・標高・地表高のどれかを書きます。',
    'What the height value counts: the floor, metres above the sea, or metres above the ground.',
    { choices: ['階数', '標高', '地表高'] },
  ),
  added(
    '高度の値',
    'decimal',
    '2',
    '高さを数字で書きます。単位は「高度の種別」で決まります。',
    'The height as a number, of the kind named beside it.',
  ),
];
