/** Hiragana and katakana, and the form in which texts are compared when people search. */
import { nfkc, withoutSpaces } from './width.ts';

const KANA_DISTANCE = 0x60;

/** Katakana become hiragana (ァ–ヶ, ヽ, ヾ); everything else, also ー, stays. Half-width kana: use `nfkc` first. */
export function toHiragana(text: string): string {
  return text.replace(/[\u30A1-\u30F6\u30FD\u30FE]/g, (c) =>
    String.fromCharCode(c.charCodeAt(0) - KANA_DISTANCE),
  );
}

/** Hiragana become katakana (ぁ–ゖ, ゝ, ゞ); everything else stays. */
export function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096\u309D\u309E]/g, (c) =>
    String.fromCharCode(c.charCodeAt(0) + KANA_DISTANCE),
  );
}

/**
 * The form for comparing what a person types with what a file holds: NFKC, lower case, hiragana,
 * no white space; small ヵ ヶ (霞ヶ関) as か け. The long mark ー is kept.
 */
export function foldForSearch(text: string): string {
  const hiragana = toHiragana(withoutSpaces(nfkc(text)).toLowerCase());
  return hiragana.replace(/[\u3095\u3096]/g, (c) => (c === '\u3095' ? 'か' : 'け'));
}
