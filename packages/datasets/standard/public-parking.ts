import type { Dataset } from './dataset.ts';

/** Its columns aren't at hand, and no slug has been seen. */
export const publicParking: Dataset = {
  slug: null,
  name: { ja: '公営駐車場', en: 'Public car parks' },
  kind: 'model',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: ['公営駐車場', '市営駐車場', '町営駐車場', '駐車場'],
};
