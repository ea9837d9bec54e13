import type { Dataset } from './dataset.ts';

/** A feed of its own standard, not a table of this one. */
export const gtfsJp: Dataset = {
  slug: null,
  name: { ja: '標準的なバス情報フォーマット (GTFS-JP)', en: 'Bus timetables (GTFS-JP)' },
  kind: 'flat',
  newEdition: 'unknown',
  oldEdition: false,
  columns: [],
  marks: [],
  words: ['gtfs', 'GTFS-JP', 'バス情報', '標準的なバス情報フォーマット', '時刻表', 'バス停'],
};
