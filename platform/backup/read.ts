/** Reading a backup: every file in it in its order, held against its sum; whatever is odd is a `BackupFault`. */
import { createHash } from 'node:crypto';
import {
  type BackupContents,
  type BackupManifest,
  type BackupTable,
  CONTENTS,
  MANIFEST,
  partPath,
  readContents,
  readManifest,
  readSums,
  SUMS,
  TOP,
  tableKey,
} from './format.ts';
import { BackupFault } from './problems.ts';
import { readTar, type TarEntry, TarFault } from './tar.ts';

export interface BackupReader {
  /** Called first. */
  manifest?: (manifest: BackupManifest) => Promise<void>;
  /** A part of a table, packed; it must be read to its end. */
  part?: (table: BackupTable, packed: AsyncIterable<Buffer>, size: number) => Promise<void>;
}

export interface CheckedBackup extends BackupContents {
  manifest: BackupManifest;
  bytes: number;
}

/** Files in a backup that are read into memory are no larger. */
const LARGEST_TEXT = 64 * 1024 * 1024;

/**
 * Reads a backup to its end, and hands on what is in it. Parts are handed on before their sum is known to be right:
 * who stores them must be able to take that back when this throws.
 * @throws BackupFault
 */
export async function readBackup(
  file: string,
  source: AsyncIterable<Buffer>,
  reader: BackupReader = {},
): Promise<CheckedBackup> {
  const reading = new Reading(file, reader);
  try {
    for await (const entry of readTar(source)) await reading.take(entry);
    return reading.end();
  } catch (error) {
    if (!(error instanceof TarFault)) throw error;
    // Something that doesn't begin as a backup is none, however it ends.
    if (!reading.begun) throw new BackupFault('backup.not-a-backup', { file });
    throw error.kind === 'short'
      ? new BackupFault('backup.cut-off', { file })
      : new BackupFault('backup.damaged', { file, part: 'tar' });
  }
}

class Reading {
  begun = false;
  readonly #file: string;
  readonly #reader: BackupReader;
  readonly #sums = new Map<string, string>();
  #manifest: BackupManifest | null = null;
  #contents: BackupContents | null = null;
  #table = 0;
  #part = 0;
  #bytes = 0;
  #ended = false;

  constructor(file: string, reader: BackupReader) {
    this.#file = file;
    this.#reader = reader;
  }

  async take(entry: TarEntry): Promise<void> {
    const path = entry.name.startsWith(TOP) ? entry.name.slice(TOP.length) : '';
    if (this.#manifest === null) {
      if (path !== MANIFEST) throw new BackupFault('backup.not-a-backup', { file: this.#file });
      await this.#takeManifest(await this.#text(entry, path));
    } else if (this.#ended) {
      throw this.#damaged(entry.name);
    } else if (path === SUMS) {
      this.#compare(readSums(await this.#text(entry, null)));
    } else if (path === CONTENTS) {
      this.#contents = readContents(await this.#text(entry, path));
    } else {
      await this.#takePart(this.#manifest, path, entry);
    }
  }

  end(): CheckedBackup {
    if (!this.#ended || this.#manifest === null || this.#contents === null) throw this.#damaged(SUMS);
    return { manifest: this.#manifest, rows: this.#contents.rows, bytes: this.#bytes };
  }

  async #takeManifest(bytes: Buffer): Promise<void> {
    const manifest = readManifest(bytes);
    if (manifest === null) throw this.#damaged(MANIFEST);
    if (!('tables' in manifest)) {
      const detail = `format ${manifest.version}`;
      throw new BackupFault('backup.newer', { file: this.#file, release: '?', detail });
    }
    this.begun = true;
    this.#manifest = manifest;
    await this.#reader.manifest?.(manifest);
  }

  /** Parts come table by table, in the manifest's order, counted from one: so none can be missing or strange. */
  async #takePart({ tables }: BackupManifest, path: string, { size, body }: TarEntry): Promise<void> {
    this.#part += 1;
    if (path !== this.#expected(tables)) {
      this.#part = 1;
      this.#table = tables.findIndex((one, index) => index >= this.#table && path === partPath(one, 1));
    }
    const table = tables[this.#table];
    if (table === undefined || this.#contents !== null) throw this.#damaged(path);
    const summed = this.#summed(path, body);
    if (this.#reader.part === undefined) for await (const _ of summed);
    else await this.#reader.part(table, summed, size);
  }

  #expected(tables: readonly BackupTable[]): string | null {
    const table = tables[this.#table];
    return table === undefined ? null : partPath(table, this.#part);
  }

  async #text({ size, body }: TarEntry, path: string | null): Promise<Buffer> {
    if (size > LARGEST_TEXT) throw this.#damaged(path ?? SUMS);
    const parts: Buffer[] = [];
    for await (const part of path === null ? body : this.#summed(path, body)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *#summed(path: string, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    if (this.#sums.has(path)) throw this.#damaged(path);
    const hash = createHash('sha256');
    for await (const part of body) {
      hash.update(part);
      this.#bytes += part.length;
      yield part;
    }
    this.#sums.set(path, hash.digest('hex'));
  }

  #compare(said: Map<string, string> | null): void {
    const [first] = [...this.#sums].filter(([path, sum]) => said?.get(path) !== sum);
    if (said === null || first !== undefined) throw this.#damaged(first?.[0] ?? SUMS);
    if (said.size !== this.#sums.size || this.#contents === null) throw this.#damaged(SUMS);
    const known = new Set(this.#manifest?.tables.map(tableKey));
    const counted = Object.keys(this.#contents.rows);
    if (counted.length !== known.size || counted.some((key) => !known.has(key)))
      throw this.#damaged(CONTENTS);
    this.#ended = true;
  }

  #damaged(part: string): BackupFault {
    return new BackupFault('backup.damaged', { file: this.#file, part: part.slice(0, 200) });
  }
}
