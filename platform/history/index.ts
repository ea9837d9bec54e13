/** Who did what, before and after; and `purge`, which really removes a leaked name. See README.md. */
export type { PurgeHook, PurgeOutcome, PurgeRequest, Redactor } from './contract.ts';
export { append, type Entry, type HistoryOptions, historyOf, type NewEntry, namedIn } from './entries.ts';
export { holdsNothing } from './nothing.ts';
export {
  type PurgeInput,
  type PurgeRecord,
  type PurgeResult,
  purge,
  purgeRecords,
  REMOVED,
  replayPurge,
  searchPurge,
} from './purge.ts';
export { type PurgedTable, purgeRows } from './purge-rows.ts';
export { LONGEST_PURGE_TEXT, MARK, purgeTextFault, redactorOf } from './redactor.ts';
export { historyHome } from './tables.ts';
export { type ChangedField, changedFields, HistoryTimeline, type HistoryTimelineProps } from './timeline.tsx';
export { userNames } from './user-names.ts';
