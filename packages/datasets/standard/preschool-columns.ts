/** What only 子育て施設 has. */
import { added, carried } from './column.ts';
import type { Column } from './dataset.ts';

export const kindOfPreschool: Column = carried(
  '種別',
  'choice',
  '認可公立保育所',
  '決められた9つの種別から選びます。',
  'One of the nine kinds of nursery and kindergarten.',
  {
    choices: [
      '公立幼稚園',
      '私立幼稚園',
      '認可公立保育所',
      '認可私立保育所',
      '認可外保育所',
      '認定こども園（幼保連携型）',
      '認定こども園（幼稚園型）',
      '認定こども園（保育所型）',
      '認定こども園（地方裁量型）',
    ],
    aliases: ['Type', '施設種別', '保育施設種別', '施設の種別', '施設類型', '類型', '種類', 'certifiedType'],
  },
);

export const founderColumns: readonly Column[] = [
  carried(
    '法人番号',
    'corporate-number',
    '1000020139998',
    '設置した団体の法人番号を、13桁で書きます。',
    'The corporate number of the founder, 13 digits.',
  ),
  carried(
    '団体名',
    'text',
    'ともに市',
    '設置した団体の名前を書きます。',
    'The organisation that founded it.',
    {
      aliases: ['Owner', '設置者', '設置者名', '設置主体', '運営法人', '運営主体', '法人名', '事業者名'],
      // papamama: 公立 / 私立 / 公 / 私, for which the standard has no column of its own.
      unlike: {
        headers: ['Ownership'],
        values: ['公立', '私立', '公', '私', '公営', '民営', '公設', '民設'],
      },
    },
  ),
  carried(
    '認可等年月日',
    'date',
    '1998-04-01',
    '認可や認定を受けた日を書きます。',
    'The day of its licence or recognition.',
    { aliases: ['認可年月日', '認可日', '認定年月日', '認可等日', '設置認可年月日'] },
  ),
  carried(
    '収容定員',
    'integer',
    '90',
    '受け入れられる子どもの人数を、数字だけで書きます。',
    'How many children it takes, as a number only.',
    { aliases: ['Full', '定員', '定員数', '利用定員', '認可定員', '収容人数', 'capacity'] },
  ),
  carried(
    '受入年齢',
    'text',
    '1歳～5歳',
    '受け入れる子どもの年齢を書きます。',
    'The ages of the children it takes.',
    {
      aliases: [
        'AgeS',
        'AgeE',
        '対象年齢',
        '受入れ年齢',
        '受け入れ年齢',
        '保育年齢',
        '入所年齢',
        'acceptedAge',
      ],
      together: [{ headers: ['AgeS', 'AgeE'], between: '～' }],
    },
  ),
];

export const careColumns: readonly Column[] = [
  carried(
    '一時預かりの有無',
    'yes-no',
    '有',
    '一時預かりをしているかどうかを、有・無で書きます。',
    'Whether children can be left for a few hours or days.',
    {
      aliases: [
        'Temp',
        '一時預かり',
        '一時預かり有無',
        '一時保育',
        '一時保育の有無',
        '一時保育有無',
        'temporaryKeeping',
      ],
    },
  ),
  added(
    '子供預かり料金種別',
    'text',
    '有料',
    '子どもを預かる料金があるかどうかを書きます。',
    'Whether leaving a child costs something.',
    { aliases: ['子ども預かり料金種別'] },
  ),
  added(
    '子供預かり料金',
    'text',
    '2000',
    '子どもを預かる料金を、円で書きます。',
    'What leaving a child costs, in yen.',
    { aliases: ['子ども預かり料金'] },
  ),
  added(
    '子供預かり料金備考',
    'text',
    '4時間までは半額です。',
    '料金の決まりを書きます。',
    'The rules for that fee.',
    { aliases: ['子ども預かり料金備考'] },
  ),
  added(
    '子供預かり開所時間',
    'time',
    '09:00',
    '子どもを預かる時間の始まりを、24時間表記で書きます。',
    'From when children can be left, on the 24-hour clock.',
    { aliases: ['子ども預かり開所時間'] },
  ),
  added(
    '子供預かり閉所時間',
    'time',
    '16:30',
    '子どもを預かる時間の終わりを、24時間表記で書きます。',
    'Until when children can be left, on the 24-hour clock.',
    { aliases: ['子ども預かり閉所時間'] },
  ),
  added(
    '病児保育の有無',
    'yes-no',
    '無',
    '病気の子どもを預かるかどうかを、有・無で書きます。',
    'Whether sick children are looked after.',
    { aliases: ['Sick', '病児保育', '病児保育有無', '病児・病後児保育'] },
  ),
];
