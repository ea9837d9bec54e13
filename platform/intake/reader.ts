import type { Finding } from '@tomoni/findings';
import type { Site } from '../manifest/index.ts';
import type { Db, Trx } from '../storage/index.ts';

/** A text that a person reads, in both languages. */
export interface IntakeText {
  ja: string;
  en: string;
}

/** One file as a reader sees it; files inside a zip are files too, with the folder in their path. */
export interface IntakeFile {
  /** Path below what was dropped, with `/`, never absolute and without `..`: `5374/area_days.csv`. */
  path: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the content, lower-case hex. */
  sha256: string;
  /** All bytes. The same array on each call: don't write into it. */
  bytes(): Promise<Uint8Array>;
  /** The same bytes piece by piece, for files that may be large. */
  stream(): AsyncIterable<Uint8Array>;
}

/** What the data can't tell and a person must: does a closure skip or shift? */
export interface Question {
  /** Stable within the kind; the key of the answer in `options.answers`. */
  id: string;
  text: IntakeText;
  /** Empty when the answer is free text (a date, a name). */
  choices: { value: string; label: IntakeText }[];
  /** The answer that reading went on with, or null when it could not go on. */
  assumed: string | null;
  /** Whether the answer is kept for the owner's next files; without it, answers that were chosen are, typed ones aren't. */
  remember?: boolean;
}

export interface ReadOptions {
  /** The owner the files are for: a six-digit code or a group's id. */
  owner: string;
  /** Answers to questions asked earlier, by id. */
  answers: Readonly<Record<string, string>>;
  /** Today in Japan when the files were staged. */
  today: string;
  /** To look up what the owner has already. Readers write nothing before the commit. */
  db: Db;
}

export interface Reading<Payload = unknown> {
  /** What a person is shown before committing. JSON; small (counts, a sample), not the data itself. */
  preview: unknown;
  findings: Finding[];
  questions: Question[];
  /** What `commit` stores. JSON; null when the files can't be used, and then it can't be committed. */
  payload: Payload | null;
}

/** An upload as it came. */
export interface CommittedOriginal {
  name: string;
  sha256: string;
  size: number;
  /** Something of it was left out as not meant for everybody: then nobody may download it either. */
  leftOut: boolean;
}

/** A commit to be taken back. */
export interface UndoInput {
  stagedId: string;
  owner: string;
  actor: string;
  /** What the commit made. */
  version: string;
}

/** What was staged, as a commit gets it. */
export interface CommittedInput<Payload = unknown> {
  stagedId: string;
  owner: string;
  actor: string;
  kind: string;
  payload: Payload;
  findings: readonly Finding[];
  answers: Readonly<Record<string, string>>;
  /** The original uploads, kept as they came: `original(db, owner, sha256)` gives their bytes. */
  originals: readonly CommittedOriginal[];
  /** The version that the last commit of this owner and kind made from the very same files and answers, or null. */
  repeats: string | null;
}

/** What a commit tells back: the version it made, and JSON to show (what changed for how many). */
export interface CommitResult {
  version: string;
  summary: unknown;
}

/** Understands one kind of upload. Modules register theirs in the manifest. */
export interface Reader<Payload = unknown> {
  /** Stable name, e.g. `collection.calendar`; starts with the module's. */
  kind: string;
  label: IntakeText;
  /** How sure it is that these files are of its kind, 0 (no) to 1; cheap: names, headers, never the whole content. */
  recognise(files: readonly IntakeFile[]): Promise<number>;
  /** Reads. Odd input is a finding; it throws only for faults of its own. */
  read(files: readonly IntakeFile[], options: ReadOptions): Promise<Reading<Payload>>;
  /** Stores what was seen, inside the transaction it gets; all or nothing. */
  commit(tx: Trx, input: CommittedInput<Payload>, site: Site): Promise<CommitResult>;
  /** Takes back what a commit made, inside the transaction it gets. Without it, commits of this kind can't be undone here. */
  undo?(tx: Trx, input: UndoInput, site: Site): Promise<void>;
}
