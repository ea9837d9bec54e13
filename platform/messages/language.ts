/**
 * The languages of the interface. Japanese and English are complete: the compiler sees to it. Any further one is a
 * file of texts (language-file.ts), known from `installLanguages` on; what it lacks is said in the next language.
 */

/** A language in which every text stands. */
export type BaseLang = 'ja' | 'en';

declare const further: unique symbol;

/** A language that a file has brought, by its place in addresses: `easy`, `vi`. */
export type FurtherLang = string & { readonly [further]: true };

/** A language of the interface. A town's own content may come in others. */
export type Lang = BaseLang | FurtherLang;

/** A language as pages and the menu need it. */
export interface Language {
  /** First part of its addresses; Japanese has none there. */
  lang: Lang;
  /** For `lang` and `hreflang` (BCP 47): `ja-simple`, `pt-BR`. */
  tag: string;
  /** How its readers call it: 「やさしい日本語」, `Tiếng Việt`. */
  name: string;
  /** Where a text that it lacks is looked for; null for Japanese, which lacks none. */
  next: Lang | null;
}

const japanese: Language = { lang: 'ja', tag: 'ja', name: '日本語', next: null };
const english: Language = { lang: 'en', tag: 'en', name: 'English', next: 'ja' };

let byLang: ReadonlyMap<string, Language> = mapOf([]);
let ordered: readonly Language[] = [japanese, english];

function mapOf(more: readonly Language[]): ReadonlyMap<string, Language> {
  return new Map([japanese, english, ...more].map((language) => [language.lang, language]));
}

/** Replaces the further languages; for `installLanguages`. Varieties of Japanese stand after Japanese, others last. */
export function setFurther(more: readonly Language[]): void {
  const sorted = [...more].sort((a, b) => (a.lang < b.lang ? -1 : 1));
  const varieties = sorted.filter(({ tag }) => isTagOf(tag, 'ja'));
  ordered = [japanese, ...varieties, english, ...sorted.filter((one) => !varieties.includes(one))];
  byLang = mapOf(sorted);
}

/** All languages in the order of the menu, Japanese first. */
export function languages(): readonly Language[] {
  return ordered;
}

/** Whether it is one of the two complete languages. */
export function isBase(text: string): text is BaseLang {
  return text === 'ja' || text === 'en';
}

/** Whether the site speaks this language. */
export function isLang(text: string): text is Lang {
  return byLang.has(text);
}

/** The language of a reader as it was kept with what they asked for; Japanese when the site doesn't speak it any more. */
export function knownLang(text: string): Lang {
  return isLang(text) ? text : 'ja';
}

/** What is known of a language; Japanese for one that isn't there. */
export function languageOf(lang: Lang): Language {
  return byLang.get(lang) ?? japanese;
}

/** The value of `lang` and `hreflang`: 'ja-simple' for easy Japanese. */
export function tagOf(lang: Lang): string {
  return isBase(lang) ? lang : languageOf(lang).tag;
}

/** Which of the two complete languages stands in where there is no third: for texts in code, findings, town names. */
export function baseLang(lang: Lang): BaseLang {
  let at = lang;
  while (!isBase(at)) at = languageOf(at).next ?? 'ja';
  return at;
}

/** A language and those in which its readers are told what it lacks, the nearest first: Vietnamese, easy, Japanese. */
export function chainOf(lang: Lang): Lang[] {
  const chain: Lang[] = [];
  for (let at: Lang | null = lang; at !== null; at = languageOf(at).next) chain.push(at);
  return chain;
}

/** Whether it is Japanese or a variety of it: the town's own words need no mark there. */
export function isJapanese(lang: Lang): boolean {
  return lang === 'ja' || (lang !== 'en' && isTagOf(tagOf(lang), 'ja'));
}

/** Whether it is written without spaces and with full-width marks: 「、」「。」 instead of commas and spaces. */
export function isWide(lang: Lang): boolean {
  return lang === 'ja' || (lang !== 'en' && (isTagOf(tagOf(lang), 'ja') || isTagOf(tagOf(lang), 'zh')));
}

function isTagOf(tag: string, primary: string): boolean {
  return tag === primary || tag.startsWith(`${primary}-`);
}

/**
 * The address of the same page in a language: Japanese has no prefix, English has `/en`.
 * `path` starts with a slash, has no prefix, and may carry a query.
 */
export function pathIn(lang: Lang, path: string): string {
  if (lang === 'ja' || !byLang.has(lang)) return path;
  if (path === '/') return `/${lang}`;
  return path.startsWith('/?') ? `/${lang}${path.slice(1)}` : `/${lang}${path}`;
}
