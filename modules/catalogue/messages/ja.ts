import { api } from './api-ja.ts';
import { harvest } from './harvest-ja.ts';
import { office } from './office-ja.ts';
import { visit } from './visit-ja.ts';

/** Texts of open data behind the counter. `|` marks where a line may break in headings and buttons. */
export const ja = {
  ...visit,
  ...office,
  ...harvest,
  ...api,
  'import.label': 'オープンデータ',

  'question.where': '{rows} {letter}列「{column}」',
  'question.row': '{row}行目',
  'question.more-rows': 'ほか{count}行',
  'question.yes-no': '「{value}」は有ですか、無ですか。（{where}）',
  'question.far': '「{name}」の位置が、ほかの行から遠く離れています：{value}（{where}）',
  'question.position': '「{name}」の位置として読めません：{value}（{where}）',
  'question.other': '{message}（{where}）',
  'question.keep': 'そのままにする',
  'question.blank': '空欄にする',
  'question.duplicate': '{first}行目と{row}行目は、まったく同じ内容です：「{name}」',
  'question.duplicate.drop': 'あとの行をのぞく',
  'question.duplicate.keep': '両方のこす',
  'question.kind': '「{file}」は何の表ですか。',
  'question.kind.none': '標準にない表',
  'question.kind.skip': '公開しない',

  'office.title': 'オープンデータ',

  'flow.submit.todo': 'オープンデータの下書きを仕上げる',
  'flow.approve.todo': 'オープンデータの承認',
  'flow.publish.todo': 'オープンデータの公開',
};
