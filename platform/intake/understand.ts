/** Understanding: which reader, what it found, what it asks, and what is to be decided. Stores nothing. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Finding } from '@tomoni/findings';
import { todayIn } from '@tomoni/japanese';
import type { Site } from '../manifest/index.ts';
import { finding } from './findings.ts';
import { limits as defaultLimits, type IntakeLimits } from './limits.ts';
import { type AnsweredQuestion, recall } from './memory.ts';
import { applyDecisions, type Decisions, type StoredFind, scanFiles } from './personal/decide.ts';
import { decidedBefore } from './personal/decided-before.ts';
import type { IntakeFile, Question, Reader, Reading } from './reader.ts';
import { type Arrived, sha256, unfold } from './unfold.ts';

/** Files and everything that a person has said about them so far. */
export interface Understanding {
  owner: string;
  uploads: readonly (Arrived & { sha256: string })[];
  /** Answers that were given for these files, by question. */
  answers: Readonly<Record<string, string>>;
  decisions: Decisions;
  /** A person looks at it: earlier answers are used, and personal details must be decided. */
  asks: boolean;
  /** The kind, when a person said so. */
  kind: string | null;
  /** From an earlier look at the same files: what was found to decide, and which questions were asked. */
  earlier?: { finds: StoredFind[]; asked: Question[]; notScanned: Finding[] };
  limits?: Partial<IntakeLimits>;
  /** Hears of each file that was looked at, of how many. */
  progress?: (done: number, of: number) => Promise<void>;
}

export interface Understood {
  kind: string | null;
  files: { path: string; size: number }[];
  findings: Finding[];
  questions: Question[];
  answered: AnsweredQuestion[];
  finds: StoredFind[];
  /** What holds: what was said, and what was decided before about the same bytes. */
  decisions: Decisions;
  /** Ids of those finds whose decision is from before. */
  recalled: string[];
  preview: unknown;
  /** Compressed JSON; null when it can't be committed. */
  payload: Buffer | null;
  /** Of the uploads, the kind and the answers: the same again is the same content. */
  content: string;
  /** Of everything that is shown, and the payload that stands for it. */
  hash: string;
  /** False when the bounds were passed: then the uploads are not kept. */
  readable: boolean;
}

/** Surer than not. */
const SURE_ENOUGH = 0.5;
const compress = promisify(gzip);

/** Looks at files, from the beginning. Reading the same with the same answers understands the same. */
export async function understand(site: Site, input: Understanding): Promise<Understood> {
  const { owner, uploads, asks } = input;
  // Each file is looked at twice: opened, and searched for personal details.
  const { progress = async () => {} } = input;
  const unfolded = await unfold(uploads, { ...defaultLimits, ...input.limits }, (done, of) =>
    progress(Math.floor(done / 2), of),
  );
  const scanned = await scannedOf(input, unfolded.files, (done, of) =>
    progress(Math.floor((of + done) / 2), of),
  );
  // At the first look only: later ones know what a person has said to it.
  const isFirst = asks && input.earlier === undefined;
  const recalled = isFirst ? await decidedBefore(site.db, owner, { uploads, finds: scanned.finds }) : {};
  const decisions = { ...recalled, ...input.decisions };
  const files = await applyDecisions(unfolded.files, scanned.finds, decisions);
  const reader = unfolded.readable ? await readerFor(site, files, input.kind) : null;
  const read = await readAnswered(site, reader, files, input);
  const { payload, preview, questions } = read.reading;
  const unread = reader === null && unfolded.readable ? [finding('intake.not-recognised')] : [];
  const findings = [...unfolded.findings, ...scanned.findings, ...unread, ...read.reading.findings];
  const kind = reader?.kind ?? null;
  const named = uploads.map((one) => [one.name, one.sha256]);
  const content = hashOf(kind ?? undefined, named, read.answers, ...(asks ? [decisions] : []));
  const json = payload === null ? null : JSON.stringify(payload);
  const shown = { kind, findings, questions, preview, ...(asks ? { finds: scanned.finds, decisions } : {}) };
  return {
    ...{ kind, findings, questions, preview, content, answered: read.answered, finds: scanned.finds },
    ...{ decisions, recalled: Object.keys(recalled).filter((id) => input.decisions[id] === undefined) },
    files: unfolded.files.map(({ path, size }) => ({ path, size })),
    payload: json === null ? null : await compress(json),
    hash: hashOf(owner, content, shown, json === null ? null : sha256(json)),
    readable: unfolded.readable,
  };
}

function hashOf(...parts: readonly unknown[]): string {
  return sha256(JSON.stringify(parts, inOrder));
}

/** The database gives keys back in an order of its own; the hash must not depend on that. */
function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function scannedOf(
  { asks, earlier }: Understanding,
  files: Parameters<typeof scanFiles>[0],
  progress: (done: number, of: number) => Promise<void>,
) {
  if (!asks) return { finds: [], findings: [] };
  if (earlier !== undefined) return { finds: earlier.finds, findings: earlier.notScanned };
  return scanFiles(files, progress);
}

async function readerFor(
  site: Site,
  files: readonly IntakeFile[],
  kind: string | null,
): Promise<Reader | null> {
  const readers = site.modules.flatMap((module) => module.readers ?? []);
  if (kind !== null) return readers.find((reader) => reader.kind === kind) ?? null;
  let best: { reader: Reader; confidence: number } | null = null;
  for (const reader of readers) {
    const confidence = await reader.recognise(files);
    if (confidence >= SURE_ENOUGH && confidence > (best?.confidence ?? 0)) best = { reader, confidence };
  }
  return best?.reader ?? null;
}

interface Answered {
  reading: Reading;
  answers: Readonly<Record<string, string>>;
  answered: AnsweredQuestion[];
}

/** Reads, and once more when an earlier answer fits a question that came up. */
async function readAnswered(
  site: Site,
  reader: Reader | null,
  files: readonly IntakeFile[],
  input: Understanding,
): Promise<Answered> {
  const given = input.answers;
  if (reader === null) {
    return {
      reading: { preview: null, findings: [], questions: [], payload: null },
      ...{ answers: given, answered: [] },
    };
  }
  const today = todayIn('Asia/Tokyo', site.now());
  const read = (answers: Readonly<Record<string, string>>) =>
    reader.read(files, { owner: input.owner, answers, today, db: site.db });
  const first = await read(given);
  const known = input.asks ? await recall(site.db, input.owner, reader.kind) : {};
  const fitting = first.questions.filter(({ id }) => known[id] !== undefined && given[id] === undefined);
  const answers = { ...given, ...Object.fromEntries(fitting.map(({ id }) => [id, known[id] ?? ''])) };
  const asked = [...(input.earlier?.asked ?? []), ...first.questions];
  return {
    reading: fitting.length === 0 ? first : await read(answers),
    ...{ answers, answered: answeredOf(asked, answers, given) },
  };
}

function answeredOf(
  asked: readonly Question[],
  answers: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): AnsweredQuestion[] {
  const byId = new Map(asked.map((question) => [question.id, question]));
  return [...byId.values()].flatMap((question) => {
    const value = answers[question.id];
    // An empty answer says: not this time, whatever was answered before.
    if (value === undefined || value === '') return [];
    return [{ question, value, remembered: given[question.id] === undefined }];
  });
}
