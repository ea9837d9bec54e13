import { added, newOnly } from './column.ts';
import type { Column, Dataset } from './dataset.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { note } from './page-columns.ts';

/** One town puts it before the name of every column. */
const PREFIX = 'ごみの分別方法_';

/** Header words with ゴミ in hiragana too, and each with the prefix. */
function spelled(...headers: string[]): string[] {
  const both = headers.flatMap((header) => [header, header.replace('ゴミ', 'ごみ')]);
  return [...new Set(both.flatMap((header) => [header, PREFIX + header]))];
}

function own(column: Column, ...headers: string[]): Column {
  const aliases = spelled(column.name, ...headers).filter((header) => header !== column.name);
  return { ...column, aliases };
}

function prefixed(column: Column): Column {
  const { name, aliases = [] } = column;
  return { ...column, aliases: [...aliases, ...[name, ...aliases].map((header) => PREFIX + header)] };
}

const itemColumns: readonly Column[] = [
  own(
    added(
      '地区名',
      'text',
      '全域',
      '決まりが地区で違うとき、その地区を書きます。',
      'The district, where rules differ.',
    ),
    '地区',
    '地域',
    '地域名',
  ),
  own(
    added('ゴミの品目', 'text', 'アイロン', 'ごみの名前を書きます。', 'The name of the thing to throw away.'),
    ...['品目', '品目名', 'ゴミの名称', 'ゴミ品目', '品名', 'name'],
  ),
  own(
    added(
      'ゴミの品目_カナ',
      'kana',
      'アイロン',
      'ごみの名前の読みを、全角カタカナで書きます。',
      'How the name is read, in full-width katakana.',
    ),
    ...['品目_カナ', '品目カナ', '品目名カナ', '品目名_カナ', 'フリガナ', 'ふりがな', 'カナ'],
  ),
  own(
    added('ゴミの品目_英字', 'latin', 'Iron', 'ごみの名前を英語で書きます。', 'The name in English.'),
    ...['品目_英字', '品目_英語', 'ゴミの品目_英語', '英語名'],
  ),
  own(
    added(
      '分別区分',
      'text',
      '燃やさないごみ',
      'どのごみとして出すかを書きます。',
      'As which kind of waste it goes.',
    ),
    ...['分別', '区分', '分別方法', '分別種別', 'ゴミの種類', 'ゴミの区分', 'ゴミの分別', 'label', 'type'],
  ),
  own(
    added(
      '注意点',
      'text',
      'コードは切らずに出してください。',
      '出すときに気を付けることを書きます。',
      'What to mind when putting it out.',
    ),
    ...['注意事項', '出し方', '出し方のポイント', '排出方法', '留意点', 'notice'],
  ),
];

const feeColumns: readonly Column[] = [
  own(
    added('料金種別', 'text', '無料', '無料か有料かを書きます。', 'Whether it costs something.'),
    ...['料金_種別', '有料無料'],
  ),
  own(
    added('料金', 'text', '400', '出すときの料金を、円で書きます。', 'What it costs, in yen.'),
    '手数料',
    '処理手数料',
  ),
  own(
    added(
      '粗大ごみ回収料金',
      'text',
      '400',
      '粗大ごみとして出すときの料金を、円で書きます。',
      'What it costs as bulky waste, in yen.',
    ),
    ...['粗大ゴミ回収料金', '粗大ごみ料金', '粗大ごみ手数料', '粗大ごみ処理手数料'],
  ),
  own(
    added('料金備考', 'text', '1個につき', '料金の決まりを書きます。', 'The rules for the fee.'),
    '料金_備考',
  ),
];

/** The published header has no readings and no district; other towns add them in these places. */
export const garbageSeparation: Dataset = {
  slug: 'garbage_separation',
  name: { ja: 'ゴミの分別方法', en: 'How to sort waste' },
  kind: 'model',
  newEdition: 'observed',
  oldEdition: false,
  columns: [
    ...newOnly(managingBodyColumns).map(prefixed),
    ...itemColumns,
    ...feeColumns,
    ...newOnly([note]).map(prefixed),
  ],
  marks: ['ゴミの品目', '分別区分', '注意点'],
  words: [
    ...['garbage_separation', 'target', 'ゴミの分別方法', 'ごみの分別方法', 'ごみ分別', 'ゴミ分別'],
    ...['分別辞典', '分別一覧', 'ごみ出し', '分別早見表'],
  ],
};
