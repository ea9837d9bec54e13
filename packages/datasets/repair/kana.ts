/** Readings in full-width katakana. */
import { nfkc, toKatakana } from '@tomoni/japanese';
import { ask, type Outcome, repaired } from './ledger.ts';

const ODD = /[\uFF61-\uFF9Fぁ-ゖゝゞ]/u;
const RUN = /[\uFF61-\uFF9F]+/gu;
const KANJI = /[\u4E00-\u9FFF々]/u;

/** Half-width kana and hiragana become full-width katakana; digits, latin letters and spaces stay. */
export function repairKana(text: string): Outcome {
  if (KANJI.test(text)) return ask('datasets.kanji-in-reading');
  if (!ODD.test(text)) return null;
  const value = toKatakana(text.replace(RUN, nfkc));
  return value === text ? null : repaired(value, 'datasets.kana');
}
