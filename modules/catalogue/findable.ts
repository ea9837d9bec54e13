/** Whether people and machines can find a dataset and know what they may do with it. Six facts. */
import type { Dataset } from './model.ts';

export const FINDABLE = ['title', 'description', 'english', 'keywords', 'licence', 'contact'] as const;
export type Findable = (typeof FINDABLE)[number];

/** What of the six is there. */
export function findableBy(dataset: Dataset): ReadonlySet<Findable> {
  const { title, titleEn, description, descriptionEn, standard, licence, contact } = dataset;
  const facts: Record<Findable, boolean> = {
    title: title !== '',
    description: description !== '',
    english: titleEn !== '' && descriptionEn !== '',
    // The standard's name is the word that people and catalogues search by.
    keywords: standard !== null,
    licence: licence.length > 0,
    contact: contact !== '',
  };
  return new Set(FINDABLE.filter((name) => facts[name]));
}
