import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

/** Where a file comes from. `name` is the file's own name: it is shown to people and names the sheet of a CSV. */
export type Source =
  | { name: string; bytes: Uint8Array | AsyncIterable<Uint8Array> }
  | { name?: string; path: string };

/** A source that is read piece by piece; `rereadable` unless it is a stream that passes once. */
export interface OpenSource {
  name: string;
  rereadable: boolean;
  pieces(): AsyncIterable<Uint8Array>;
}

/** Pieces of this size keep the working set in the processor's cache. */
const PIECE = 131_072;

export function openSource(source: Source): OpenSource {
  if ('path' in source) {
    const { path, name = basename(path) } = source;
    return { name, rereadable: true, pieces: () => createReadStream(path, { highWaterMark: PIECE }) };
  }
  const { name, bytes } = source;
  if (bytes instanceof Uint8Array) return { name, rereadable: true, pieces: () => piecesOf(bytes) };
  return { name, rereadable: false, pieces: () => bytes };
}

async function* piecesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
