import type { Dataset } from './dataset.ts';

/** Its columns aren't at hand, and no slug has been seen. */
export const tourismPoint: Dataset = {
  slug: null,
  name: { ja: '観光ポイント', en: 'Sightseeing points' },
  kind: 'model',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: ['観光ポイント'],
};
