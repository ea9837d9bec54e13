/** Staging: what was dropped is understood, kept and shown; nothing of it counts yet. */
import { randomUUID } from 'node:crypto';
import type { Finding } from '@tomoni/findings';
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { jsonb, storableText, type Trx, transaction } from '../storage/index.ts';
import { type Drop, dropOf } from './drops.ts';
import type { IntakeLimits } from './limits.ts';
import { nameBlob, STORE_LOCK, storeOriginal } from './originals.ts';
import { blobBytes, memoryBytes } from './pieces.ts';
import { IntakeRefusal } from './refusal.ts';
import { type Staged, stagedOf } from './staged.ts';
import { type Understanding, type Understood, understand } from './understand.ts';
import { sha256, sha256Of, type Upload } from './unfold.ts';

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
  /** `ask`: earlier answers are used, and personal details must be decided before the commit. */
  personal?: 'ask';
}

const KEPT_DAYS = 7;

/**
 * Understands files and keeps what was understood for seven days. Everything is stored in one transaction:
 * a process that dies in between leaves nothing behind.
 */
export async function stage(site: Site, input: StageInput): Promise<Staged> {
  const uploads = input.files.map(({ name, bytes }) => ({
    name,
    bytes: memoryBytes(bytes),
    sha256: sha256(bytes),
  }));
  const understanding: Understanding = {
    ...{ owner: input.owner, uploads, answers: input.answers ?? {}, decisions: {} },
    ...{ asks: input.personal === 'ask', kind: input.kind ?? null, limits: input.limits ?? {} },
  };
  const understood = await understand(site, understanding);
  return transaction(site.db, async (trx) => {
    const id = await insertRow(site, trx, { actor: input.actor, key: null }, understanding, understood);
    for (const [n, { name, sha256: hash }] of kept(uploads, understood)) {
      await storeOriginal(trx, hash, input.files[n]?.bytes ?? new Uint8Array(0));
      await insertUpload(trx, id, { n, name, hash });
    }
    return whole(site, trx, id);
  });
}

/**
 * Understands a drop whose files have all arrived; its bytes become the originals, nothing is copied. Reading the
 * same drop again, also at the same moment, gives what was staged first.
 * @throws IntakeRefusal when the drop isn't there, or not all of it has arrived
 */
export async function stageDrop(
  site: Site,
  input: {
    drop: string;
    kind?: string;
    limits?: Partial<IntakeLimits>;
    /** What was not taken on the way here; shown with the rest. */
    refused?: readonly Finding[];
  },
): Promise<Staged> {
  const drop = await dropOf(site.db, input.drop);
  if (drop === null) throw new IntakeRefusal('intake.unknown');
  if (drop.staged !== null) return whole(site, site.db, drop.staged);
  if (drop.files.some(({ size, received }) => size !== received))
    throw new IntakeRefusal('intake.incomplete');
  const uploads = await uploadsOf(site, drop);
  const understanding: Understanding = {
    ...{ owner: drop.owner, uploads, answers: {}, decisions: {}, asks: true },
    ...{ kind: input.kind ?? null, limits: input.limits ?? {}, progress: progressOf(site, drop.id) },
  };
  const understood = withRefused(await understand(site, understanding), input.refused ?? []);
  const staged = await transaction(site.db, async (trx) => {
    const id = await insertRow(site, trx, drop, understanding, understood);
    const { rows } = await sql`
      update intake.drops set staged = ${id} where id = ${drop.id} and staged is null returning id`.execute(
      trx,
    );
    if (rows.length === 0) throw new ReadAlready();
    await takeOver(trx, drop.id, id, kept(uploads, understood));
    return whole(site, trx, id);
  }).catch((error: unknown) => {
    if (error instanceof ReadAlready) return null;
    throw error;
  });
  return staged ?? stageDrop(site, input);
}

