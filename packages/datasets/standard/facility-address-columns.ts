/** Where a place of 施設情報 is, and how to reach it. */
import { added } from './column.ts';
import type { Column } from './dataset.ts';
import { everyday, everydayHeaders } from './everyday-headers.ts';

export const facilityAddressColumns: readonly Column[] = [
  added(
    '住所_連結表記',
    'address',
    '東京都ともに市中央1-2-3',
    '施設の住所を、都道府県から建物名まで続けて書きます。',
    'The whole address, from the prefecture to the building.',
    { aliases: ['所在地_連結表記', ...everydayHeaders.所在地_連結表記.filter((h) => h !== '住所_連結表記')] },
  ),
  added(
    '住所_都道府県',
    'prefecture',
    '東京都',
    '住所のうち、都道府県を書きます。',
    'The prefecture of the address.',
    { aliases: ['所在地_都道府県', '都道府県', '都道府県名'] },
  ),
  added(
    '住所_市区町村（郡）',
    'municipality',
    'ともに市',
    '住所のうち、市区町村を書きます。町村は郡から書きます。',
    'The municipality of the address, towns and villages with their county.',
    { aliases: ['住所_市区町村', '所在地_市区町村', '市区町村', '市区町村名', '市町村'] },
  ),
  added('住所_町字', 'text', '中央1丁目', '住所のうち、町や字を書きます。', 'The town of the address.', {
    aliases: ['所在地_町字', '町字', '町名'],
  }),
  added(
    '住所_町字ID',
    'town-id',
    '0001000',
    'アドレス・ベース・レジストリの町字IDを、7桁で書きます。',
    'The seven-digit town id of the Address Base Registry.',
    { aliases: ['町字ID', '所在地_町字ID'] },
  ),
  added(
    '住所_番地以下',
    'text',
    '2-3',
    '住所のうち、番地から後を書きます。',
    'The block and house numbers of the address.',
    { aliases: ['所在地_番地以下', '番地以下', '番地'] },
  ),
  added(
    '住所_建物名等(方書)',
    'text',
    'ともにビル1階',
    '住所のうち、建物名や階を書きます。',
    'The building and the floor of the address.',
    { aliases: ['住所_建物名等', '建物名等(方書)', '建物名等_方書', '方書', '建物名'] },
  ),
  added(
    '連絡先_郵便番号',
    'postal-code',
    '1000001',
    '住所の郵便番号を、7桁で書きます。',
    'The seven-digit postal code of the address.',
    { aliases: ['郵便番号', '〒'] },
  ),
  added(
    '連絡先_電話番号',
    'phone',
    '03-0000-0000',
    '問い合わせる電話番号を、市外局番から書きます。',
    'The telephone number for questions, with the area code.',
    { aliases: everyday('電話番号').filter((header) => header !== '連絡先_電話番号') },
  ),
  added(
    '住所_緯度',
    'latitude',
    '35.681236',
    '緯度を、度の小数で書きます。',
    'The latitude in decimal degrees.',
    {
      aliases: ['施設_緯度', ...everyday('緯度')],
    },
  ),
  added(
    '住所_経度',
    'longitude',
    '139.767125',
    '経度を、度の小数で書きます。',
    'The longitude in decimal degrees.',
    { aliases: ['施設_経度', ...everyday('経度')] },
  ),
];
