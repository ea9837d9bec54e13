import type { Dataset } from './dataset.ts';

/** Its columns aren't at hand, and no slug has been seen. */
export const procurement: Dataset = {
  slug: null,
  name: { ja: '調達情報', en: 'Procurement' },
  kind: 'flat',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: ['調達情報', '調達', '入札', '落札', '契約'],
};