function withRefused(understood: Understood, refused: readonly Finding[]): Understood {
  return refused.length === 0
    ? understood
    : { ...understood, findings: [...refused, ...understood.findings] };
}

/** Somebody else was quicker; what this one understood is dropped. */
class ReadAlready extends Error {}

async function uploadsOf(site: Site, drop: Drop) {
  const { rows } = await sql<{ n: number; blob: string }>`
    select n, blob from intake.drop_files where drop_id = ${drop.id}`.execute(site.db);
  const blobs = new Map(rows.map(({ n, blob }) => [n, blob]));
  const uploads = [];
  for (const { n, name, received } of drop.files) {
    const blob = blobs.get(n);
    if (blob === undefined) throw new IntakeRefusal('intake.unknown');
    const bytes = blobBytes(site.db, blob, received);
    uploads.push({ name, bytes, sha256: await sha256Of(bytes), blob });
  }
  return uploads;
}

/** The pieces stay where they are: a blob gets its name, and what was kept already goes. */
async function takeOver(
  trx: Trx,
  drop: string,
  id: string,
  uploads: readonly (readonly [number, Understanding['uploads'][number] & { blob: string }])[],
): Promise<void> {
  const { rows } = await sql<{ blob: string }>`
    delete from intake.drop_files where drop_id = ${drop} returning blob`.execute(trx);
  for (const [n, { name, sha256: hash, blob, bytes }] of uploads) {
    await nameBlob(trx, hash, blob, bytes.size);
    await insertUpload(trx, id, { n, name, hash });
  }
  if (uploads.length > 0) return;
  for (const { blob } of rows) await sql`delete from intake.blobs where id = ${blob}`.execute(trx);
}

/** Tells the page how far the reading is, a few times in a second at most. */
function progressOf(site: Site, drop: string): (done: number, of: number) => Promise<void> {
  let told = 0;
  return async (done, of) => {
    if (performance.now() - told < 300) return;
    told = performance.now();
    await sql`
      update intake.drops set read_files = ${done}, read_of = ${of} where id = ${drop}`.execute(site.db);
  };
}

/** What passed the bounds is not kept either. */
function kept<One>(uploads: readonly One[], { readable }: Understood): [number, One][] {
  return readable ? [...uploads.entries()] : [];
}

async function insertRow(
  site: Site,
  trx: Trx,
  { actor, key }: Pick<Drop, 'actor' | 'key'>,
  { owner, answers, asks }: Understanding,
  understood: Understood,
): Promise<string> {
  const id = randomUUID();
  const at = site.now();
  const expires = new Date(at.getTime() + KEPT_DAYS * 86_400_000);
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${STORE_LOCK}, 0))`.execute(trx);
  await sql`
    insert into intake.staged (id, owner, actor, key, kind, content, hash, answers, answered, asks, personal,
      decisions, recalled, files, preview, findings, questions, payload, staged_at, expires_at)
    values (${id}, ${owner}, ${actor}, ${key}, ${understood.kind}, ${understood.content}, ${understood.hash},
      ${jsonb(answers)}, ${jsonb(understood.answered)}, ${asks}, ${jsonb(understood.finds)},
      ${jsonb(understood.decisions)}, ${understood.recalled}, ${jsonb(understood.files)}, ${jsonb(understood.preview)}, ${jsonb(understood.findings)},
      ${jsonb(understood.questions)}, ${understood.payload}, ${at}, ${expires})`.execute(trx);
  return id;
}

async function insertUpload(
  trx: Trx,
  staged: string,
  { n, name, hash }: { n: number; name: string; hash: string },
): Promise<void> {
  await sql`
    insert into intake.uploads (staged, n, name, sha256)
    values (${staged}, ${n}, ${storableText(name)}, ${hash})`.execute(trx);
}

async function whole(site: Site, db: Trx | Site['db'], id: string): Promise<Staged> {
  const staged = await stagedOf(site, id, db);
  if (staged === null) throw new IntakeRefusal('intake.unknown');
  return staged;
}
