import type { OpenSource } from './source.ts';

/** The beginning of a file and the way to all of it. */
export interface FileHead {
  /** Up to `size` bytes; all of a smaller file. */
  bytes: Uint8Array;
  /** There is more than `bytes`. */
  cut: boolean;
  /** Everything from the first byte on; once only for a stream. */
  all(): AsyncIterable<Uint8Array>;
}

/** Reads the first `size` bytes without losing them for a source that can be read only once. */
export async function readHead(source: OpenSource, size: number): Promise<FileHead> {
  const iterator = source.pieces()[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length <= size) {
    const next = await iterator.next();
    if (next.done) {
      ended = true;
      break;
    }
    taken.push(next.value);
    length += next.value.length;
  }
  const bytes = Buffer.concat(taken).subarray(0, size);
  if (source.rereadable) {
    await iterator.return?.();
    return { bytes, cut: length > size, all: () => source.pieces() };
  }
  let passed = false;
  const all = () => {
    // Without this a second reading would look like an empty file.
    if (passed)
      throw new Error(
        `${source.name}: a stream can be read once only; give bytes or a path to read it again`,
      );
    passed = true;
    return continued(taken, iterator, ended);
  };
  return { bytes, cut: length > size, all };
}

async function* continued(
  taken: Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
  ended: boolean,
): AsyncIterable<Uint8Array> {
  while (taken.length > 0) {
    const piece = taken.shift();
    if (piece) yield piece;
  }
  if (ended) return;
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** All bytes in one piece, or null when there are more than `limit`. */
export async function readAll(pieces: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const taken: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > limit) return null;
    taken.push(piece);
  }
  return Buffer.concat(taken);
}
