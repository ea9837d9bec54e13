/** What only 公衆トイレ has: how many of which kind, and when they are open. */
import { carried } from './column.ts';
import type { Column } from './dataset.ts';

type More = Parameters<typeof carried>[5];

function count(name: string, example: string, ja: string, en: string, more: More = {}): Column {
  return carried(
    name,
    'integer',
    example,
    `${ja}の数を、数字だけで書きます。`,
    `How many ${en} there are.`,
    more,
  );
}

export const toiletCountColumns: readonly Column[] = [
  count('男性トイレ総数', '5', '男性トイレの便器すべて', 'urinals and toilets for men', {
    aliases: ['男性トイレ数', '男子トイレ総数', '男性用トイレ総数', 'totalMensRestroom'],
  }),
  count('男性トイレ数（小便器）', '3', '男性トイレの小便器', 'urinals', {
    aliases: ['男性トイレ数_小便器', '男性小便器', '男性トイレ小便器', 'smallMensRestroom'],
  }),
  count('男性トイレ数（和式）', '1', '男性トイレの和式便器', 'squat toilets for men', {
    aliases: ['男性トイレ数_和式', '男性和式', '男性トイレ和式', 'japaneseMensRestroom'],
  }),
  count('男性トイレ数（洋式）', '1', '男性トイレの洋式便器', 'seated toilets for men', {
    aliases: ['男性トイレ数_洋式', '男性洋式', '男性トイレ洋式', 'westernMensRestroom'],
  }),
  count('女性トイレ総数', '4', '女性トイレの便器すべて', 'toilets for women', {
    aliases: ['女性トイレ数', '女子トイレ総数', '女性用トイレ総数', 'totalWomanRestroom'],
  }),
  count('女性トイレ数（和式）', '1', '女性トイレの和式便器', 'squat toilets for women', {
    aliases: ['女性トイレ数_和式', '女性和式', '女性トイレ和式', 'japaneseWomanRestroom'],
  }),
  count('女性トイレ数（洋式）', '3', '女性トイレの洋式便器', 'seated toilets for women', {
    aliases: ['女性トイレ数_洋式', '女性洋式', '女性トイレ洋式', 'westernWomanRestroom'],
  }),
  count('男女共用トイレ総数', '1', '男女共用トイレの便器すべて', 'toilets for everybody', {
    aliases: ['男女共用トイレ数', '共用トイレ総数', '共用トイレ数', 'sharedRestroom'],
  }),
  count('男女共用トイレ数（和式）', '0', '男女共用トイレの和式便器', 'squat toilets for everybody', {
    aliases: ['男女共用トイレ数_和式', '男女共用和式', '共用トイレ数(和式)', 'japaneseSharedRestroom'],
  }),
  count('男女共用トイレ数（洋式）', '1', '男女共用トイレの洋式便器', 'seated toilets for everybody', {
    aliases: ['男女共用トイレ数_洋式', '男女共用洋式', '共用トイレ数(洋式)', 'westernSharedRestroom'],
  }),
  count('バリアフリートイレ数', '1', 'バリアフリートイレ', 'accessible toilets', {
    old: ['多機能トイレ数'],
    aliases: [
      ...['多機能トイレ', '多目的トイレ数', '多目的トイレ', '多目的ブース', 'バリアフリートイレ'],
      ...['バリアフリートイレ総数', 'だれでもトイレ', 'みんなのトイレ', 'multifunctionalRestroom'],
    ],
  }),
];

export const toiletKindColumns: readonly Column[] = [
  carried(
    '車椅子使用者用トイレ有無',
    'yes-no',
    '有',
    '車椅子のまま使えるトイレがあるかどうかを、有・無で書きます。',
    'Whether there is a toilet for people in wheelchairs.',
    {
      aliases: [
        ...['車椅子使用者用トイレの有無', '車いす使用者用トイレ有無', '車椅子用トイレ有無', '車椅子対応'],
        ...['車椅子対応トイレ', '車いす対応', '車椅子', '車椅子が出入りできる(出入口の有効幅員80cm以上)'],
        'wheelchairRestroom',
      ],
    },
  ),
  carried(
    '乳幼児用設備設置トイレ有無',
    'yes-no',
    '有',
    'おむつ交換台など、乳幼児用の設備があるかどうかを、有・無で書きます。',
    'Whether there is a changing table or the like for small children.',
    {
      aliases: [
        ...['乳幼児用設備設置トイレの有無', '乳幼児用設備', '乳幼児用設備有無', '乳幼児設備', 'おむつ交換台'],
        ...['おむつ替え台', 'ベビーベッド', '乳幼児用おむつ交換台等を備えている', 'anInfantRestroom'],
      ],
    },
  ),
  carried(
    'オストメイト設置トイレ有無',
    'yes-no',
    '無',
    'オストメイト用の設備があるかどうかを、有・無で書きます。',
    'Whether there is a toilet for people with a stoma.',
    {
      aliases: [
        ...['オストメイト設置トイレの有無', 'オストメイト', 'オストメイト有無', 'オストメイトの有無'],
        ...['オストメイト対応', 'オストメイト設備', 'オストメイトを備えている', 'ostomateRestroom'],
      ],
    },
  ),
];

export const toiletHoursColumns: readonly Column[] = [
  carried(
    '利用開始時間',
    'time',
    '06:00',
    '使える時間の始まりを、24時間表記で書きます。',
    'When it opens, on the 24-hour clock.',
    { aliases: ['開始時間', '利用可能開始時間', '利用開始時刻', 'startTime'] },
  ),
  carried(
    '利用終了時間',
    'time',
    '22:00',
    '使える時間の終わりを、24時間表記で書きます。',
    'When it closes, on the 24-hour clock.',
    { aliases: ['終了時間', '利用可能終了時間', '利用終了時刻', 'endTime'] },
  ),
  carried(
    '利用可能時間特記事項',
    'text',
    '冬の間は閉めます。',
    '時間だけでは書けないことを書きます。',
    'What hours don’t say.',
  ),
];
