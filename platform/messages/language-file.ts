/**
 * The file that brings a language: `languages/vi.json`. Its name is the first part of the language's addresses.
 *
 * ```json
 * { "name": "Tiếng Việt", "tag": "vi", "next": "easy", "texts": { "collection.tomorrow": "Ngày mai" } }
 * ```
 *
 * `tag` is what `lang` and `hreflang` say (BCP 47), the file's name when left out; `next` the language in which missing
 * texts are said: `easy` when left out.
 */
import { checkAgainst } from './check.ts';
import { type Message, messageCatalogues } from './define.ts';
import type { FurtherLang, Lang } from './language.ts';
import type { FurtherMessage, LanguageSet } from './language-set.ts';

/** What is wrong with a file: with the whole of it, or with one text (`key`), which is left out then. */
export interface LanguageFault {
  file: string;
  key?: string;
  problem: LanguageProblem;
  /** The word that is wrong: a name of a value, a form. */
  what?: string;
}

export type LanguageProblem =
  | ('not-json' | 'name' | 'bad-name' | 'bad-tag' | 'bad-next' | 'bad-texts')
  | ('unknown' | 'not-text' | 'empty' | 'values' | 'forms' | 'marks');

export interface ReadLanguage {
  /** The language with the texts that are right; null when the file as a whole can't be used. */
  set: LanguageSet | null;
  faults: LanguageFault[];
}

/** `vi`, `pt-br`; no page of the site has an address that begins so. */
const FILE_NAME = /^(easy|[a-z]{2,3}(?:-[a-z0-9]{2,8})*)\.json$/;
const NEXT: readonly string[] = ['easy', 'en', 'ja'];

/** Reads such a file. Never throws: what is wrong is told. */
export function readLanguageFile(file: string, content: string): ReadLanguage {
  const faults: LanguageFault[] = [];
  const [, lang] = FILE_NAME.exec(file) ?? [];
  const wrong = (problem: LanguageProblem, what?: string) => ({
    set: null,
    faults: [{ file, problem, ...(what === undefined ? {} : { what }) }],
  });
  if (lang === undefined || lang === 'ja' || lang === 'en') return wrong('name');
  const read = parse(content);
  if (read === null) return wrong('not-json');
  const { name, tag = lang, next = lang === 'easy' ? 'ja' : 'easy', texts } = read;
  if (typeof name !== 'string' || name.trim() === '' || name.length > 40) return wrong('bad-name');
  const canonical = typeof tag === 'string' ? canonicalTag(tag) : null;
  if (canonical === null) return wrong('bad-tag', String(tag));
  if (typeof next !== 'string' || !NEXT.includes(next)) return wrong('bad-next', String(next));
  if (!isRecord(texts)) return wrong('bad-texts');
  const set = {
    ...{ lang: lang as FurtherLang, tag: canonical, name: name.trim(), next: next as Lang },
    texts: rightTexts(file, texts, canonical, faults),
  };
  return { set, faults };
}

function rightTexts(
  file: string,
  texts: Record<string, unknown>,
  tag: string,
  faults: LanguageFault[],
): Record<string, FurtherMessage> {
  const known = new Map<string, Message>(
    messageCatalogues().flatMap(({ owner, ja }) =>
      Object.entries(ja).map(([key, message]) => [`${owner}.${key}`, message] as const),
    ),
  );
  const right: Record<string, FurtherMessage> = {};
  for (const [key, text] of Object.entries(texts)) {
    // What is empty waits to be translated; what begins with # is for the translator.
    if (text === '' || key.startsWith('#')) continue;
    const found = checkAgainst(known.get(key), text, tag);
    faults.push(...found.map((fault) => ({ file, key, ...fault })));
    if (found.length === 0) right[key] = text as FurtherMessage;
  }
  return right;
}

function parse(content: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(content.replace(/^\ufeff/, ''));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A tag as BCP 47 writes it; null for what is none. */
function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
