/**
 * How kanji are probably read, for search only: names of places have readings that no dictionary decides.
 * Apart from the rest of the package, because its dictionary (IPADIC, 13 MB, about 130 MB in memory while it is
 * loaded) is needed only where names are taken in.
 */
import { toHiragana } from './kana.ts';
import { nfkc } from './width.ts';

interface Token {
  surface: string;
  /** In katakana; not there when the dictionary doesn't know the word. */
  reading?: string;
}

interface Tokenizer {
  tokenize(text: string): Token[];
}

/** A name is short; a text as long as a page has no reading that anybody would type. */
const LONGEST = 200;

let loading: Promise<Tokenizer> | undefined;

/**
 * The likely reading of each text in hiragana, in the same order; parts that the dictionary doesn't know stay as
 * they are. 町 at the end of a word is read まち; see `readingVariants`.
 */
export async function likelyReadings(texts: readonly string[]): Promise<string[]> {
  const folded = texts.map((text) => nfkc(text).slice(0, LONGEST));
  // Kana are their own reading: who has nothing else needs no dictionary.
  if (!folded.some(hasKanji)) return folded.map(toHiragana);
  loading ??= loadTokenizer();
  const tokenizer = await loading;
  return folded.map((text) => readingOf(tokenizer, text));
}

/** A reading with the other usual reading of 町 and 村 beside it: みどりまち → みどりまち, みどりちょう. */
export function readingVariants(name: string, reading: string): string[] {
  const other = [
    ['町', 'まち', 'ちょう'],
    ['村', 'むら', 'そん'],
  ] as const;
  const variants = new Set([reading]);
  for (const [kanji, native, chinese] of other) {
    if (!name.includes(kanji)) continue;
    for (const one of [...variants])
      variants.add(one.replaceAll(native, chinese)).add(one.replaceAll(chinese, native));
  }
  return [...variants];
}

function hasKanji(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function readingOf(tokenizer: Tokenizer, text: string): string {
  if (!hasKanji(text)) return toHiragana(text);
  const parts = tokenizer
    .tokenize(text)
    .map(({ surface, reading }) => (reading === undefined || reading === '*' ? surface : reading));
  return toHiragana(parts.join(''));
}

async function loadTokenizer(): Promise<Tokenizer> {
  const { TokenizerBuilder } = await import('lindera-wasm-nodejs-ipadic');
  const builder = new TokenizerBuilder();
  builder.setDictionary('embedded://ipadic');
  builder.setMode('normal');
  return builder.build() as Tokenizer;
}
