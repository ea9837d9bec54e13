/** The bytes of uploads as they came, each content once. */
import { sql } from 'kysely';
import type { Db, Trx } from '../storage/index.ts';
import { addPiece, type Bytes, blobBytes, newBlob, PIECE } from './pieces.ts';

/** Held shared while uploads are stored and alone while unused ones are removed, so that neither sees the other half done. */
export const STORE_LOCK = 'intake originals';

export interface Original {
  sha256: string;
  /** Bytes. */
  size: number;
  stream: ReadableStream<Uint8Array>;
}

/** Stores bytes under their hash unless they are there already; in the transaction that refers to them. */
export async function storeOriginal(trx: Trx, hash: string, bytes: Uint8Array): Promise<void> {
  const blob = await newBlob(trx);
  if (!(await nameBlob(trx, hash, blob, bytes.length))) return;
  for (let start = 0; start < bytes.length; start += PIECE) {
    await addPiece(trx, blob, start, bytes.subarray(start, start + PIECE));
  }
}

/**
 * Says what a blob is, by the hash of its bytes. False when these bytes are kept already: then the blob isn't
 * needed, and is removed.
 */
export async function nameBlob(trx: Trx, hash: string, blob: string, size: number): Promise<boolean> {
  const { rows } = await sql`
    insert into intake.originals (sha256, size, blob) values (${hash}, ${size}, ${blob})
    on conflict (sha256) do nothing returning sha256`.execute(trx);
  if (rows.length > 0) return true;
  await sql`delete from intake.blobs where id = ${blob} and not exists (
    select from intake.originals o where o.blob = ${blob})`.execute(trx);
  return false;
}

/** The bytes of an original for readers that jump about, or null when there is none (any more). */
export async function originalBytes(db: Db, hash: string): Promise<Bytes | null> {
  const { rows } = await sql<{ size: number; blob: string }>`
    select size, blob from intake.originals where sha256 = ${hash}`.execute(db);
  const found = rows[0];
  return found === undefined ? null : blobBytes(db, found.blob, found.size);
}

/**
 * The bytes of an upload of this owner, piece by piece, or null when there is none (any more). The same bytes may be
 * kept for somebody else: what one owner had removed is not to be had from their pages because another kept it.
 * Who may have them is the caller's to know: uploads may hold what is not published.
 */
export async function original(db: Db, owner: string, hash: string): Promise<Original | null> {
  const { rows } = await sql`
    select 1 from intake.uploads u join intake.staged s on s.id = u.staged
    where u.sha256 = ${hash} and s.owner = ${owner} limit 1`.execute(db);
  const bytes = rows.length === 0 ? null : await originalBytes(db, hash);
  if (bytes === null) return null;
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await bytes.read(at);
      at += part.length;
      if (part.length === 0) controller.close();
      else controller.enqueue(new Uint8Array(part));
    },
  });
  return { sha256: hash, size: bytes.size, stream };
}
