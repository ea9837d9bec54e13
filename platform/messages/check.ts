import type { Catalogue, Message } from './define.ts';
import type { FurtherMessage } from './language-set.ts';
import { markReadings } from './marks.ts';

/** What is wrong between the two languages of one text. */
export interface MessageGap {
  key: string;
  problem: 'missing' | 'extra' | 'empty' | 'values' | 'count';
  /** The language that needs the work. */
  lang: 'ja' | 'en';
}

/**
 * Compares the languages of a catalogue: a key that one of them lacks, an empty text, values that only one of
 * them uses, a plural that doesn't ask for `count`. An empty answer means complete.
 */
export function checkCatalogue(texts: { ja: Catalogue; en: Catalogue }): MessageGap[] {
  const gaps: MessageGap[] = [];
  for (const [key, ja] of Object.entries(texts.ja)) {
    const en = texts.en[key];
    if (formsOf(ja).some((text) => text.trim() === '')) gaps.push({ key, problem: 'empty', lang: 'ja' });
    if (en === undefined) {
      gaps.push({ key, problem: 'missing', lang: 'en' });
      continue;
    }
    if (formsOf(en).some((text) => text.trim() === '')) gaps.push({ key, problem: 'empty', lang: 'en' });
    if (valuesOf(ja) !== valuesOf(en)) gaps.push({ key, problem: 'values', lang: 'en' });
    if (typeof en === 'object' && !en.other.includes('{count}')) {
      gaps.push({ key, problem: 'count', lang: 'en' });
    }
  }
  for (const key of Object.keys(texts.en)) {
    if (texts.ja[key] === undefined) gaps.push({ key, problem: 'extra', lang: 'en' });
  }
  return gaps;
}

/** What is wrong with a text of a further language, beside the Japanese one of the same key. */
export interface TextFault {
  problem: 'unknown' | 'not-text' | 'empty' | 'values' | 'forms' | 'marks';
  /** The value, form or mark that is meant. */
  what?: string;
}

/**
 * Checks a text from a language's file: there is such a key, its `{values}` are those of the Japanese text, its forms
 * are ones that the language has, and each 《reading》 stands behind kanji. An empty answer means that it is right.
 */
export function checkAgainst(ja: Message | undefined, text: unknown, tag: string): TextFault[] {
  if (ja === undefined) return [{ problem: 'unknown' }];
  if (!isMessage(text)) return [{ problem: 'not-text' }];
  const forms = typeof text === 'string' ? { other: text } : text;
  const names = new Intl.PluralRules(tag).resolvedOptions().pluralCategories as string[];
  const wanted = new Set(valuesIn(typeof ja === 'string' ? ja : ja.other));
  return Object.entries(forms).flatMap(([name, form]): TextFault[] => {
    if (form.trim() === '') return [{ problem: 'empty' }];
    if (name !== 'other' && !names.includes(name)) return [{ problem: 'forms', what: name }];
    const has = new Set(valuesIn(form));
    const extra = [...has].filter((value) => !wanted.has(value));
    // One thing may be said without its number: "one area".
    const lacking = [...wanted].filter(
      (value) => !has.has(value) && (name === 'other' || value !== '{count}'),
    );
    return [
      ...[...extra, ...lacking].map((what): TextFault => ({ problem: 'values', what })),
      ...(/[《》]/.test(markReadings(form)) ? [{ problem: 'marks' as const, what: '《》' }] : []),
    ];
  });
}

function isMessage(text: unknown): text is FurtherMessage {
  if (typeof text === 'string') return true;
  if (typeof text !== 'object' || text === null || Array.isArray(text)) return false;
  return 'other' in text && Object.values(text).every((form) => typeof form === 'string');
}

function formsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other];
}

/** The names of the values, sorted, as one text; of a plural, those of its general form. */
function valuesOf(message: Message): string {
  const text = typeof message === 'string' ? message : message.other;
  return [...new Set(valuesIn(text))].sort().join();
}

function valuesIn(text: string): string[] {
  return text.match(/\{\w+\}/g) ?? [];
}
