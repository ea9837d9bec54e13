/** Removing a leaked name from what was uploaded: files that hold it go whole, what was understood of them is marked. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { sql } from 'kysely';
import { type PurgeHook, type PurgeRequest, purgeRows } from '../history/index.ts';
import type { Trx } from '../storage/index.ts';
import { lockStore, removeUnusedBytes } from './expiry.ts';
import { originalBytes } from './originals.ts';
import { blobBytes } from './pieces.ts';
import { lookInto } from './purge-files.ts';

const expand = promisify(gunzip);
const compress = promisify(gzip);

/** What was staged and not committed goes as a whole when any of it holds the text: its owner uploads a better file. */
export const purgeIntake: PurgeHook = async (trx, request) => {
  await lockStore(trx);
  const files = await filesWith(trx, request);
  let removed = files.found.length + (await removeDrops(trx, request));
  await removeUploads(trx, request.owner, files.found);
  removed += await purgePayloads(trx, request);
  removed += await purgeNames(trx, request);
  removed += await purgeRows(trx, request, {
    schema: 'intake',
    table: 'staged',
    ownerColumn: 'owner',
    json: [
      'answers',
      'preview',
      'findings',
      'questions',
      'summary',
      'personal',
      'decisions',
      'answered',
      'files',
    ],
  });
  removed += await purgeRows(trx, request, {
    schema: 'intake',
    table: 'remembered',
    ownerColumn: 'owner',
    text: ['value'],
  });
  await removeUnusedBytes(trx);
  return { removed, unsearched: files.unsearched };
};

/** The owner's originals that hold the text, and the names of those that no program can look into. */
async function filesWith(trx: Trx, { owner, redactor }: PurgeRequest) {
  const { rows } = await sql<{ sha256: string; name: string }>`
    select distinct on (u.sha256) u.sha256, u.name
    from intake.uploads u join intake.staged s on s.id = u.staged
    where s.owner = ${owner} order by u.sha256, u.name`.execute(trx);
  const found: string[] = [];
  const unsearched: string[] = [];
  for (const { sha256, name } of rows) {
    const bytes = await originalBytes(trx, sha256);
    const verdict = bytes === null ? 'clean' : await lookInto(name, bytes, redactor);
    if (verdict === 'found') found.push(sha256);
    if (verdict === 'unsearchable') unsearched.push(redactor.text(name));
  }
  return { found, unsearched };
}

/** The bytes themselves stay while another owner has uploaded the same file. */
async function removeUploads(trx: Trx, owner: string, hashes: readonly string[]): Promise<void> {
  await sql`
    delete from intake.staged s where owner = ${owner} and committed_at is null and exists (
      select from intake.uploads u where u.staged = s.id and u.sha256 = any(${hashes}::text[]))`.execute(trx);
  await sql`
    delete from intake.uploads u using intake.staged s
    where s.id = u.staged and s.owner = ${owner} and u.sha256 = any(${hashes}::text[])`.execute(trx);
}

/** Files on their way: what can't be looked into yet, because it is half there, goes as well. */
async function removeDrops(trx: Trx, { owner, redactor }: PurgeRequest): Promise<number> {
  const { rows } = await sql<{ id: string; name: string; blob: string; received: number }>`
    select d.id, f.name, f.blob, f.received
    from intake.drops d join intake.drop_files f on f.drop_id = d.id where d.owner = ${owner}`.execute(trx);
  const ids = new Set<string>();
  for (const { id, name, blob, received } of rows) {
    if (ids.has(id)) continue;
    const bytes = blobBytes(trx, blob, Number(received));
    if (redactor.isIn(name) || (await lookInto(name, bytes, redactor)) !== 'clean') ids.add(id);
  }
  await sql`delete from intake.drops where id = any(${[...ids]}::uuid[])`.execute(trx);
  return ids.size;
}

/**
 * A payload waits for its commit: staged things that hold the text are removed, since what a person would confirm
 * is no longer what they saw. Of what was committed it is redacted, where one is still kept.
 */
async function purgePayloads(trx: Trx, { owner, redactor }: PurgeRequest): Promise<number> {
  const { rows: ids } = await sql<{ id: string }>`
    select id from intake.staged where owner = ${owner} and payload is not null`.execute(trx);
  let removed = 0;
  for (const { id } of ids) {
    const { rows } = await sql<{ payload: Buffer; open: boolean }>`
      select payload, committed_at is null as open from intake.staged where id = ${id} for update`.execute(
      trx,
    );
    const [row] = rows;
    if (row === undefined) continue;
    const payload: unknown = JSON.parse((await expand(row.payload)).toString());
    const redacted = redactor.json(payload);
    if (redacted === payload) continue;
    removed += 1;
    if (row.open) await sql`delete from intake.staged where id = ${id}`.execute(trx);
    else {
      const bytes = await compress(JSON.stringify(redacted));
      await sql`update intake.staged set payload = ${bytes} where id = ${id}`.execute(trx);
    }
  }
  return removed;
}

async function purgeNames(trx: Trx, { owner, redactor }: PurgeRequest): Promise<number> {
  const { rows } = await sql<{ staged: string; n: number; name: string }>`
    select u.staged, u.n, u.name from intake.uploads u join intake.staged s on s.id = u.staged
    where s.owner = ${owner}`.execute(trx);
  const named = rows.filter(({ name }) => redactor.isIn(name));
  for (const { staged, n, name } of named) {
    await sql`
      update intake.uploads set name = ${redactor.text(name)}
      where staged = ${staged} and n = ${n}`.execute(trx);
  }
  return named.length;
}
