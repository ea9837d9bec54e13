/** Texts that files have brought: by language and key, and which languages there are because of them. */
import { type FurtherLang, type Lang, type Language, setFurther } from './language.ts';

/** The forms of a text in a language, by the names that Unicode gives them; `other` is always there. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
export type FurtherMessage = string | Forms;

/** One further language with its texts; keys have the home or module in front: `collection.tomorrow`. */
export interface LanguageSet {
  lang: FurtherLang;
  tag: string;
  name: string;
  /** Where missing texts are looked for before Japanese. */
  next: Lang;
  texts: Readonly<Record<string, FurtherMessage>>;
}

let sets: ReadonlyMap<Lang, LanguageSet> = new Map();
let state = 0;

/**
 * Makes these the further languages of the process, instead of those before. To be called once, before a site answers.
 * Of two sets of one language the later one counts, text by text.
 */
export function installLanguages(given: readonly LanguageSet[]): void {
  const merged = new Map<Lang, LanguageSet>();
  for (const set of given) {
    const texts = { ...merged.get(set.lang)?.texts, ...set.texts };
    merged.set(set.lang, { ...set, texts });
  }
  sets = merged;
  state++;
  const there = (lang: Lang): Lang => (lang === 'en' || merged.has(lang) ? lang : 'ja');
  setFurther(
    [...merged.values()].map(({ lang, tag, name, next }): Language => {
      return { lang, tag, name, next: next === lang ? 'ja' : there(next) };
    }),
  );
}

/** The texts of a further language; undefined for Japanese, English and what isn't there. */
export function textsOf(lang: Lang): LanguageSet['texts'] | undefined {
  return sets.get(lang)?.texts;
}

/** Grows when other languages are installed: what was worked out before is old then. */
export function installedState(): number {
  return state;
}
