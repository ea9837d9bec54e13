/** Texts that are written before it is known who reads them: of problems, kinds of notices, workflows. */
import { baseLang, isBase, type Lang, tagOf } from './language.ts';
import { markLanguage } from './marks.ts';

/** A text in the two complete languages, and perhaps a way to the others. */
export interface Text {
  ja: string;
  en: string;
}

/** Hidden from JSON and comparisons: a text is its words. */
const others = new WeakMap<Text, (lang: Lang) => string>();

/** Makes a text that is asked for by key in any language. */
export function lazyText(say: (lang: Lang) => string): Text {
  const text = { ja: say('ja'), en: say('en') };
  others.set(text, say);
  return text;
}

/** A text in a language; one that has it in Japanese and English alone is marked as what it is. */
export function textIn(text: Text, lang: Lang): string {
  if (isBase(lang)) return text[lang];
  const say = others.get(text);
  if (say !== undefined) return say(lang);
  const base = baseLang(lang);
  return tagOf(lang).startsWith(base) ? text[base] : markLanguage(text[base], base);
}
