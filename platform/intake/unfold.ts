/** From what was dropped to the files that readers see: zips opened, each file looked through once, nothing held. */
import { createHash } from 'node:crypto';
import type { Finding } from '@tomoni/findings';
import { finding } from './findings.ts';
import type { IntakeLimits } from './limits.ts';
import { isRubbish, safePath } from './paths.ts';
import { type Bytes, inOrder } from './pieces.ts';
import type { IntakeFile } from './reader.ts';
import { HEAD, PasswordWatch, refusalByContent } from './sniff.ts';
import { isZip, openZip } from './zip.ts';

/** A file as it came, in memory. */
export interface Upload {
  /** Its name, with the folders below what was dropped: `5374/area_days.csv`. */
  name: string;
  bytes: Uint8Array;
}

/** A file as it came, wherever its bytes lie. */
export interface Arrived {
  name: string;
  bytes: Bytes;
}

/** A file that was looked through. `upload` says which of the uploads it came in. */
export interface Unfolding extends IntakeFile {
  upload: number;
}

export interface Unfolded {
  files: Unfolding[];
  findings: Finding[];
  /** False when the bounds were passed: then nothing was opened. */
  readable: boolean;
}

/** Small files are kept after the first look, up to so many bytes together: a folder of CSV files is read at once. */
const KEEP_FILE = 512 * 1024;
const KEEP_ALL = 16 * 1024 * 1024;

/** Opens zips one level deep, cleans paths, and checks all bounds. Order is kept. `progress` hears of each file, of how many known so far. */
export async function unfold(
  uploads: readonly Arrived[],
  limits: IntakeLimits,
  progress: Progress = async () => {},
): Promise<Unfolded> {
  const refused = refusal(uploads, limits);
  if (refused !== null) return { files: [], findings: [refused], readable: false };
  const unfolding = new Unfolder(limits, uploads.length, progress);
  for (const [n, upload] of uploads.entries()) await unfolding.add(n, upload);
  return { files: [...unfolding.files.values()], findings: unfolding.findings, readable: true };
}

type Progress = (done: number, of: number) => Promise<void>;

class Unfolder {
  readonly files = new Map<string, Unfolding>();
  readonly findings: Finding[] = [];
  #room: { files: number; expandedBytes: number; entryBytes: number };
  readonly #progress: Progress;
  #kept = 0;
  #looked = 0;
  #of: number;

  constructor({ files, expandedBytes, entryBytes }: IntakeLimits, uploads: number, progress: Progress) {
    this.#room = { files, expandedBytes, entryBytes };
    this.#of = uploads;
    this.#progress = progress;
  }

  async add(upload: number, { name, bytes }: Arrived): Promise<void> {
    const path = safePath(name);
    if (path === null) {
      this.findings.push(finding('intake.unsafe-path', {}, { name }));
      return;
    }
    if (isRubbish(path)) return;
    const stream = () => inOrder(bytes);
    if (!isZip(path, await bytes.read(0))) return this.#addFile({ path, upload, size: bytes.size, stream });
    const content = await openZip(path, bytes, this.#room);
    this.findings.push(...content.findings);
    let used = 0;
    this.#of += content.entries.length - 1;
    for (const entry of content.entries) {
      const inside = `${path.replace(/\.zip$/i, '')}/${entry.path}`;
      used += entry.size;
      try {
        await this.#addFile({ path: inside, upload, size: entry.size, stream: entry.stream });
      } catch {
        this.findings.push(finding('intake.zip-entry-broken', { file: `${path}/${entry.path}` }));
      }
    }
    const { files, expandedBytes, entryBytes } = this.#room;
    this.#room = { files: files - content.entries.length, expandedBytes: expandedBytes - used, entryBytes };
  }

  async #addFile(file: Omit<Unfolding, 'sha256' | 'bytes'>): Promise<void> {
    const { path, size, stream } = file;
    if (this.files.has(path)) {
      this.findings.push(finding('intake.same-path', { file: path }));
      return;
    }
    await this.#progress(this.#looked++, this.#of);
    const keep = size <= KEEP_FILE && this.#kept + size <= KEEP_ALL;
    const seen = await lookThrough(stream(), keep);
    const refused = refusalByContent(path, seen.head, seen.hasPassword);
    if (refused !== null) {
      this.findings.push(refused);
      return;
    }
    if (seen.size === 0) this.findings.push(finding('intake.empty-file', { file: path }));
    const { bytes: held } = seen;
    if (held !== null) this.#kept += held.length;
    this.files.set(path, {
      ...{ path, size: seen.size, sha256: seen.sha256, upload: file.upload },
      bytes: async () => held ?? collect(stream()),
      stream: held === null ? stream : () => one(held),
    });
  }
}

/** Everything that one pass over a file tells. Throws when it can't be unpacked whole. */
async function lookThrough(stream: AsyncIterable<Uint8Array>, keep: boolean) {
  const hash = createHash('sha256');
  const password = new PasswordWatch();
  const parts: Uint8Array[] = [];
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const part of stream) {
    hash.update(part);
    password.add(part);
    size += part.length;
    if (head.length < HEAD) head = Buffer.concat([head, part.subarray(0, HEAD - head.length)]);
    if (keep) parts.push(part);
  }
  const bytes = keep ? new Uint8Array(Buffer.concat(parts)) : null;
  return { sha256: hash.digest('hex'), size, head, hasPassword: password.found, bytes };
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function refusal(uploads: readonly Arrived[], limits: IntakeLimits): Finding | null {
  if (uploads.length === 0) return finding('intake.nothing');
  if (uploads.length > limits.uploads) {
    return finding('intake.too-many-files', {}, { count: uploads.length, limit: limits.uploads });
  }
  const total = uploads.reduce((sum, { bytes }) => sum + bytes.size, 0);
  if (total <= limits.uploadBytes) return null;
  return finding('intake.too-large', {}, { limit: Math.floor(limits.uploadBytes / 2 ** 20) });
}

/** SHA-256 in lower-case hex. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** SHA-256 of bytes that are read piece by piece. */
export async function sha256Of(bytes: Bytes): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of inOrder(bytes)) hash.update(part);
  return hash.digest('hex');
}
