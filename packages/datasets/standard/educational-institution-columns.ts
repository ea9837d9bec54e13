/** What 教育機関 has: the columns of the national list of school codes, each with 教育機関_ before it. */
import { added } from './column.ts';
import type { Column, ColumnType } from './dataset.ts';
import { everyday } from './everyday-headers.ts';

/** A column whose plain name, as in the national list, is an alias. */
function school(
  name: string,
  type: ColumnType,
  example: string,
  ja: string,
  en: string,
  aliases: readonly string[] = [],
): Column {
  return added(`教育機関_${name}`, type, example, ja, en, { aliases: [name, ...aliases] });
}

export const schoolIdentityColumns: readonly Column[] = [
  school(
    '学校コード',
    'id',
    'B113299900010',
    '学校コードを、13桁で書きます。',
    'The school code, 13 characters.',
  ),
  school(
    '学校種',
    'text',
    '小学校',
    '小学校、中学校など、学校の種類を書きます。',
    'What kind of school it is.',
    ['学校種別', '校種', '学校の種類'],
  ),
  school(
    '都道府県番号',
    'text',
    '13',
    '都道府県の番号を、2桁で書きます。',
    'The two-digit number of the prefecture.',
  ),
  school(
    '設置区分',
    'text',
    '公立',
    '国立、公立、私立のどれかを書きます。',
    'Whether it is national, public or private.',
    ['設置者区分', '国公私立'],
  ),
  school('設置者情報', 'text', 'ともに市', '学校を設けた団体を書きます。', 'Who founded it.', [
    '設置者',
    '設置者名',
  ]),
  school('本分校', 'text', '本校', '本校か分校かを書きます。', 'Whether it is the main school or a branch.', [
    '本校分校',
  ]),
  school(
    '本校学校コード',
    'id',
    'B113299900010',
    '分校のとき、本校の学校コードを書きます。',
    'The code of the main school, if it is a branch.',
  ),
  school(
    '本校学校名',
    'text',
    '中央小学校',
    '分校のとき、本校の名前を書きます。',
    'The name of the main school.',
  ),
  school('学校名', 'text', '中央小学校', '学校の名前を書きます。', 'The name of the school.', [
    '学校名称',
    ...everyday('名称'),
  ]),
  school(
    '学校名カナ表記',
    'kana',
    'チュウオウショウガッコウ',
    '学校の名前の読みを、全角カタカナで書きます。',
    'How the name is read, in full-width katakana.',
    ['学校名_カナ', '学校名カナ', '学校名称_カナ', ...everyday('名称_カナ')],
  ),
  school('学校略称', 'text', '中央小', '短い呼び名を書きます。', 'The short name.', ['略称']),
];

export const schoolAddressColumns: readonly Column[] = [
  school(
    '学校所在地（市区町村）',
    'municipality',
    'ともに市',
    '学校がある市区町村を書きます。',
    'The municipality in which it is.',
    ['所在地_市区町村', '市区町村'],
  ),
  school(
    '学校所在地（町字）',
    'text',
    '中央1丁目',
    '学校がある町や字を書きます。',
    'The town in which it is.',
    ['所在地_町字', '町字'],
  ),
  school('学校所在地（番地以下）', 'text', '2-3', '番地から後を書きます。', 'The block and house numbers.', [
    '所在地_番地以下',
    '番地以下',
  ]),
  school(
    '郵便番号',
    'postal-code',
    '1000001',
    '郵便番号を、7桁で書きます。',
    'The seven-digit postal code.',
    ['学校所在地郵便番号'],
  ),
  added(
    '教育機関_緯度',
    'latitude',
    '35.681236',
    '緯度を、度の小数で書きます。',
    'The latitude in decimal degrees.',
    {
      aliases: everyday('緯度'),
    },
  ),
  added(
    '教育機関_経度',
    'longitude',
    '139.767125',
    '経度を、度の小数で書きます。',
    'The longitude in decimal degrees.',
    { aliases: everyday('経度') },
  ),
  school('連絡先名称', 'text', '中央小学校', '問い合わせる相手の名前を書きます。', 'Who answers questions.'),
  added(
    '教育機関_連絡先電話番号',
    'phone',
    '03-0000-0000',
    '問い合わせる電話番号を、市外局番から書きます。',
    'The telephone number for questions, with the area code.',
    { aliases: everyday('連絡先電話番号') },
  ),
];

export const schoolHistoryColumns: readonly Column[] = [
  school(
    '属性情報設定年月日',
    'date',
    '2026-04-01',
    'この行の内容になった日を書きます。',
    'The day from which this row is true.',
  ),
  school(
    '属性情報廃止年月日',
    'date',
    '2030-03-31',
    'この行の内容でなくなった日を書きます。',
    'The day on which this row ceased to be true.',
  ),
  school(
    '旧学校調査番号',
    'text',
    '0001',
    '前の学校調査番号を書きます。',
    'The former survey number of the school.',
  ),
  school(
    '移行後の学校コード',
    'id',
    'B113299900020',
    '統合などで移った先の学校コードを書きます。',
    'The code of the school that it became part of.',
  ),
];
