/** The bytes of uploads as they came, each content once, in pieces that a small server can hold. */
import { sql } from 'kysely';
import type { Db, Trx } from '../storage/index.ts';

const CHUNK = 1024 * 1024;

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
  const { rows } = await sql`
    insert into intake.originals (sha256, size) values (${hash}, ${bytes.length})
    on conflict (sha256) do nothing returning sha256`.execute(trx);
  if (rows.length === 0) return;
  for (let start = 0, n = 0; start < bytes.length; start += CHUNK, n += 1) {
    const part = Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(CHUNK, bytes.length - start));
    await sql`insert into intake.chunks (sha256, n, bytes) values (${hash}, ${n}, ${part})`.execute(trx);
  }
}

/**
 * The bytes of an upload, piece by piece, or null when there is none (any more). Who may have them is the
 * caller's to know: uploads may hold what is not published.
 */
export async function original(db: Db, hash: string): Promise<Original | null> {
  const { rows } = await sql<{ size: number }>`
    select size from intake.originals where sha256 = ${hash}`.execute(db);
  const found = rows[0];
  if (found === undefined) return null;
  let n = 0;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = n * CHUNK < found.size ? await readChunk(db, hash, n) : null;
      n += 1;
      if (chunk === null) controller.close();
      else controller.enqueue(chunk);
    },
  });
  return { sha256: hash, size: found.size, stream };
}

async function readChunk(db: Db, hash: string, n: number): Promise<Uint8Array> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from intake.chunks where sha256 = ${hash} and n = ${n}`.execute(db);
  const chunk = rows[0];
  if (chunk === undefined) throw new Error(`piece ${n} of an original is gone`);
  return new Uint8Array(chunk.bytes);
}
