/** A form with files, taken while it arrives: the way without JavaScript, with no more memory than the other. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import type { Finding } from '@tomoni/findings';
import type { Site } from '../manifest/index.ts';
import { addFile, beginDrop, closeDrop, removeFile } from './drops.ts';
import { finding } from './findings.ts';
import { type IntakeLimits, limits as usual } from './limits.ts';
import { finishFile, receive } from './receive.ts';

export interface FormDrop {
  /** Null when no file came. */
  drop: string | null;
  findings: Finding[];
}

/**
 * Receives the files of a multipart form into a new drop. A file that is too large is left out with a finding, the
 * others go on. When the sender goes away nothing stays.
 */
export async function receiveForm(
  site: Site,
  input: {
    owner: string;
    actor: string;
    key?: string | null;
    type: string;
    body: ReadableStream<Uint8Array>;
  },
  bounds: IntakeLimits = usual,
): Promise<FormDrop> {
  const drop = await beginDrop(site, input);
  const taking = new FormTaking(site, drop, bounds);
  const parser = new Busboy({
    headers: { 'content-type': input.type },
    preservePath: true,
    limits: { fields: 20, fieldSize: 10_000, fieldNameSize: 100, headerPairs: 100 },
  });
  let last = Promise.resolve();
  parser.on('file', (_field: string, stream: BusboyFileStream, name: string | undefined) => {
    // A form that ends too early breaks its last file off, and the parser by itself would wait for ever.
    stream.on('error', (error) => parser.destroy(error));
    // One after the other: the parser waits while nobody reads.
    last = last.then(() => taking.take(stream, name ?? ''));
    last.catch((error: unknown) => parser.destroy(asError(error)));
  });
  try {
    await pipeline(Readable.fromWeb(input.body as WebStream), parser);
    await last;
  } catch (error) {
    await last.catch(() => undefined);
    await closeDrop(site.db, drop);
    throw error;
  }
  if (taking.count > 0) return { drop, findings: taking.findings };
  await closeDrop(site.db, drop);
  const { findings } = taking;
  return { drop: null, findings: findings.length > 0 ? findings : [finding('intake.nothing')] };
}

class FormTaking {
  readonly findings: Finding[] = [];
  count = 0;
  readonly #site: Site;
  readonly #drop: string;
  readonly #bounds: IntakeLimits;
  #bytes = 0;
  #refusedCount = false;

  constructor(site: Site, drop: string, bounds: IntakeLimits) {
    this.#site = site;
    this.#drop = drop;
    this.#bounds = bounds;
  }

  async take(stream: BusboyFileStream, sent: string): Promise<void> {
    const name = nameOf(sent);
    // A field in which nothing was chosen sends an empty file without a name.
    if (name === '') return drain(stream);
    if (this.count >= this.#bounds.uploads) {
      if (!this.#refusedCount) this.findings.push(this.#tooMany());
      this.#refusedCount = true;
      return drain(stream);
    }
    const { db } = this.#site;
    const to = { drop: this.#drop, n: this.count };
    await addFile(db, this.#drop, { n: this.count, name });
    const most = Math.min(this.#bounds.fileBytes, this.#bounds.uploadBytes - this.#bytes);
    const receipt = await receive(db, { ...to, offset: 0, most }, keptOpen(stream));
    if (receipt.ok && receipt.cut) throw new Error('unexpected end of a form');
    if (receipt.ok) {
      await finishFile(db, to);
      this.count += 1;
      this.#bytes += receipt.received;
      return;
    }
    await removeFile(db, to);
    await drain(stream);
    const limit = Math.floor(this.#bounds.fileBytes / 2 ** 20);
    this.findings.push(finding('intake.file-too-large', { file: name }, { limit }));
  }

  #tooMany(): Finding {
    const { uploads } = this.#bounds;
    return finding('intake.too-many-files', {}, { count: `${uploads}+`, limit: uploads });
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Browsers write quotes and line ends in names as HTML says: percent-encoded, and nothing else. */
function nameOf(sent: string): string {
  return sent.replaceAll('%22', '"').replace(/%0[DA]/g, '');
}

/** Leaving the loop early must not destroy the part: the parser would wait for it for ever. */
async function* keptOpen(stream: BusboyFileStream): AsyncGenerator<Uint8Array> {
  for await (const part of stream.iterator({ destroyOnReturn: false })) yield part as Buffer;
}

async function drain(stream: BusboyFileStream): Promise<void> {
  for await (const _ of stream);
}
