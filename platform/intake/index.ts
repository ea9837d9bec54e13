/**
 * Files in, step by step: stage → findings, questions, preview → commit of exactly what was seen.
 * Nothing counts until its commit; the bytes as they came are kept once and can be downloaded.
 */
export { answer, decidePersonal } from './answer.ts';
export { answerForm } from './answer-form.ts';
export { type CommitRequest, commit, undo } from './commit.ts';
export {
  closeDrop,
  type Drop,
  type DropFile,
  type DropInput,
  dropOf,
  openDrop,
  unfinishedDrop,
} from './drops.ts';
export { discardExpired, discardStaged } from './expiry.ts';
export type { AnsweredQuestion } from './memory.ts';
export { type Original, original } from './originals.ts';
export { openIn, StagedTodo, type StagedTodoProps } from './parts/staged-todo.tsx';
export { UploadForm, type UploadFormProps } from './parts/upload-form.tsx';
export type { Decision } from './personal/decide.ts';
export type { PersonalFind } from './personal/scan.ts';
export { type CallsOf, uploadCalls } from './program-calls.ts';
export type { HandedIn, ProgramOptions } from './program-routes.ts';
export type {
  CommitResult,
  CommittedInput,
  CommittedOriginal,
  IntakeFile,
  IntakeText,
  Question,
  Reader,
  Reading,
  ReadOptions,
  UndoInput,
} from './reader.ts';
export { receive } from './receive.ts';
export { IntakeRefusal } from './refusal.ts';
export { type StageInput, stage, stageDrop } from './stage.ts';
export { type Committed, committedOf, type Staged, type StagedHead, stagedList, stagedOf } from './staged.ts';
export { intakeHome } from './tables.ts';
export type { Upload } from './unfold.ts';
export { type UploadOptions, uploadRoutes } from './upload-routes.ts';
