import type { Dataset } from './dataset.ts';

/** Known to have a row for each school, day and dish; the columns aren't at hand. */
export const schoolLunch: Dataset = {
  slug: 'school_lunch',
  name: { ja: '学校給食献立', en: 'School meals' },
  kind: 'flat',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: [
    'school_lunch',
    'school lunch',
    'lunch',
    'kyushoku',
    'kondate',
    '学校給食献立',
    '学校給食',
    '給食',
    '献立',
  ],
};
