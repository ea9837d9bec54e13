/** What each file of a dataset is, in オープンデータ一覧: a distribution of DCAT, a resource of CKAN. */
import { added, carried } from './column.ts';
import type { Column } from './dataset.ts';

const placeColumns: readonly Column[] = [
  added(
    'ファイル_タイトル',
    'text',
    '139998_public_facility',
    'ファイルの名前を書きます。',
    'The name of the file.',
    {
      aliases: ['ファイル名', 'ファイルタイトル', 'リソース名'],
    },
  ),
  added(
    'ファイル_アクセスURL',
    'url',
    'https://www.example.lg.jp/opendata/facility',
    'ファイルを案内するページのURLを書きます。',
    'The address of the page that leads to the file.',
    { aliases: ['アクセスURL'] },
  ),
  added(
    'ファイル_ダウンロードURL',
    'url',
    'https://www.example.lg.jp/opendata/139998_public_facility.csv',
    'ファイルそのもののURLを書きます。',
    'The address of the file itself.',
    { aliases: ['ダウンロードURL', 'ファイルURL'] },
  ),
  added(
    'ファイル_説明',
    'text',
    '2026年6月1日現在の一覧です。',
    'ファイルの中身を書きます。',
    'What is in the file.',
    {
      aliases: ['ファイル説明'],
    },
  ),
  carried('ファイル形式', 'text', 'csv', 'ファイルの形式を書きます。', 'The format of the file.', {
    old: ['データ形式'],
    aliases: ['形式', 'フォーマット', 'ファイルフォーマット', 'ファイル_形式', 'format'],
  }),
];

const stateColumns: readonly Column[] = [
  carried(
    'ファイル_ライセンス',
    'text',
    'CC BY 4.0',
    '使う条件を、ライセンスの名前で書きます。',
    'Its licence.',
    {
      old: ['ライセンス'],
      aliases: ['ファイルライセンス', 'license', '利用条件'],
    },
  ),
  added(
    'ファイル_ステータス',
    'text',
    '公開中',
    '公開中、公開終了など、いまの状態を書きます。',
    'Whether it is still offered.',
  ),
  added('ファイル_サイズ', 'text', '123456', 'ファイルの大きさをバイトで書きます。', 'Its size in bytes.', {
    aliases: ['ファイルサイズ'],
  }),
  added(
    'ファイル_公開日',
    'date',
    '2024-04-01',
    'ファイルを公開した日を書きます。',
    'The day it was published.',
  ),
  added(
    'ファイル_最終更新日',
    'date',
    '2026-06-01',
    'ファイルを最後に更新した日を書きます。',
    'The day of its last change.',
  ),
];

const termsColumns: readonly Column[] = [
  added(
    'ファイル_利用規約',
    'text',
    'ともに市オープンデータ利用規約',
    '利用規約の名前やURLを書きます。',
    'The terms of use, by name or address.',
    { aliases: ['利用規約'] },
  ),
  added(
    'ファイル_関連ドキュメント',
    'url',
    'https://www.example.lg.jp/opendata/columns.html',
    '列の説明など、関係する文書のURLを書きます。',
    'The address of documents, such as the meaning of its columns.',
  ),
  added('ファイル_言語', 'text', 'ja', '書かれている言語を書きます。', 'The language it is written in.'),
  added(
    'ファイル_準拠する標準',
    'text',
    '自治体標準オープンデータセット',
    '従っている標準の名前を書きます。',
    'The standard it keeps to.',
  ),
  carried(
    'ファイル_API対応有無',
    'yes-no',
    '無',
    'APIで取り出せるかどうかを、有・無で書きます。',
    'Whether programs can query it.',
    { old: ['API対応有無'], aliases: ['API対応', 'API対応の有無', 'API有無', 'apiSupport'] },
  ),
];

export const fileColumns: readonly Column[] = [...placeColumns, ...stateColumns, ...termsColumns];
