/** What only 食品等営業許可・届出 has. */
import { carried } from './column.ts';
import type { Column } from './dataset.ts';
import { everyday } from './everyday-headers.ts';

export const businessColumns: readonly Column[] = [
  carried(
    '施設名称',
    'text',
    'ともに食堂',
    '店や施設の名前を書きます。',
    'The name of the shop or kitchen.',
    {
      aliases: [
        ...['営業所名称', '営業所名', '営業所の名称', '営業施設名称、屋号又は商号', '営業施設名称', '屋号'],
        ...everyday('名称').filter((header) => header !== '施設名称'),
      ],
    },
  ),
  carried(
    '施設名称_カナ',
    'kana',
    'トモニショクドウ',
    '店や施設の名前の読みを、全角カタカナで書きます。',
    'How the name is read, in full-width katakana.',
    {
      aliases: [
        ...['営業所名称_カナ', '営業所名_カナ', '屋号_カナ'],
        ...everyday('名称_カナ').filter((header) => header !== '施設名称_カナ'),
      ],
    },
  ),
  carried(
    '営業の種類',
    'text',
    '飲食店営業',
    '許可や届出の対象になる営業の種類を書きます。',
    'The kind of business that was licensed or declared.',
    { aliases: ['営業種類', '営業の種別', '営業種別', '許可業種', '業種'] },
  ),
  carried(
    '業態',
    'text',
    '一般食堂',
    '営業の種類をさらに分けた業態を書きます。',
    'What exactly it does within that kind.',
    { aliases: ['営業形態', '業態名', '営業の形態'] },
  ),
];

export const phoneAndOwnerColumns: readonly Column[] = [
  carried(
    '施設電話番号',
    'phone',
    '03-0000-0000',
    '店や施設の電話番号を、市外局番から書きます。',
    'The telephone number of the shop or kitchen, with the area code.',
    {
      aliases: [
        ...['営業所電話番号', '営業施設電話番号', '営業所電話'],
        ...everyday('電話番号').filter((header) => header !== '施設電話番号'),
      ],
    },
  ),
  carried(
    '法人名',
    'text',
    '株式会社ともに',
    '営業する法人の名前を書きます。個人の名前は書きません。',
    'The company that runs it; names of persons are left out.',
    { aliases: ['法人名称', '法人の名称', '営業者名(法人)', '法人営業者名'] },
  ),
  carried(
    '法人番号',
    'corporate-number',
    '1000020139998',
    '営業する法人の法人番号を、13桁で書きます。',
    'The corporate number of that company, 13 digits.',
  ),
];

export const permitColumns: readonly Column[] = [
  carried('許可番号', 'text', '第1-23号', '許可の番号を書きます。', 'The number of the licence.', {
    aliases: ['営業許可番号', '許可・届出番号', '許可No'],
  }),
  carried(
    '初回許可年月日',
    'date',
    '2016-06-01',
    '最初に許可した日を書きます。',
    'The day of the first licence.',
    { aliases: ['初回許可日', '当初許可年月日', '最初の許可年月日'] },
  ),
  carried('許可年月日', 'date', '2026-05-20', '今の許可をした日を書きます。', 'The day of this licence.', {
    aliases: ['許可日', '営業許可年月日'],
  }),
  carried('許可開始日', 'date', '2026-06-01', '許可の期間の始まりを書きます。', 'When the licence begins.', {
    aliases: ['許可有効期間開始日', '許可期間開始日', '有効期間始期', '許可期間(自)'],
  }),
  carried('許可満了日', 'date', '2031-05-31', '許可の期間の終わりを書きます。', 'When the licence ends.', {
    aliases: ['許可満了年月日', '許可期限', '許可期間終了日', '有効期間終期', '許可期間(至)', '有効期限'],
  }),
  carried('廃業年月日', 'date', '2030-03-31', '廃業した日を書きます。', 'The day it closed down.', {
    aliases: ['廃業日', '廃業届出日'],
  }),
  carried(
    '申請区分',
    'text',
    '新規',
    '新規、更新など、申請や届出の区分を書きます。',
    'Whether it was a new application, a renewal and so on.',
    { aliases: ['申請種別', '許可区分', '届出区分'] },
  ),
  carried(
    '許可条件',
    'text',
    '生ものは扱いません。',
    '許可に付けた条件を書きます。',
    'The conditions of the licence.',
    { aliases: ['条件', '許可の条件'] },
  ),
];
