/** How to get there. */
import { carried } from './column.ts';
import type { Column, Text } from './dataset.ts';

export function accessColumns(of: Text): Column[] {
  return [
    carried(
      'アクセス方法',
      'text',
      '中央駅から徒歩5分',
      `${of.ja}への行き方を、公共交通や車について書きます。`,
      `How to get to ${of.en} by public transport or by car.`,
    ),
    carried(
      '駐車場情報',
      'text',
      '駐車場10台、駐輪場20台',
      '車や自転車を置ける場所について書きます。',
      'Where cars and bicycles can be left.',
    ),
  ];
}
