/** Finds things by a part of a word, from one letter on, in kanji or kana. Letters and pairs in a GIN index. */
export { type ColumnScope, type SearchColumns, searchColumns, searchCondition } from './columns.ts';
export { type EntryScope, indexEntries, type SearchEntry } from './entries.ts';
export { type FindOptions, type FoundEntries, find, type Hit } from './find.ts';
export { searchHome } from './tables.ts';
