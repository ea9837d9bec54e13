/** What only 医療機関 has. */
import { carried } from './column.ts';
import type { Column } from './dataset.ts';

export const hospitalKind: Column = carried(
  '医療機関の種類',
  'choice',
  '病院',
  '病院、有床診療所、無床診療所から選びます。',
  'A hospital, or a surgery with or without beds.',
  {
    choices: ['病院', '有床診療所', '無床診療所'],
    aliases: ['医療機関種類', '医療機関の種別', '医療機関種別', '種別', '種類', '施設種別'],
  },
);

export const operatorColumns: readonly Column[] = [
  carried(
    '法人番号',
    'corporate-number',
    '1000020139998',
    '運営する法人の法人番号を、13桁で書きます。',
    'The corporate number of the operator, 13 digits.',
  ),
  carried(
    '法人の名称',
    'text',
    '医療法人 ともに会',
    '運営する法人の名前を書きます。',
    'The corporation that runs it.',
    { aliases: ['法人名', '法人名称', '開設者', '開設者名', '開設法人'] },
  ),
  carried(
    '医療機関コード',
    'id',
    '1310000000',
    '医療機関コードを書きます。',
    'The code of the institution in the health insurance.',
    { aliases: ['医療機関番号', '保険医療機関コード'] },
  ),
];

export const consultationColumns: readonly Column[] = [
  carried(
    '診療曜日',
    'weekdays',
    '月火水木金土',
    '診療する曜日を、続けて書きます。',
    'The weekdays with consultation, one after the other.',
    { aliases: ['診療日', '診療可能曜日', '利用可能曜日', '開院曜日'] },
  ),
  carried(
    '診療開始時間',
    'time',
    '09:00',
    '診療の始まりを、24時間表記で書きます。',
    'When consultation begins, on the 24-hour clock.',
    { aliases: ['診療開始時刻', '受付開始時間', '開始時間'] },
  ),
  carried(
    '診療終了時間',
    'time',
    '18:00',
    '診療の終わりを、24時間表記で書きます。',
    'When consultation ends, on the 24-hour clock.',
    { aliases: ['診療終了時刻', '受付終了時間', '終了時間'] },
  ),
  carried(
    '診療日時特記事項',
    'text',
    '水曜日は午前だけ診療します。',
    '祝日や昼休みなど、曜日と時間だけでは書けないことを書きます。',
    'What days and hours don’t say, such as public holidays and the noon break.',
    { aliases: ['診療時間特記事項', '診療時間備考', '診療日時備考', '利用可能日時特記事項'] },
  ),
  carried(
    '時間外における対応',
    'text',
    '電話で相談に応じます。',
    '診療時間の外にどうすればよいかを書きます。',
    'What to do outside those hours.',
    { aliases: ['時間外対応', '時間外診療', '夜間・休日対応'] },
  ),
  carried(
    '診療科目',
    'list',
    '内科;小児科',
    '診療科目を、半角の「;」で区切って書きます。',
    'The medical departments, separated by semicolons.',
    { aliases: ['診療科', '診療科名', '標榜科目', '標榜診療科', 'services'] },
  ),
  carried(
    '病床数',
    'integer',
    '120',
    '病床の数を、数字だけで書きます。ないときは0にします。',
    'How many beds it has, as a number only; 0 if none.',
    { aliases: ['病床', '許可病床数', '総病床数', '病床数(床)', 'sickbed_num'] },
  ),
];
