/** How a text is chosen by key and count, and its values put in. */
import type { Catalogue, RegisteredCatalogue } from './define.ts';
import { type BaseLang, type Lang, languageOf, tagOf } from './language.ts';
import { type FurtherMessage, textsOf } from './language-set.ts';
import { markLanguage, markReadings } from './marks.ts';
import { formatNumber } from './numbers.ts';

export type Values = Readonly<Record<string, string | number>>;

/** Gives texts in one language. */
export interface Translator<Key extends string = string> {
  /** The text without marks for line breaks. A `{name}` without a value stays visible. */
  (key: Key, values?: Values): string;
  /** The text cut at its marks `|`: a line may break between two parts, nowhere else. For `<Phrases>`. */
  phrases(key: Key, values?: Values): string[];
  readonly lang: Lang;
}

/** A text cut once: phrases of alternating fixed parts (even places) and value names (odd places). */
type Cut = { phrases: string[][]; plain: string | null };

/** What is known of a text: its general form, and how others are found by `count`. */
interface Known {
  other: Cut;
  one: Cut | null;
  /** Of languages with more forms than two. */
  form?: (count: number) => Cut;
}

/** The translator of Japanese or English. */
export function baseTranslator<Key extends string>(catalogue: Catalogue, lang: BaseLang): Translator<Key> {
  const known = new Map<string, Known>();
  for (const [key, message] of Object.entries(catalogue)) known.set(key, baseKnown(message));
  return translatorOf<Key>(known, lang);
}

/**
 * The translator of a further language. A text that it lacks is the next language's, with that one's plurals, and
 * marked as being in that language, so that it is read aloud as what it is.
 */
export function furtherTranslator<Key extends string>(
  catalogue: RegisteredCatalogue,
  lang: Lang,
): Translator<Key> {
  const known = new Map<string, Known>();
  for (const key of Object.keys(catalogue.ja)) {
    let at = lang;
    while (messageIn(catalogue, at, key) === undefined) at = languageOf(at).next ?? 'ja';
    known.set(key, furtherKnown(messageIn(catalogue, at, key) ?? key, at, tagOf(lang)));
  }
  return translatorOf<Key>(known, lang);
}

function messageIn(
  { owner, ja, en }: RegisteredCatalogue,
  lang: Lang,
  key: string,
): FurtherMessage | undefined {
  if (lang === 'en') return en[key];
  return textsOf(lang)?.[`${owner}.${key}`] ?? (languageOf(lang).next === null ? ja[key] : undefined);
}

function baseKnown(message: Catalogue[string]): Known {
  return typeof message === 'string'
    ? { one: null, other: cut(message) }
    : { one: cut(message.one), other: cut(message.other) };
}

function furtherKnown(message: FurtherMessage, lang: Lang, pageTag: string): Known {
  const tag = tagOf(lang);
  const mark =
    primary(tag) === primary(pageTag)
      ? markReadings
      : (text: string) => markLanguage(markReadings(text), tag);
  if (typeof message === 'string') return { one: null, other: cut(message, mark) };
  const other = cut(message.other, mark);
  const rules = new Intl.PluralRules(tag);
  const forms = new Map(Object.entries(message).map(([name, text]) => [name, cut(text, mark)]));
  return { one: null, other, form: (count) => forms.get(rules.select(count)) ?? other };
}

const primary = (tag: string) => tag.split('-')[0];

function translatorOf<Key extends string>(known: ReadonlyMap<string, Known>, lang: Lang): Translator<Key> {
  const choose = (key: string, values: Values | undefined): Cut => {
    const found = known.get(key);
    if (found === undefined) return cut(key);
    if (found.form !== undefined) return found.form(Number(values?.count));
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

function cut(text: string, mark: (phrase: string) => string = (phrase) => phrase): Cut {
  const phrases = text.split('|').map((phrase) => mark(phrase).split(/\{(\w+)\}/));
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
