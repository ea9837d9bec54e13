/**
 * Files in, step by step: stage → findings, questions, preview → commit of exactly what was seen.
 * Nothing counts until its commit; the bytes as they came are kept once and can be downloaded.
 */
export { type CommitRequest, commit } from './commit.ts';
export { type Original, original } from './originals.ts';
export type {
  CommitResult,
  CommittedInput,
  IntakeFile,
  IntakeText,
  Question,
  Reader,
  Reading,
  ReadOptions,
} from './reader.ts';
export { IntakeRefusal } from './refusal.ts';
export { discardExpired, type Staged, type StageInput, stage } from './stage.ts';
export { intakeHome } from './tables.ts';
export type { Upload } from './unfold.ts';
