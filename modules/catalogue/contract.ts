/** What other modules may know of open data: what is public, record by record. They hear of changes by events. */
export { type ListOptions, listDatasets, readDataset } from './datasets.ts';
export { type Box, countEntries, type Entry, type EntryOptions, listEntries, readEntry } from './entries.ts';
export type { Dataset, Version } from './model.ts';
export { currentVersion, DATASET_PUBLISHED, DATASET_WITHDRAWN, topicOf } from './publishing.ts';
