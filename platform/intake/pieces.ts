/** Bytes in the database, in pieces that a small server can hold. A blob has no hash until all of it is there. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../storage/index.ts';

/** The largest piece, in bytes. */
export const PIECE = 1024 * 1024;

/** A place for bytes that are about to come. */
export async function newBlob(trx: Trx): Promise<string> {
  const id = randomUUID();
  await sql`insert into intake.blobs (id) values (${id})`.execute(trx);
  return id;
}

/** Adds a piece that begins at `start`; the caller sees to it that nothing is missing before it. */
export async function addPiece(trx: Trx, blob: string, start: number, bytes: Uint8Array): Promise<void> {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await sql`insert into intake.chunks (blob, start, bytes) values (${blob}, ${start}, ${part})`.execute(trx);
}

/** Where a file's bytes are read from, in order or anywhere. */
export interface Bytes {
  size: number;
  /** From `at` on, as many as are at hand (at least one), or none at the end. */
  read(at: number): Promise<Uint8Array>;
}

/** The bytes of a blob of this size. The last piece is kept at hand: readers come in small steps. */
export function blobBytes(db: Db, blob: string, size: number): Bytes {
  let held: { start: number; bytes: Uint8Array } = { start: 0, bytes: new Uint8Array(0) };
  return {
    size,
    async read(at) {
      if (at >= size) return new Uint8Array(0);
      if (at < held.start || at >= held.start + held.bytes.length) held = await pieceAt(db, blob, at);
      return held.bytes.subarray(at - held.start);
    },
  };
}

/** Bytes that are in memory already. */
export function memoryBytes(bytes: Uint8Array): Bytes {
  return { size: bytes.length, read: async (at) => bytes.subarray(at) };
}

async function pieceAt(db: Db, blob: string, at: number): Promise<{ start: number; bytes: Uint8Array }> {
  const { rows } = await sql<{ start: number; bytes: Buffer }>`
    select start, bytes from intake.chunks where blob = ${blob} and start <= ${at}
    order by start desc limit 1`.execute(db);
  const piece = rows[0];
  if (piece === undefined || at >= piece.start + piece.bytes.length) {
    throw new Error(`the piece at byte ${at} of a stored file is gone`);
  }
  return { start: piece.start, bytes: piece.bytes };
}

/** All bytes one after the other, from `start` up to `end` (not included). */
export async function* inOrder(bytes: Bytes, start = 0, end = bytes.size): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const part = await bytes.read(at);
    if (part.length === 0) return;
    yield part.subarray(0, end - at);
    at += part.length;
  }
}

/** The bytes from `start` up to `end` (not included) in one array. */
export async function range(bytes: Bytes, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const result = new Uint8Array(Math.max(0, Math.min(end, bytes.size) - start));
  let filled = 0;
  for await (const part of inOrder(bytes, start, start + result.length)) {
    result.set(part, filled);
    filled += part.length;
  }
  return result;
}
