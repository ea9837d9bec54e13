/** What other modules may know of open data: what is public, record by record. They hear of changes by events. */
export { type Privacy, privacyOf } from './carer-home.ts';
export { ageInDays, ageText, OLD_DAYS } from './data-age.ts';
export { type ListOptions, listDatasets, readDataset } from './datasets.ts';
export {
  type Box,
  countEntries,
  type Entry,
  type EntryOptions,
  type HasAny,
  listEntries,
  listManyEntries,
  readEntry,
} from './entries.ts';
export type { Dataset, Version } from './model.ts';
export { publishedStandards, publishedState } from './published.ts';
export { currentVersion, DATASET_PUBLISHED, DATASET_WITHDRAWN, topicOf } from './publishing.ts';
export { roughAddress, roughPosition } from './rough-place.ts';
export { isWithheld } from './withhold.ts';
