/** Committing: what a person has seen is stored by the module, all of it or nothing. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { jsonb, type Trx, transaction } from '../storage/index.ts';
import { remember } from './memory.ts';
import type { CommitResult, CommittedInput, Reader } from './reader.ts';
import { IntakeRefusal } from './refusal.ts';
import { repeatedVersion, rowOf, type StagedRow, undecidedIn } from './staged.ts';

const expand = promisify(gunzip);

export interface CommitRequest {
  /** From `stage`. */
  id: string;
  /** From `stage`: what the person saw. */
  hash: string;
  /** Who confirmed. */
  actor: string;
}

/**
 * Commits what was staged, exactly as it was shown, in one transaction with everything the reader's own
 * `commit` writes. Committing the same again, also at the same moment, gives the first result again.
 * @throws IntakeRefusal when it is unknown, expired, not what was shown, or can't be used.
 */
export async function commit(site: Site, request: CommitRequest): Promise<CommitResult> {
  return transaction(site.db, async (trx) => {
    const record = await rowOf(trx, request.id, true);
    if (record === null) throw new IntakeRefusal('intake.unknown');
    if (record.hash !== request.hash) throw new IntakeRefusal('intake.changed');
    if (record.committed_at !== null && record.version !== null) {
      return { version: record.version, summary: record.summary };
    }
    if (record.expires_at <= site.now()) throw new IntakeRefusal('intake.unknown');
    const { payload, kind } = record;
    if (payload === null || kind === null) throw new IntakeRefusal('intake.not-committable');
    if (undecidedIn(record) > 0) throw new IntakeRefusal('intake.undecided');
    const reader = readerOf(site, kind);
    const input = await inputOf(trx, request, { ...record, payload, kind });
    const result = await reader.commit(trx, input, site);
    await recordCommit(trx, request, result, site.now());
    if (record.asks) await remember(trx, { owner: record.owner, kind, at: site.now() }, record.answered);
    return result;
  });
}

function readerOf(site: Site, kind: string): Reader {
  const readers = site.modules.flatMap((module) => module.readers ?? []);
  const reader = readers.find((one) => one.kind === kind);
  if (reader === undefined) throw new IntakeRefusal('intake.no-reader');
  return reader;
}

async function inputOf(
  trx: Trx,
  { id, actor }: CommitRequest,
  record: StagedRow & { payload: Buffer; kind: string },
): Promise<CommittedInput> {
  const { owner, kind, content, findings, answered } = record;
  const answers = {
    ...record.answers,
    ...Object.fromEntries(answered.map(({ question, value }) => [question.id, value])),
  };
  // Two commits of one owner and kind one after the other, so that the second knows of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${owner} ${kind}`}, 0))`.execute(trx);
  const { rows } = await sql<{ n: number; name: string; sha256: string; size: number }>`
    select u.n, u.name, u.sha256, o.size from intake.uploads u join intake.originals o using (sha256)
    where u.staged = ${id} order by u.n`.execute(trx);
  const without = new Set(
    record.personal.filter((find) => record.decisions[find.id] === 'leave-out').map(({ upload }) => upload),
  );
  const originals = rows.map(({ n, ...one }) => ({ ...one, leftOut: without.has(n) }));
  const payload: unknown = JSON.parse((await expand(record.payload)).toString());
  const repeats = await repeatedVersion(trx, owner, kind, content);
  return { stagedId: id, owner, actor, kind, payload, findings, answers, originals, repeats };
}

/** The payload has done its work; the originals and the record of what was found stay. */
async function recordCommit(trx: Trx, request: CommitRequest, result: CommitResult, at: Date): Promise<void> {
  await sql`
    update intake.staged
    set committed_at = ${at}, committed_by = ${request.actor}, version = ${result.version},
      summary = ${jsonb(result.summary)}, payload = null
    where id = ${request.id}`.execute(trx);
}

/**
 * Takes back what was committed, through the reader's own `undo`, in one transaction. Undoing again changes nothing.
 * @throws IntakeRefusal when it was never committed, or its kind can't be undone
 */
export async function undo(site: Site, { id, actor }: Omit<CommitRequest, 'hash'>): Promise<void> {
  await transaction(site.db, async (trx) => {
    const record = await rowOf(trx, id, true);
    if (record === null || record.version === null || record.kind === null)
      throw new IntakeRefusal('intake.unknown');
    if (record.undone_at !== null) return;
    const reader = readerOf(site, record.kind);
    if (reader.undo === undefined) throw new IntakeRefusal('intake.no-undo');
    await reader.undo(trx, { stagedId: id, owner: record.owner, actor, version: record.version }, site);
    await sql`
      update intake.staged set undone_at = ${site.now()}, undone_by = ${actor} where id = ${id}`.execute(trx);
  });
}
