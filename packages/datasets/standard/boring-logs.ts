import type { Dataset } from './dataset.ts';

/** Its columns aren't at hand, and no slug has been seen. */
export const boringLogs: Dataset = {
  slug: null,
  name: { ja: 'ボーリング柱状図等', en: 'Borehole logs' },
  kind: 'flat',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: ['ボーリング柱状図', 'ボーリング柱状図等', '地盤情報'],
};
