/** Staging: what was dropped is understood, kept and shown; nothing of it counts yet. */
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Finding } from '@tomoni/findings';
import { todayIn } from '@tomoni/japanese';
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { jsonb, storableText, type Trx, transaction } from '../storage/index.ts';
import { finding } from './findings.ts';
import { limits as defaultLimits, type IntakeLimits } from './limits.ts';
import { STORE_LOCK, storeOriginal } from './originals.ts';
import type { IntakeFile, IntakeText, Question, Reader, Reading } from './reader.ts';
import { sha256, type Unfolded, type Upload, unfold } from './unfold.ts';

export interface StageInput {
  /** Whom the data is for: a six-digit place code or a group's id. */
  owner: string;
  /** Who did it: a user's id, or `operator` for the command line. */
  actor: string;
  files: readonly Upload[];
  /** Answers to questions of an earlier look at these files, by id. */
  answers?: Readonly<Record<string, string>>;
  /** The kind, when a person said so; otherwise the reader that is surest. */
  kind?: string;
  /** Smaller bounds than the usual ones. */
  limits?: Partial<IntakeLimits>;
}

export interface Staged {
  id: string;
  /** Of everything that is shown here; `commit` takes nothing else. */
  hash: string;
  /** The reader's kind and name, or null when nobody recognised the files. */
  kind: string | null;
  label: IntakeText | null;
  /** All files that were read, zips opened. */
  files: { path: string; size: number }[];
  findings: Finding[];
  questions: Question[];
  preview: unknown;
  /** False: as it is, it can't be used, and the findings say why. */
  committable: boolean;
  /** The version that the last commit of this owner and kind made from the very same files and answers. */
  repeats: string | null;
  expiresAt: Date;
}

/** Surer than not. */
const SURE_ENOUGH = 0.5;
const KEPT_DAYS = 7;
const compress = promisify(gzip);

/**
 * Understands files and keeps what was understood for seven days. Everything is stored in one transaction:
 * a process that dies in between leaves nothing behind.
 */
export async function stage(site: Site, input: StageInput): Promise<Staged> {
  const unfolded = await unfold(input.files, { ...defaultLimits, ...input.limits });
  const reader = await readerFor(site, unfolded, input.kind);
  const answers = input.answers ?? {};
  const reading = await readWith(reader, unfolded, {
    owner: input.owner,
    answers,
    today: todayIn('Asia/Tokyo', site.now()),
  });
  // What passed the bounds is not kept either.
  const kept = unfolded.readable ? input.files : [];
  const uploads = kept.map(({ name, bytes }) => ({ name, bytes, sha256: sha256(bytes) }));
  const content = hashOf(
    reader?.kind,
    uploads.map((one) => [one.name, one.sha256]),
    answers,
  );
  const row = await rowOf(site, input, content, {
    kind: reader?.kind ?? null,
    findings: [...unfolded.findings, ...reading.findings],
    questions: reading.questions,
    preview: reading.preview,
    payload: reading.payload,
  });
  const repeats = await transaction(site.db, async (trx) => {
    await store(trx, row, uploads);
    return repeatedVersion(trx, input.owner, row.kind, content);
  });
  const { id, hash, kind, findings, questions, preview, expiresAt } = row;
  return {
    ...{ id, hash, kind, findings, questions, preview, expiresAt, repeats },
    label: reader?.label ?? null,
    files: unfolded.files.map(({ path, size }) => ({ path, size })),
    committable: row.payload !== null,
  };
}

/** The hash covers everything that a person is shown, and the payload that stands for it. */
async function rowOf(
  site: Site,
  { owner, actor, answers = {} }: StageInput,
  content: string,
  understood: Pick<StagedRow, 'kind' | 'findings' | 'questions' | 'preview'> & { payload: unknown },
): Promise<StagedRow> {
  const { payload, ...shown } = understood;
  const json = payload === null ? null : JSON.stringify(payload);
  const at = site.now();
  return {
    ...shown,
    ...{ owner, actor, answers, content, at },
    id: randomUUID(),
    hash: hashOf(owner, content, shown, json === null ? null : sha256(json)),
    payload: json === null ? null : await compress(json),
    expiresAt: new Date(at.getTime() + KEPT_DAYS * 86_400_000),
  };
}

