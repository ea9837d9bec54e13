import type { Dataset } from './dataset.ts';

/** Its columns aren't at hand, and no slug has been seen. */
export const urbanPlanningSurvey: Dataset = {
  slug: null,
  name: { ja: '都市計画基礎調査', en: 'Urban planning survey' },
  kind: 'flat',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: ['都市計画基礎調査', '都市計画', '土地利用現況'],
};
