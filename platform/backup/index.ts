/** Everything of a site in one file while it runs, and back into an empty place. See README.md. */
export { readFileBytes, writeWhole } from './file.ts';
export type { BackupManifest } from './format.ts';
export { backupNameAt, sweepHalves } from './halves.ts';
export { backupHome } from './home.ts';
export { writeLists } from './lists.ts';
export { BackupFault, problem as backupProblem } from './problems.ts';
export { type CheckedBackup, readBackup } from './read.ts';
export {
  keepRemovals,
  mergeRemovals,
  REMOVALS_FILE,
  type Removal,
  readRemovals,
  removalsOf,
} from './removals.ts';
export { type RestoredSite, type RestoreOptions, restoreBackup } from './restore.ts';
export { type BackupRun, lastRun, recordRun } from './runs.ts';
export { type BackupOptions, type BackupProgress, type WrittenBackup, writeBackup } from './write.ts';