function hashOf(...parts: readonly unknown[]): string {
  return sha256(JSON.stringify(parts));
}

async function readerFor(site: Site, unfolded: Unfolded, kind: string | undefined): Promise<Reader | null> {
  if (!unfolded.readable) return null;
  const readers = site.modules.flatMap((module) => module.readers ?? []);
  if (kind !== undefined) return readers.find((reader) => reader.kind === kind) ?? null;
  let best: { reader: Reader; confidence: number } | null = null;
  for (const reader of readers) {
    const confidence = await reader.recognise(unfolded.files);
    if (confidence >= SURE_ENOUGH && confidence > (best?.confidence ?? 0)) best = { reader, confidence };
  }
  return best?.reader ?? null;
}

async function readWith(
  reader: Reader | null,
  { files, readable }: { files: readonly IntakeFile[]; readable: boolean },
  options: Parameters<Reader['read']>[1],
): Promise<Reading> {
  if (reader !== null) return reader.read(files, options);
  const findings = readable ? [finding('intake.not-recognised')] : [];
  return { preview: null, findings, questions: [], payload: null };
}

interface StagedRow {
  id: string;
  owner: string;
  actor: string;
  kind: string | null;
  content: string;
  hash: string;
  answers: Readonly<Record<string, string>>;
  preview: unknown;
  findings: Finding[];
  questions: Question[];
  payload: Buffer | null;
  at: Date;
  expiresAt: Date;
}

async function store(
  trx: Trx,
  row: StagedRow,
  uploads: readonly (Upload & { sha256: string })[],
): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${STORE_LOCK}, 0))`.execute(trx);
  await sql`
    insert into intake.staged (id, owner, actor, kind, content, hash, answers, preview, findings, questions,
      payload, staged_at, expires_at)
    values (${row.id}, ${row.owner}, ${row.actor}, ${row.kind}, ${row.content}, ${row.hash}, ${jsonb(row.answers)},
      ${jsonb(row.preview)}, ${jsonb(row.findings)}, ${jsonb(row.questions)}, ${row.payload}, ${row.at},
      ${row.expiresAt})`.execute(trx);
  for (const [n, upload] of uploads.entries()) {
    await storeOriginal(trx, upload.sha256, upload.bytes);
    await sql`
      insert into intake.uploads (staged, n, name, sha256)
      values (${row.id}, ${n}, ${storableText(upload.name)}, ${upload.sha256})`.execute(trx);
  }
}

/** The version of the last commit of this owner and kind, if it came from the same content. */
export async function repeatedVersion(
  trx: Trx,
  owner: string,
  kind: string | null,
  content: string,
): Promise<string | null> {
  const { rows } = await sql<{ version: string; content: string }>`
    select version, content from intake.staged
    where owner = ${owner} and kind = ${kind} and committed_at is not null
    order by committed_at desc limit 1`.execute(trx);
  const last = rows[0];
  return last !== undefined && last.content === content ? last.version : null;
}

/** Removes what was staged, not committed, and has expired, with bytes that nothing else needs. Returns how many. */
export async function discardExpired(site: Site): Promise<number> {
  return transaction(site.db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${STORE_LOCK}, 0))`.execute(trx);
    const { rows } = await sql`
      delete from intake.staged where committed_at is null and expires_at <= ${site.now()}
      returning id`.execute(trx);
    await sql`
      delete from intake.originals o
      where not exists (select from intake.uploads u where u.sha256 = o.sha256)`.execute(trx);
    return rows.length;
  });
}
