/** What a dataset rests on, what it covers and whom to ask, in オープンデータ一覧. */
import { added, carried } from './column.ts';
import type { Column } from './dataset.ts';
import { everyday } from './everyday-headers.ts';

export const scopeAndContactColumns: readonly Column[] = [
  added(
    'データセット_準拠する標準',
    'text',
    '自治体標準オープンデータセット',
    '従っている標準の名前を書きます。',
    'The standard it keeps to.',
  ),
  added(
    'データセット_関連ドキュメント',
    'url',
    'https://www.example.lg.jp/opendata/manual.html',
    '関係する文書のURLを書きます。',
    'The address of documents about it.',
  ),
  added(
    'データセット_来歴情報',
    'text',
    '施設台帳から毎年作成しています。',
    'どこから作ったデータかを書きます。',
    'What it was made from.',
  ),
  added(
    'データセット_対象地域',
    'text',
    '東京都ともに市',
    'どの地域のデータかを書きます。',
    'The area it covers.',
    {
      aliases: ['対象地域'],
    },
  ),
  added('データセット_対象期間', 'text', '2026年度', 'いつのデータかを書きます。', 'The time it covers.', {
    aliases: ['対象期間'],
  }),
  added(
    'データセット_連絡先名称',
    'text',
    'ともに市 情報課',
    '問い合わせる相手の名前を書きます。',
    'Who answers questions about it.',
    { aliases: ['連絡先名称', '連絡先', '担当課', '担当部署', '所管課', '問い合わせ先', '問合せ先'] },
  ),
  added(
    'データセット_連絡先メールアドレス',
    'mail',
    'info@example.lg.jp',
    '問い合わせを受けるメールアドレスを書きます。',
    'The mail address for questions.',
    { aliases: everyday('連絡先メールアドレス') },
  ),
  added(
    'データセット_連絡先電話番号',
    'phone',
    '03-0000-0000',
    '問い合わせる電話番号を、市外局番から書きます。',
    'The telephone number for questions, with the area code.',
    { aliases: everyday('連絡先電話番号') },
  ),
  added('データセット_連絡先内線番号', 'text', '1234', '内線番号を書きます。', 'The extension.', {
    aliases: everyday('連絡先内線番号'),
  }),
  added(
    'データセット_連絡先FormURL',
    'url',
    'https://www.example.lg.jp/form',
    '問い合わせフォームのURLを書きます。',
    'The address of the form for questions.',
    { aliases: everyday('連絡先FormURL') },
  ),
  added(
    'データセット_連絡先備考（その他、SNSなど）',
    'text',
    '平日の9時から17時までお受けします。',
    'SNSなど、ほかの連絡方法や、連絡するときの注意を書きます。',
    'Other ways to get in touch, such as social media, and what to know about them.',
  ),
  carried(
    'データセット_備考',
    'text',
    '施設の統合により、件数が減りました。',
    'ほかの列に書けないことを書きます。',
    'What no other column says.',
    { old: ['備考'], aliases: ['note'] },
  ),
];
