/** What can be odd in a town's monthly numbers, and what to do. */
import { defineFindings } from '@tomoni/findings';

export const finding = defineFindings({
  'childcare.no-such-preschool': {
    severity: 'warning',
    ja: '「{name}」は公開中の一覧にありません。名前かIDを一覧とそろえるか、先に一覧のデータを新しくしてください',
    en: '"{name}" is not in the public list. Write the name or id as in the list, or bring the list up to date first',
  },
  'childcare.name-twice': {
    severity: 'warning',
    ja: '「{name}」という園が2つ以上あります。どの園かわかるように、IDも書いてください',
    en: 'There are several preschools named "{name}". Write the id, too, so that it is clear which one is meant',
  },
  'childcare.unreadable-count': {
    severity: 'warning',
    ja: '「{value}」は人数として読めません。数字か「満員」、クラスがないときは「なし」と書いてください',
    en: '"{value}" cannot be read as a number of places. Write a number or 満員, and なし where there is no such class',
  },
  'childcare.no-columns': {
    severity: 'error',
    ja: '見出しに「名称」と「0歳」から「5歳」までの列が見つかりません。見本の表をダウンロードして、その形で書いてください',
    en: 'There are no columns 名称 and 0歳 to 5歳 in the header. Download the sample and fill that in',
  },
  'childcare.row-twice': {
    severity: 'warning',
    ja: '「{name}」が2行以上あります。はじめの行だけを使いました',
    en: '"{name}" stands in several rows. Only the first was used',
  },
  'childcare.too-many-rows': {
    severity: 'error',
    ja: '一度に読めるのは{limit}行までです。分けて置いてください',
    en: 'At most {limit} rows can be read at once. Bring them in several times',
  },
});
