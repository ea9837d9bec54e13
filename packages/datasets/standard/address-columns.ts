/** Where something is: the eight columns that the new edition made of 住所 and 方書. */
import { added, carried } from './column.ts';
import type { Column, Text } from './dataset.ts';

export function addressColumns(of: Text): Column[] {
  return [
    added(
      '所在地_全国地方公共団体コード',
      'municipality-code',
      '139998',
      `${of.ja}がある市区町村の全国地方公共団体コードを、6桁で書きます。`,
      `The six-digit code of the municipality in which ${of.en} is.`,
    ),
    added(
      '町字ID',
      'town-id',
      '0001000',
      'アドレス・ベース・レジストリの町字IDを、7桁で書きます。',
      'The seven-digit town id of the Address Base Registry.',
    ),
    carried(
      '所在地_連結表記',
      'address',
      '東京都ともに市中央1-2-3 ともにビル1階',
      `${of.ja}の住所を、都道府県から建物名まで続けて書きます。`,
      `The whole address of ${of.en}, from the prefecture to the building.`,
      { old: ['住所'] },
    ),
    added(
      '所在地_都道府県',
      'prefecture',
      '東京都',
      '住所のうち、都道府県を書きます。',
      'The prefecture of the address.',
    ),
    ...addressParts(),
  ];
}

function addressParts(): Column[] {
  return [
    added(
      '所在地_市区町村',
      'municipality',
      'ともに市',
      '住所のうち、市区町村を書きます。',
      'The municipality of the address.',
    ),
    added('所在地_町字', 'text', '中央1丁目', '住所のうち、町や字を書きます。', 'The town of the address.'),
    added(
      '所在地_番地以下',
      'text',
      '2-3',
      '住所のうち、番地から後を書きます。建物名は含めません。',
      'The block and house numbers of the address, without the building.',
    ),
    carried(
      '建物名等(方書)',
      'text',
      'ともにビル1階',
      '住所のうち、建物名や階を書きます。',
      'The building and the floor of the address.',
      { old: ['方書'] },
    ),
  ];
}
