/** What a client sends, whole on the disk of this machine before the database is asked for anything. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Spooled {
  /** From the beginning, in pieces of so many bytes; each is valid until the next one. */
  pieces(bytes: number): AsyncIterable<Buffer>;
  /** Gives the disk back. */
  close(): Promise<void>;
}

/** Takes all parts into a file that has no name any more, so that it is gone whatever becomes of this process. */
export async function spool(parts: AsyncIterable<Uint8Array>): Promise<Spooled> {
  const name = path.join(tmpdir(), `tomoni-attachment-${randomUUID()}`);
  const file = await open(name, 'wx+', 0o600);
  try {
    await unlink(name);
    // Goes on where the part before ended.
    for await (const part of parts) await file.writeFile(part);
  } catch (error) {
    await file.close();
    throw error;
  }
  return { pieces: (bytes) => piecesOf(file, bytes), close: () => file.close() };
}

async function* piecesOf(file: FileHandle, bytes: number): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(bytes);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, bytes, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
