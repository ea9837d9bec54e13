/** Committing: what a person has seen is stored by the module, all of it or nothing. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Finding } from '@tomoni/findings';
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import { jsonb, type Trx, transaction } from '../storage/index.ts';
import type { CommitResult, CommittedInput, Reader } from './reader.ts';
import { IntakeRefusal } from './refusal.ts';
import { repeatedVersion } from './stage.ts';

const expand = promisify(gunzip);

export interface CommitRequest {
  /** From `stage`. */
  id: string;
  /** From `stage`: what the person saw. */
  hash: string;
  /** Who confirmed. */
  actor: string;
}

interface StagedRecord {
  owner: string;
  kind: string | null;
  content: string;
  hash: string;
  answers: Record<string, string>;
  findings: Finding[];
  payload: Buffer | null;
  expires_at: Date;
  committed_at: Date | null;
  version: string | null;
  summary: unknown;
}

/**
 * Commits what was staged, exactly as it was shown, in one transaction with everything the reader's own
 * `commit` writes. Committing the same again, also at the same moment, gives the first result again.
 * @throws IntakeRefusal when it is unknown, expired, not what was shown, or can't be used.
 */
export async function commit(site: Site, request: CommitRequest): Promise<CommitResult> {
  return transaction(site.db, async (trx) => {
    const record = await lockStaged(trx, request.id);
    if (record === null) throw new IntakeRefusal('intake.unknown');
    if (record.hash !== request.hash) throw new IntakeRefusal('intake.changed');
    if (record.committed_at !== null && record.version !== null) {
      return { version: record.version, summary: record.summary };
    }
    if (record.expires_at <= site.now()) throw new IntakeRefusal('intake.unknown');
    const { payload, kind } = record;
    if (payload === null || kind === null) throw new IntakeRefusal('intake.not-committable');
    const reader = readerOf(site, kind);
    const input = await inputOf(trx, request, { ...record, payload, kind });
    const result = await reader.commit(trx, input, site);
    await recordCommit(trx, request, result, site.now());
    return result;
  });
}

/** Other commits of the same wait here, and then see that it is done. */
async function lockStaged(trx: Trx, id: string): Promise<StagedRecord | null> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const { rows } = await sql<StagedRecord>`
    select owner, kind, content, hash, answers, findings, payload, expires_at, committed_at, version, summary
    from intake.staged where id = ${id} for update`.execute(trx);
  return rows[0] ?? null;
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
  record: StagedRecord & { payload: Buffer; kind: string },
): Promise<CommittedInput> {
  const { owner, kind, content, findings, answers } = record;
  // Two commits of one owner and kind one after the other, so that the second knows of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${owner} ${kind}`}, 0))`.execute(trx);
  const { rows: originals } = await sql<{ name: string; sha256: string; size: number }>`
    select u.name, u.sha256, o.size from intake.uploads u join intake.originals o using (sha256)
    where u.staged = ${id} order by u.n`.execute(trx);
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
