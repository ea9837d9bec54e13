/**
 * Texts of a module in Japanese and English: typed keys, `{values}`, plurals, and marks for line breaks.
 */
import type { Lang } from './language.ts';
import { formatNumber } from './numbers.ts';

/** A text, or one with two forms that `count` chooses between. */
export type Message = string | { one: string; other: string };

export type Catalogue<Key extends string = string> = Readonly<Record<Key, Message>>;

/** Type of en.ts: exactly the keys that ja.ts has. `export const en: SameKeys<typeof ja> = {…}` */
export type SameKeys<Ja extends Catalogue> = Readonly<Record<keyof Ja & string, Message>>;

export type Values = Readonly<Record<string, string | number>>;

/** Gives texts in one language. */
export interface Translator<Key extends string = string> {
  /** The text without marks. A `{name}` without a value stays visible. */
  (key: Key, values?: Values): string;
  /** The text cut at its marks `|`: a line may break between two parts, nowhere else. For `<Phrases>`. */
  phrases(key: Key, values?: Values): string[];
  readonly lang: Lang;
}

/** A catalogue as the check reads it. */
export interface RegisteredCatalogue {
  owner: string;
  ja: Catalogue;
  en: Catalogue;
}

const registered: RegisteredCatalogue[] = [];

/** Every catalogue defined so far, so that a check can compare the languages. */
export function messageCatalogues(): readonly RegisteredCatalogue[] {
  return registered;
}

/**
 * Makes the translator function of a module. English must have the keys of the Japanese texts, else it
 * doesn't compile.
 *
 * @example
 * const messages = defineMessages({ ja, en }, 'collection');
 * const t = messages('ja');
 * t('area.found', { count: 3 }); // '3つの地区が見つかりました'
 */
export function defineMessages<Ja extends Catalogue>(
  texts: { ja: Ja; en: SameKeys<Ja> },
  owner = 'unnamed',
): (lang: Lang) => Translator<keyof Ja & string> {
  registered.push({ owner, ja: texts.ja, en: texts.en });
  const translators = {
    ja: makeTranslator<keyof Ja & string>(texts.ja, 'ja'),
    en: makeTranslator<keyof Ja & string>(texts.en, 'en'),
  };
  return (lang) => translators[lang];
}

/** A text cut once: phrases of alternating fixed parts (even places) and value names (odd places). */
type Cut = { phrases: string[][]; plain: string | null };

function makeTranslator<Key extends string>(catalogue: Catalogue, lang: Lang): Translator<Key> {
  const cuts = new Map<string, { one: Cut | null; other: Cut }>();
  for (const [key, message] of Object.entries(catalogue)) {
    cuts.set(
      key,
      typeof message === 'string'
        ? { one: null, other: cut(message) }
        : { one: cut(message.one), other: cut(message.other) },
    );
  }
  const choose = (key: string, values: Values | undefined): Cut => {
    const found = cuts.get(key);
    if (found === undefined) return cut(key);
    return found.one !== null && Number(values?.count) === 1 ? found.one : found.other;
  };
  const translate = (key: Key, values?: Values): string => {
    const text = choose(key, values);
    if (text.plain !== null) return text.plain;
    let whole = '';
    for (const phrase of text.phrases) whole += fill(phrase, values, lang);
    return whole;
  };
  const phrases = (key: Key, values?: Values): string[] =>
    choose(key, values).phrases.map((phrase) => fill(phrase, values, lang));
  return Object.assign(translate, { phrases, lang });
}

function cut(text: string): Cut {
  const phrases = text.split('|').map((phrase) => phrase.split(/\{(\w+)\}/));
  const fixed = phrases.every((phrase) => phrase.length === 1);
  return { phrases, plain: fixed ? phrases.join('') : null };
}

function fill(parts: string[], values: Values | undefined, lang: Lang): string {
  let text = parts[0] ?? '';
  for (let i = 1; i < parts.length; i += 2) {
    const name = parts[i] ?? '';
    const value = values?.[name];
    text += value === undefined ? `{${name}}` : typeof value === 'number' ? formatNumber(value, lang) : value;
    text += parts[i + 1] ?? '';
  }
  return text;
}
