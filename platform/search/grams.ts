/**
 * Texts cut for the index: every letter and every pair of letters of the folded text. Two letters are enough to
 * be selective in Japanese, and single letters make words of one kanji findable. Terms of owner, kind and
 * visibility stand in the same array, so that one index narrows by all of them at once.
 */
import { foldForSearch } from '@tomoni/japanese';

/** Folded text is cut here: a description of a page must not become ten thousand pairs. */
const LONGEST = 400;

/** Kana, width, case and spaces made equal, as both the entry and the question are. */
export function folded(text: string): string {
  const whole = foldForSearch(text.replaceAll('\0', ''));
  return whole.length <= LONGEST ? whole : Array.from(whole).slice(0, LONGEST).join('');
}

/** What the index holds of folded texts. */
export function gramsOf(texts: readonly string[]): string[] {
  const grams = new Set<string>();
  for (const text of texts) {
    let before = '';
    for (const letter of text) {
      grams.add(letter);
      if (before !== '') grams.add(before + letter);
      before = letter;
    }
  }
  return [...grams];
}

/** What an entry must hold of one folded word: its pairs, or its only letter. */
export function gramsAskedFor(word: string): string[] {
  const letters = Array.from(word);
  if (letters.length <= 1) return letters;
  return letters.slice(1).map((letter, index) => (letters[index] ?? '') + letter);
}

/** Longer than any pair, so that no text can look like one. */
export const scopeTerm = {
  owner: (owner: string) => `o::${owner}`,
  kind: (kind: string) => `k::${kind}`,
  visibility: (visibility: string) => `v::${visibility}`,
};
