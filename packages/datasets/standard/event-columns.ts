/** What an event is, and when. */
import { added, carried } from './column.ts';
import type { Column } from './dataset.ts';
import { everyday } from './everyday-headers.ts';

export const namingColumns: readonly Column[] = [
  carried('イベント名', 'text', 'ともに夏まつり', 'イベントの名前を書きます。', 'The name of the event.', {
    aliases: [
      ...['イベント名称', '行事名', '行事名称', '催し名', '催し物名', '講座名', '展示名', '事業名'],
      ...['タイトル', 'eventName'],
    ],
  }),
  carried(
    'イベント名_カナ',
    'kana',
    'トモニナツマツリ',
    'イベントの名前の読みを、全角カタカナで書きます。',
    'How the name is read, in full-width katakana.',
    { aliases: ['イベント名カナ', 'イベント名称_カナ', ...everyday('名称_カナ')] },
  ),
  carried(
    'イベント名_英語',
    'latin',
    'Tomoni Summer Festival',
    'イベントの名前を英語で書きます。',
    'The name in English.',
    { aliases: ['イベント名_英字', ...everyday('名称_英語')] },
  ),
  added(
    'イベント通称',
    'text',
    '夏まつり',
    'ふだん呼ばれている名前を書きます。',
    'What people call it in everyday life.',
    { aliases: ['通称', 'イベント名_通称', '愛称'] },
  ),
  added('サブタイトル', 'text', '盆おどりと花火', '副題を書きます。', 'The subtitle.', { aliases: ['副題'] }),
  added(
    'コンテンツURL',
    'url',
    'https://www.example.lg.jp/event',
    'イベントを紹介する動画や資料のURLを書きます。',
    'The address of a film or a leaflet about the event.',
  ),
];

export const whenColumns: readonly Column[] = [
  added(
    '状態',
    'text',
    '予定どおり',
    '予定どおりか、延期や中止になったかを書きます。',
    'Whether it takes place as planned, later, or not at all.',
    { aliases: ['開催状況', '開催状態'] },
  ),
  added('キーワード', 'list', '夏;花火', '探すときの言葉を書きます。', 'Words by which to find it.'),
  added('タグ', 'list', '子ども;家族', '分けるための言葉を書きます。', 'Words by which to sort it.'),
  added(
    '開催パターン',
    'text',
    '毎年8月の第1土曜日',
    'くり返し開くときに、その決まりを書きます。',
    'The rule, if it is held again and again.',
  ),
  carried('開始日', 'date', '2026-08-01', '始まる日を書きます。', 'The first day.', {
    aliases: ['開催日', '開催開始日', '開催年月日', '開始年月日', '実施日', '日付'],
  }),
  carried('終了日', 'date', '2026-08-02', '終わる日を書きます。', 'The last day.', {
    aliases: ['開催終了日', '終了年月日'],
  }),
  carried(
    '開始時間',
    'time',
    '17:00',
    '始まる時刻を、24時間表記で書きます。',
    'When it begins, on the 24-hour clock.',
    { aliases: ['開催開始時間', '開催時間', '開演時間'] },
  ),
  carried(
    '終了時間',
    'time',
    '21:00',
    '終わる時刻を、24時間表記で書きます。',
    'When it ends, on the 24-hour clock.',
    { aliases: ['開催終了時間', '終演時間'] },
  ),
  carried(
    '開始日時特記事項',
    'text',
    '雨のときは翌日に開きます。',
    '雨のときの扱いなど、日付と時間だけでは書けないことを書きます。',
    'What dates and hours don’t say, such as what happens when it rains.',
    {
      aliases: [
        '開催日時特記事項',
        '日時特記事項',
        '開催日時備考',
        '日時備考',
        '開催期間',
        '会期',
        '期間',
        '開催日時',
        '日時',
      ],
    },
  ),
];

export const describingColumns: readonly Column[] = [
  added('概要', 'text', '市民が集まる夏まつりです。', '1文か2文で書きます。', 'In one sentence or two.', {
    aliases: ['イベント概要', '要約'],
  }),
  carried(
    '説明',
    'text',
    '盆おどり、花火、屋台があります。',
    '内容を詳しく書きます。',
    'What happens there, at length.',
    { aliases: ['イベント内容', 'イベント説明', '開催内容'] },
  ),
  added('イベント種類', 'text', '祭り', 'どのようなイベントかを書きます。', 'What kind of event it is.', {
    aliases: ['イベントの種類', 'イベント種別', 'カテゴリー', 'カテゴリ', 'ジャンル', '分類'],
  }),
];
