/** Collection rules in the words of towns, as data and as dates. No database, no server, no clock. */
export * from './calendar.ts';
export { type CellOddity, type ParsedCell, parseCell } from './cell-grammar.ts';
export {
  type ClosedDay,
  type Collection,
  type CollectionOptions,
  closedDaysOf,
  collectionsOf,
  type DateContext,
  noticesOf,
} from './dates.ts';
export { type DescribeLang, describeRules } from './describe.ts';
export {
  type CollectionDocument,
  collectionDocument,
  type DocumentOptions,
  type DocumentResult,
  documentOf,
} from './document.ts';
export { hasErrors } from './findings.ts';
export type { FolderFile } from './folder/csv-file.ts';
export { type CalendarFolder, findCalendarFolders } from './folder/find-folders.ts';
export { loadFolder } from './folder/load-folder.ts';
export { type ReadFolderOptions, readFolder } from './folder/read-folder.ts';
export { writeCell } from './folder/write-cell.ts';
export { type WrittenCalendar, writeFolder } from './folder/write-folder.ts';
export { type ParsedProse, type ProseProblem, parseProse } from './prose/parse-prose.ts';
export { type Validity, validityIn } from './prose/validity.ts';
export { readTable, type TableInput } from './tables/read-table.ts';
