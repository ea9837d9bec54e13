/** For whom an event is, where, and how to take part. */
import { added, carried } from './column.ts';
import type { Column } from './dataset.ts';

export const feeKind: Column = added(
  '料金種別',
  'text',
  '有料',
  '無料か有料かを書きます。',
  'Whether it costs something.',
  { aliases: ['料金_要否', '料金の要否', '料金要否', '有料無料'] },
);

export const whoColumns: readonly Column[] = [
  carried('主催者', 'text', 'ともに市', '主催者の名前を書きます。', 'Who holds it.', {
    aliases: ['主催', '主催団体', '主催者名', '主催者名称'],
  }),
  added('共催団体', 'text', 'ともに商店会', '共催する団体の名前を書きます。', 'Who holds it with them.', {
    aliases: ['共催', '共催者', '協力団体'],
  }),
  added('対象者', 'text', 'どなたでも', '参加できる人を書きます。', 'Who may come.', {
    aliases: ['対象', '参加対象', '参加対象者', '対象年齢'],
  }),
];

export const venue: Column = carried(
  '場所名称',
  'text',
  '中央公園',
  '会場の名前を書きます。',
  'The name of the venue.',
  {
    aliases: [
      '場所',
      '会場',
      '会場名',
      '会場名称',
      '開催場所',
      '開催場所名称',
      '施設名',
      '施設名称',
      'placeName',
    ],
  },
);

export const applicationColumns: readonly Column[] = [
  carried(
    '定員',
    'integer',
    '200',
    '参加できる人数を、数字だけで書きます。',
    'How many people may take part, as a number only.',
    { aliases: ['定員数', '募集人数', '定員(人)', '募集定員'] },
  ),
  carried(
    '参加申込終了日',
    'date',
    '2026-07-20',
    '申し込みの締め切りの日を書きます。',
    'The last day to apply.',
    {
      aliases: ['申込締切日', '申込終了日', '参加申込締切日', '申込期限', '締切日', '申込期間'],
    },
  ),
  carried(
    '参加申込終了時間',
    'time',
    '17:00',
    '申し込みの締め切りの時刻を、24時間表記で書きます。',
    'Until when to apply on that day, on the 24-hour clock.',
    { aliases: ['申込締切時間', '申込終了時間', '参加申込締切時間'] },
  ),
  carried(
    '参加申込方法',
    'text',
    'ホームページから申し込みます。',
    '申し込み方を書きます。いらないときは、そのことを書きます。',
    'How to apply, or that nobody needs to.',
    { aliases: ['申込方法', '申し込み方法', '申込み方法', '参加方法', '申込'] },
  ),
];
