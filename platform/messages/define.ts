/**
 * Texts of a home or module in Japanese and English: typed keys, `{values}`, plurals, and marks for line breaks.
 */
import type { Lang } from './language.ts';
import { installedState } from './language-set.ts';
import { lazyText, type Text } from './text.ts';
import { baseTranslator, furtherTranslator, type Translator, type Values } from './translator.ts';

/** A text, or one with two forms that `count` chooses between. */
export type Message = string | { one: string; other: string };

export type Catalogue<Key extends string = string> = Readonly<Record<Key, Message>>;

/** Type of en.ts: exactly the keys that ja.ts has. `export const en: SameKeys<typeof ja> = {…}` */
export type SameKeys<Ja extends Catalogue> = Readonly<Record<keyof Ja & string, Message>>;

/** A catalogue as the check reads it. */
export interface RegisteredCatalogue {
  owner: string;
  ja: Catalogue;
  en: Catalogue;
}

/** The texts of a home or module: called with a language, it gives a translator. */
export interface Messages<Key extends string> {
  (lang: Lang): Translator<Key>;
  /** A text for readers who aren't known yet (of a problem, a kind of notice): `textIn(text, lang)` says it. */
  text(key: Key, values?: Values): Text;
}

const registered: RegisteredCatalogue[] = [];

/** Every catalogue defined so far, so that a check can compare the languages. */
export function messageCatalogues(): readonly RegisteredCatalogue[] {
  return registered;
}

/**
 * Makes the translator function of a module. English must have the keys of the Japanese texts, else it
 * doesn't compile. Further languages find theirs under `owner` in their files (language-file.ts).
 *
 * @example
 * const messages = defineMessages({ ja, en }, 'collection');
 * const t = messages('ja');
 * t('area.found', { count: 3 }); // '3つの地区が見つかりました'
 */
export function defineMessages<Ja extends Catalogue>(
  texts: { ja: Ja; en: SameKeys<Ja> },
  owner = 'unnamed',
): Messages<keyof Ja & string> {
  type Key = keyof Ja & string;
  const catalogue = { owner, ja: texts.ja, en: texts.en };
  registered.push(catalogue);
  const ja = baseTranslator<Key>(texts.ja, 'ja');
  const en = baseTranslator<Key>(texts.en, 'en');
  const further = keptByLanguage((lang) => furtherTranslator<Key>(catalogue, lang));
  const translator = (lang: Lang) => (lang === 'ja' ? ja : lang === 'en' ? en : further(lang));
  return Object.assign(translator, {
    text: (key: Key, values?: Values) => lazyText((lang) => translator(lang)(key, values)),
  });
}

/** Makes one for each language that is asked for, anew when other languages were installed. */
function keptByLanguage<Made>(make: (lang: Lang) => Made): (lang: Lang) => Made {
  let kept = new Map<Lang, Made>();
  let madeAt = -1;
  return (lang) => {
    if (madeAt !== installedState()) {
      kept = new Map();
      madeAt = installedState();
    }
    let made = kept.get(lang);
    if (made === undefined) {
      made = make(lang);
      kept.set(lang, made);
    }
    return made;
  };
}
