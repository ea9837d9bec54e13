/** What was staged, as it is kept and shown. */
import type { Finding } from '@tomoni/findings';
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { type Db, jsonb, type Trx } from '../storage/index.ts';
import { isUuid } from './drops.ts';
import type { AnsweredQuestion } from './memory.ts';
import type { Decision, Decisions, StoredFind } from './personal/decide.ts';
import type { PersonalFind } from './personal/scan.ts';
import type { IntakeText, Question } from './reader.ts';
import type { Understood } from './understand.ts';

export interface Staged {
  id: string;
  owner: string;
  actor: string;
  /** The id of the key that a program brought it with, or null. */
  key: string | null;
  /** Of everything that is shown here; `commit` takes nothing else. */
  hash: string;
  /** The reader's kind and name, or null when nobody recognised the files. */
  kind: string | null;
  label: IntakeText | null;
  /** All files that were read, zips opened. */
  files: { path: string; size: number }[];
  /** The uploads as they came. */
  originals: { name: string; sha256: string; size: number }[];
  findings: Finding[];
  /** What the reader asks; those in `answered` have their answer already. */
  questions: Question[];
  answers: Readonly<Record<string, string>>;
  answered: AnsweredQuestion[];
  /** What may not be meant for everybody, with what was decided so far. Empty for the command line. */
  personal: (Omit<PersonalFind, 'leaves'> & {
    decision: Decision | null;
    /** Somebody decided so before, about the very same file, and nobody said otherwise this time. */
    remembered: boolean;
  })[];
  /** So many of them are not decided. */
  undecided: number;
  preview: unknown;
  /** False: as it is, it can't be used, and the findings say why; or something isn't decided. */
  committable: boolean;
  /** The version that the last commit of this owner and kind made from the very same files and answers. */
  repeats: string | null;
  stagedAt: Date;
  expiresAt: Date;
  committed: Committed | null;
}

export interface Committed {
  version: string;
  summary: unknown;
  at: Date;
  by: string;
  undoneAt: Date | null;
}

/** A row of intake.staged. */
export interface StagedRow {
  id: string;
  owner: string;
  actor: string;
  key: string | null;
  kind: string | null;
  content: string;
  hash: string;
  answers: Record<string, string>;
  answered: AnsweredQuestion[];
  asks: boolean;
  personal: StoredFind[];
  decisions: Decisions;
  recalled: string[];
  files: { path: string; size: number }[];
  preview: unknown;
  findings: Finding[];
  questions: Question[];
  payload: Buffer | null;
  staged_at: Date;
  expires_at: Date;
  committed_at: Date | null;
  committed_by: string | null;
  version: string | null;
  summary: unknown;
  undone_at: Date | null;
}

/** What was staged under this id, or null when it isn't there (any more). Whose it is stands in `owner`. */
export async function stagedOf(site: Site, id: string, db: Db = site.db): Promise<Staged | null> {
  const row = await rowOf(db, id);
  if (row === null || (row.committed_at === null && row.expires_at <= site.now())) return null;
  const { rows: originals } = await sql<Staged['originals'][number]>`
    select u.name, u.sha256, o.size from intake.uploads u join intake.originals o using (sha256)
    where u.staged = ${id} order by u.n`.execute(db);
  const undecided = undecidedIn(row);
  const reader = site.modules.flatMap((module) => module.readers ?? []).find((one) => one.kind === row.kind);
  const { owner, actor, key, hash, kind, files, findings, questions, answers, answered, preview } = row;
  return {
    ...{
      id,
      owner,
      actor,
      key,
      hash,
      kind,
      files,
      originals,
      findings,
      questions,
      answers,
      answered,
      preview,
    },
    label: reader?.label ?? null,
    personal: row.personal.map(({ leaves: _leaves, upload: _upload, ...find }) => ({
      ...find,
      decision: row.decisions[find.id] ?? null,
      remembered: row.recalled.includes(find.id),
    })),
    undecided,
    committable: row.payload !== null && undecided === 0,
    repeats: await repeatedVersion(db, owner, kind, row.content),
    stagedAt: row.staged_at,
    expiresAt: row.expires_at,
    committed: committedIn(row),
  };
}

function committedIn(row: StagedRow): Committed | null {
  const { version, summary, committed_at: at, committed_by: by, undone_at: undoneAt } = row;
  if (version === null || at === null) return null;
  return { version, summary, at, by: by ?? '', undoneAt };
}

/** The row, locked until the transaction ends when asked for. */
export async function rowOf(db: Db, id: string, lock = false): Promise<StagedRow | null> {
  if (!isUuid(id)) return null;
  const { rows } = await sql<StagedRow>`
    select * from intake.staged where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** How many finds wait for a decision. */
export function undecidedIn({ personal, decisions }: Pick<StagedRow, 'personal' | 'decisions'>): number {
  return personal.filter(({ id }) => decisions[id] === undefined).length;
}

/** Writes what was understood into a row that is there already. */
export async function updateRow(
  trx: Trx,
  id: string,
  understood: Understood,
  said: { answers: Readonly<Record<string, string>>; decisions: Decisions; recalled: readonly string[] },
): Promise<void> {
  await sql`
    update intake.staged set kind = ${understood.kind}, content = ${understood.content}, hash = ${understood.hash},
      answers = ${jsonb(said.answers)}, decisions = ${jsonb(said.decisions)}, recalled = ${[...said.recalled]},
      answered = ${jsonb(understood.answered)}, preview = ${jsonb(understood.preview)},
      findings = ${jsonb(understood.findings)}, questions = ${jsonb(understood.questions)},
      personal = ${jsonb(understood.finds)}, files = ${jsonb(understood.files)}, payload = ${understood.payload}
    where id = ${id}`.execute(trx);
}

/** The version of the last commit of this owner and kind, if it came from the same content. */
export async function repeatedVersion(
  db: Db,
  owner: string,
  kind: string | null,
  content: string,
): Promise<string | null> {
  const { rows } = await sql<{ version: string; content: string; undone: boolean }>`
    select version, content, undone_at is not null as undone from intake.staged
    where owner = ${owner} and kind = ${kind} and committed_at is not null
    order by committed_at desc limit 1`.execute(db);
  const last = rows[0];
  return last !== undefined && !last.undone && last.content === content ? last.version : null;
}

/** What waits for its commit, newest first. */
export interface StagedHead {
  id: string;
  kind: string | null;
  actor: string;
  /** Names of the uploads, the first five. */
  files: string[];
  fileCount: number;
  stagedAt: Date;
  expiresAt: Date;
}

export async function stagedList(site: Site, owner: string): Promise<StagedHead[]> {
  const { rows } = await sql<StagedHead>`
    select id, kind, actor, staged_at as "stagedAt", expires_at as "expiresAt",
      (select count(*) from intake.uploads u where u.staged = s.id) as "fileCount",
      array(select name from intake.uploads u where u.staged = s.id order by n limit 5) as files
    from intake.staged s
    where owner = ${owner} and committed_at is null and expires_at > ${site.now()}
    order by staged_at desc limit 100`.execute(site.db);
  return rows;
}

/** Commits of one owner and kind, newest first. */
export async function committedOf(
  db: Db,
  owner: string,
  kind: string,
): Promise<(Omit<Committed, 'summary'> & { id: string })[]> {
  const { rows } = await sql<Omit<Committed, 'summary'> & { id: string }>`
    select id, version, committed_at as at, committed_by as by, undone_at as "undoneAt"
    from intake.staged where owner = ${owner} and kind = ${kind} and committed_at is not null
    order by committed_at desc`.execute(db);
  return rows;
}
