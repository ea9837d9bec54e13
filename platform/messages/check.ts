import type { Catalogue, Message } from './define.ts';

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

function formsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other];
}

/** The names of the values, sorted, as one text; of a plural, those of its general form. */
function valuesOf(message: Message): string {
  const text = typeof message === 'string' ? message : message.other;
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
}
