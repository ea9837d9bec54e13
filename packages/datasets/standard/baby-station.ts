import type { Dataset } from './dataset.ts';

/** Its columns aren't at hand, and no slug has been seen. */
export const babyStation: Dataset = {
  slug: null,
  name: { ja: '赤ちゃんの駅', en: 'Places to feed and change babies' },
  kind: 'model',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: ['赤ちゃんの駅', '授乳室', 'おむつ替え', 'ベビーステーション'],
};
