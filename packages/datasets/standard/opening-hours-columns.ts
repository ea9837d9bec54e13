/** When something can be used. */
import { carried } from './column.ts';
import type { Column, Text } from './dataset.ts';

export function openDays(of: Text): Column {
  return carried(
    '利用可能曜日',
    'weekdays',
    '月火水木金',
    `${of.ja}を利用できる曜日を、続けて書きます。`,
    `The weekdays on which ${of.en} can be used, one after the other.`,
  );
}

/** `note` is the name of the last column: 公共施設 says 利用可能時間特記事項, the others 利用可能日時特記事項. */
export function openingHoursColumns(
  of: Text,
  note: '利用可能日時特記事項' | '利用可能時間特記事項' = '利用可能日時特記事項',
): Column[] {
  return [
    openDays(of),
    carried(
      '開始時間',
      'time',
      '09:00',
      '利用できる時間の始まりを、24時間表記で書きます。',
      'When it opens, on the 24-hour clock.',
    ),
    carried(
      '終了時間',
      'time',
      '17:00',
      '利用できる時間の終わりを、24時間表記で書きます。',
      'When it closes, on the 24-hour clock.',
    ),
    carried(
      note,
      'text',
      '祝日と12月29日から1月3日までは休館します。',
      '祝日や年末年始など、曜日と時間だけでは書けないことを書きます。',
      'What days and hours don’t say, such as public holidays and the turn of the year.',
    ),
  ];
}
