/** What it costs, as 観光施設 and イベント say it. */
import { carried } from './column.ts';
import type { Column, Text } from './dataset.ts';

export function feeColumns(when: Text): Column[] {
  return [
    carried(
      '料金(基本)',
      'integer',
      '500',
      `${when.ja}に払う基本の料金を、円で書きます。数字だけを書き、無料のときは0にします。`,
      `What people pay ${when.en}, in yen: a number only, 0 if it is free.`,
      { aliases: ['料金_基本', '基本料金'] },
    ),
    carried(
      '料金(詳細)',
      'text',
      '中学生以下100円',
      '年齢や人数で変わる料金を書きます。',
      'Fees that differ by age or group.',
      { aliases: ['料金_詳細', '料金詳細', '料金', '入場料', '参加費'] },
    ),
  ];
}
