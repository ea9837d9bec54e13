/** Words about a public dataset for catalogues elsewhere: a description also where nobody wrote one, and keywords. */
import type { Lang } from '@tomoni/platform/messages';
import { type Published, standardOf, titleOf } from './api-published.ts';
import { messages } from './messages.ts';

/** What the publisher wrote of it; else a sentence from what is known. Never empty. */
export function descriptionOf(
  dataset: Published,
  { lang, publisher }: { lang: Lang; publisher: string },
): string {
  const { description, descriptionEn, kind, recordCount } = dataset;
  const written = lang === 'en' && descriptionEn !== '' ? descriptionEn : description;
  if (written !== '') return written;
  const words = { place: publisher, title: titleOf(dataset, lang) };
  const t = messages(lang);
  return kind === 'table'
    ? t('api.described.table', { ...words, count: recordCount })
    : t('api.described.file', words);
}

/** Tags are the same in all languages, so that the same dataset is found by the same one. */
export function tagsOf(dataset: Pick<Published, 'standard'>): string[] {
  const standard = standardOf(dataset);
  return standard === null ? [] : [standard.name.ja, STANDARD_TAG];
}

/** On everything that the standard knows. */
export const STANDARD_TAG = messages('ja')('api.standard-tag');

/** The first address for letters in a text, or null. */
export function mailIn(text: string): string | null {
  return /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/u.exec(text)?.[0] ?? null;
}
