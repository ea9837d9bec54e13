/** Zips, opened within bounds. What an entry says about its size is checked while it is unpacked. */
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Finding } from '@tomoni/findings';
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import { finding } from './findings.ts';
import type { IntakeLimits } from './limits.ts';
import { decodeName, isRubbish, safePath } from './paths.ts';
import { type Bytes, inOrder, range } from './pieces.ts';

/** A file inside; unpacked anew each time it is asked for, so that nothing is held. */
export interface ZipEntry {
  path: string;
  /** Bytes when unpacked, as the zip says; unpacking more ends in an error. */
  size: number;
  stream(): AsyncIterable<Uint8Array>;
}

export interface ZipContent {
  entries: ZipEntry[];
  findings: Finding[];
}

/** What is left of the bounds for this zip. */
export type ZipBounds = Pick<IntakeLimits, 'files' | 'expandedBytes' | 'entryBytes'>;

/** Starts like a zip, and isn't an office document (those are zips inside). */
export function isZip(name: string, head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  if (/\.zip$/i.test(name)) return true;
  return !/\.(?:xlsx|xlsm|xlsb|docx|pptx|ods|odt|odp|jar|epub|kmz)$/i.test(name);
}

/** All files of a zip that may be read; whatever keeps one from it is a finding, and the rest goes on. */
export async function openZip(zipName: string, bytes: Bytes, bounds: ZipBounds): Promise<ZipContent> {
  const content: ZipContent = { entries: [], findings: [] };
  try {
    await readEntries(await directoryOf(bytes), zipName, bounds, content);
  } catch {
    content.findings.push(finding('intake.zip-broken', { file: zipName }));
  }
  return content;
}

/** yauzl's way into bytes that lie in the database. */
class StoredReader extends RandomAccessReader {
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(inOrder(this.#bytes, start, end), { objectMode: false, highWaterMark: 64 * 1024 });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    range(this.#bytes, position, position + length).then((read) => {
      buffer.set(read, offset);
      callback(read.length < length ? new Error('the zip ends too early') : null);
    }, callback);
  }
}

/** `decodeStrings: false`: names are bytes then, so that we can tell cp932 from UTF-8. */
function directoryOf(bytes: Bytes): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
    fromRandomAccessReader(new StoredReader(bytes), bytes.size, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

async function readEntries(
  zip: ZipFile,
  zipName: string,
  bounds: ZipBounds,
  content: ZipContent,
): Promise<void> {
  let total = 0;
  const limit = mebibytes(bounds.expandedBytes);
  for await (const entry of entriesOf(zip)) {
    const raw = decodeName(entry.fileName as unknown as Buffer);
    if (/[/\\]$/.test(raw) || isRubbish(raw)) continue;
    const path = safePath(raw);
    if (path === null) {
      content.findings.push(finding('intake.unsafe-path', { file: zipName }, { name: raw }));
      continue;
    }
    if (entry.isEncrypted()) {
      content.findings.push(finding('intake.zip-protected', { file: zipName }));
      return;
    }
    const size = entry.uncompressedSize;
    total += size;
    if (total > bounds.expandedBytes || content.entries.length >= bounds.files) {
      content.findings.push(finding('intake.zip-expands', { file: zipName }, { limit, count: bounds.files }));
      return;
    }
    if (size > bounds.entryBytes) {
      const large = finding(
        'intake.zip-entry-large',
        { file: `${zipName}/${path}` },
        { limit: mebibytes(bounds.entryBytes) },
      );
      content.findings.push(large);
      continue;
    }
    content.entries.push({ path, size, stream: () => unpack(zip, entry) });
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  while (true) {
    const entry = await nextEntry(zip);
    if (entry === null) return;
    yield entry;
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeListener('entry', onEntry).removeListener('end', onEnd).removeListener('error', onError);
      act();
    };
    const onEntry = (entry: Entry) => settle(() => resolve(entry));
    const onEnd = () => settle(() => resolve(null));
    const onError = (error: Error) => settle(() => reject(error));
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}

/** yauzl ends with an error when more comes out than the entry says; checksums are ours to check. */
async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  let checksum = 0;
  for await (const part of stream) {
    checksum = crc32(part, checksum);
    yield part;
  }
  if (checksum !== entry.crc32) throw new Error('the checksum of an entry is wrong');
}

function mebibytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
