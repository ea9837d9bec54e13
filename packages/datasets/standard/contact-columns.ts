/** How to reach those who answer for something. */
import { added, carried } from './column.ts';
import type { Column, Text } from './dataset.ts';

export function phoneColumns(of: Text): Column[] {
  return [
    carried(
      '電話番号',
      'phone',
      '03-0000-0000',
      `${of.ja}について問い合わせる電話番号を、市外局番から書きます。`,
      `The telephone number for questions about ${of.en}, with the area code.`,
    ),
    carried(
      '内線番号',
      'text',
      '1234',
      '内線があれば、その番号を書きます。',
      'The extension, if there is one.',
    ),
  ];
}

export const faxNumber: Column = carried(
  'FAX番号',
  'phone',
  '03-0000-0001',
  'FAX番号を、市外局番から書きます。',
  'The fax number with the area code.',
);

/** In every published dataset of the new edition that has a telephone number. */
export const onlineContactColumns: readonly Column[] = [
  added(
    '連絡先メールアドレス',
    'mail',
    'info@example.lg.jp',
    '問い合わせを受けるメールアドレスを書きます。',
    'The mail address for questions.',
  ),
  added(
    '連絡先FormURL',
    'url',
    'https://www.example.lg.jp/form',
    '問い合わせフォームのURLを書きます。',
    'The address of the form for questions.',
  ),
  added(
    '連絡先備考（その他、SNSなど）',
    'text',
    '日曜日と祝日は、市役所の代表電話でお受けします。',
    'SNSなど、ほかの連絡方法や、連絡するときの注意を書きます。',
    'Other ways to get in touch, such as social media, and what to know about them.',
    { aliases: ['連絡先備考', '連絡先その他'] },
  ),
  added(
    '郵便番号',
    'postal-code',
    '1000001',
    '住所の郵便番号を、7桁で書きます。',
    'The seven-digit postal code of the address.',
  ),
];

/** As in 観光施設 and イベント, where the contact is named. */
export function namedContactColumns(of: Text): Column[] {
  return [
    carried(
      '連絡先名称',
      'text',
      'ともに市 観光課',
      `${of.ja}について問い合わせる相手の名前を書きます。`,
      `Who answers questions about ${of.en}.`,
      {
        aliases: [
          '問い合わせ先',
          '問合せ先',
          '問合先',
          'お問い合わせ先',
          '連絡先',
          '担当課',
          '担当部署',
          '所管課',
        ],
      },
    ),
    carried(
      '連絡先電話番号',
      'phone',
      '03-0000-0000',
      `${of.ja}について問い合わせる電話番号を、市外局番から書きます。`,
      `The telephone number for questions about ${of.en}, with the area code.`,
    ),
    carried(
      '連絡先内線番号',
      'text',
      '1234',
      '内線があれば、その番号を書きます。',
      'The extension, if there is one.',
    ),
  ];
}
