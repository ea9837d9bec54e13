import type { Dataset } from './dataset.ts';

/** Its columns aren't at hand. */
export const supportSystem: Dataset = {
  slug: 'support_system',
  name: { ja: '支援制度(給付金)', en: 'Benefits and grants' },
  kind: 'flat',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: ['support_system', '支援制度', '給付金', '助成金', '補助金'],
};
