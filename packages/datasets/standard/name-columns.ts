/** What a place is called. */
import { added, carried } from './column.ts';
import type { Column, Text } from './dataset.ts';

/** 名称 and 名称_カナ. */
export function nameColumns(of: Text, name = '中央公民館', kana = 'チュウオウコウミンカン'): Column[] {
  return [
    carried('名称', 'text', name, `${of.ja}の名前を書きます。`, `The name of ${of.en}.`),
    carried(
      '名称_カナ',
      'kana',
      kana,
      `${of.ja}の名前の読みを、全角カタカナで書きます。`,
      `How the name of ${of.en} is read, in full-width katakana.`,
    ),
  ];
}

const ENGLISH = {
  ja: '英語での名前を書きます。',
  en: 'The name in English.',
};

/** 公共施設, 避難場所, 子育て施設 and AED call the English name so; it came with the new edition. */
export function nameInLetters(example = 'Central Community Hall'): Column {
  return added('名称_英字', 'latin', example, ENGLISH.ja, ENGLISH.en);
}

/** 文化財, 観光施設, 公衆トイレ and 公衆無線LAN call the English name so, in both editions. */
export function nameInEnglish(example = 'Central Community Hall'): Column {
  return carried('名称_英語', 'latin', example, ENGLISH.ja, ENGLISH.en);
}

export const everydayName: Column = carried(
  '名称_通称',
  'text',
  'ともにホール',
  'ふだん呼ばれている名前を書きます。',
  'What people call it in everyday life.',
);
