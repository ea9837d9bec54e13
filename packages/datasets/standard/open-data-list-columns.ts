/** What a dataset is, in オープンデータ一覧. */
import { added, carried } from './column.ts';
import type { Column } from './dataset.ts';
import { everydayHeaders } from './everyday-headers.ts';
import { bodyCode, bodyName } from './managing-body-columns.ts';

/** From the old edition's 分類; the new column is taken to have the same seventeen. */
const SUBJECTS = [
  ...['国土・気象', '人口・世帯', '労働・賃金', '農林水産業', '鉱工業', '商業・サービス業'],
  ...['企業・家計・経済', '住宅・土地・建設', 'エネルギー・水', '運輸・観光', '情報通信・科学技術'],
  ...['教育・文化・スポーツ・生活', '行財政', '司法・安全・環境', '社会保障・衛生', '国際', 'その他'],
];

const datasetId: Column = carried(
  'データセット_ID',
  'id',
  '0000000101',
  '団体の中でほかのデータセットと重ならない番号や記号を書きます。',
  'A number or sign that no other dataset of the municipality has.',
  { old: ['NO'], aliases: ['データセットID', 'ID', ...everydayHeaders.ID] },
);

export const entryColumns: readonly Column[] = [
  datasetId,
  bodyCode,
  bodyName,
  carried(
    'データセット_タイトル',
    'text',
    '公共施設一覧',
    'データセットの名前を書きます。',
    'The name of the dataset.',
    {
      old: ['データ名称'],
      aliases: ['データセット名', 'データ名', 'データセット名称', 'タイトル', '名称', 'dataName'],
    },
  ),
  added('データセット_サブタイトル', 'text', '2026年版', '副題を書きます。', 'The subtitle.', {
    aliases: ['サブタイトル'],
  }),
  carried(
    'データセット_概要',
    'text',
    '市が管理する施設の名前、住所、利用できる時間です。',
    '何のデータかを書きます。',
    'What the data is about.',
    { old: ['データ概要'], aliases: ['概要', '説明', 'データの概要', 'データ内容'] },
  ),
  added(
    'データセット_キーワード',
    'list',
    '施設;公民館',
    '探すときの言葉を、半角の「;」で区切って書きます。',
    'Words by which to find it, separated by semicolons.',
    { aliases: ['キーワード', 'タグ'] },
  ),
  carried(
    'データセット_分類',
    'choice',
    '行財政',
    '決められた17の分類から選びます。',
    'One of the seventeen subjects.',
    { old: ['分類'], choices: SUBJECTS, aliases: ['カテゴリ', 'カテゴリー', 'データ分類', 'category'] },
  ),
  added(
    'データセット_ユニバーサルメニュー',
    'text',
    'くらし',
    'ユニバーサルメニューの分類を書きます。',
    'The heading in the Universal Menu.',
    { aliases: ['ユニバーサルメニュー'] },
  ),
];

export const updateColumns: readonly Column[] = [
  carried(
    'データセット_公開日',
    'date',
    '2024-04-01',
    'はじめて公開した日を書きます。',
    'The day it was first published.',
    { old: ['登録日'], aliases: ['公開日', '公開年月日', '登録年月日'] },
  ),
  carried(
    'データセット_最終更新日',
    'date',
    '2026-06-01',
    '最後に更新した日を書きます。',
    'The day of the last change.',
    { old: ['最終更新日'], aliases: ['更新日', '更新年月日', 'データ更新日'] },
  ),
  added('データセット_バージョン', 'text', '1.2', '版の番号を書きます。', 'The number of the version.', {
    aliases: ['バージョン'],
  }),
  added('データセット_言語', 'text', 'ja', '書かれている言語を書きます。', 'The language it is written in.', {
    aliases: ['言語'],
  }),
  carried(
    'データセット_URL',
    'url',
    'https://www.example.lg.jp/opendata',
    'データセットのページのURLを書きます。',
    'The address of its page.',
    { old: ['URL'], aliases: ['データURL', 'ページURL', 'リンク', 'url'] },
  ),
  carried(
    'データセット_更新頻度',
    'text',
    '年1回',
    'どのくらいの間隔で更新するかを書きます。',
    'How often it is updated.',
    { old: ['更新頻度'], aliases: ['更新周期', 'データ更新頻度'] },
  ),
];
