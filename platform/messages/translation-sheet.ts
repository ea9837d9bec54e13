/** What a translator needs of a language: what it lacks, and a file with every key in which to write it. */
import { type Message, messageCatalogues } from './define.ts';
import type { LanguageSet } from './language-set.ts';

/** A text that a language lacks, in the languages that have it. */
export interface MissingText {
  /** With the home or module in front: `collection.tomorrow`. */
  key: string;
  ja: Message;
  en: Message;
}

/** All texts of the product in the order of the Japanese ones. */
function allTexts(): MissingText[] {
  return messageCatalogues().flatMap(({ owner, ja, en }) =>
    Object.entries(ja).map(([key, text]) => ({ key: `${owner}.${key}`, ja: text, en: en[key] ?? '' })),
  );
}

/** What a language lacks. */
export function missingTexts({ texts }: Pick<LanguageSet, 'texts'>): MissingText[] {
  return allTexts().filter(({ key }) => texts[key] === undefined);
}

/**
 * A language's file with all keys: what is translated stands there, what isn't is empty, with a line before it that
 * says it in Japanese and English. Reading such a file back gives the same language.
 */
export function translationSheet(set: Omit<LanguageSet, 'lang'>): string {
  const { tag, name, next } = set;
  const texts: Record<string, unknown> = {};
  for (const { key, ja, en } of allTexts()) {
    const own = set.texts[key];
    if (own === undefined) texts[`# ${key}`] = `${wordsOf(ja)} / ${wordsOf(en)}`;
    texts[key] = own ?? '';
  }
  return `${JSON.stringify({ name, tag, next, texts }, null, 2)}\n`;
}

function wordsOf(text: Message): string {
  return typeof text === 'string' ? text : text.other;
}
