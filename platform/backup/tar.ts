/**
 * The container: a plain tar file (POSIX ustar), which every system can list and unpack. Only regular files, in the
 * order they were written; sizes are known before, so that nothing has to be sought or held back.
 */

export interface TarEntry {
  name: string;
  size: number;
  /** To be read to its end before the next entry. */
  body: AsyncIterable<Buffer>;
}

/** What can't be read as tar: `short` when the file ends too early. */
export class TarFault extends Error {
  readonly kind: 'short' | 'broken';

  constructor(kind: 'short' | 'broken') {
    super(`The tar file is ${kind}`);
    this.name = 'TarFault';
    this.kind = kind;
  }
}

const BLOCK = 512;
/** Eleven octal digits: 8 GiB. */
const LARGEST = 8 ** 11 - 1;
const NAME = { at: 0, length: 100 };
const MODE = { at: 100, length: 8 };
const UID = { at: 108, length: 8 };
const GID = { at: 116, length: 8 };
const SIZE = { at: 124, length: 12 };
const MTIME = { at: 136, length: 12 };
const CHECKSUM = { at: 148, length: 8 };
const TYPE = { at: 156, length: 1 };
const MAGIC = { at: 257, length: 8 };
const PREFIX = { at: 345, length: 155 };

type Field = typeof NAME;

/** The block before a file's bytes. The last two parts of a path go into the name, the rest into the prefix. */
export function tarHeader(path: string, size: number, at: Date): Buffer {
  const block = Buffer.alloc(BLOCK);
  const cut = path.length > NAME.length ? path.lastIndexOf('/') : -1;
  const [prefix, name] = cut === -1 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
  if (name.length > NAME.length || prefix.length > PREFIX.length || size > LARGEST) {
    throw new RangeError(`${path} (${size} bytes) does not fit into a tar file`);
  }
  const put = ({ at: from, length }: Field, text: string) => block.write(text, from, length, 'latin1');
  const octal = (field: Field, value: number) =>
    put(field, value.toString(8).padStart(field.length - 1, '0'));
  put(NAME, name);
  put(PREFIX, prefix);
  octal(MODE, 0o600);
  octal(UID, 0);
  octal(GID, 0);
  octal(SIZE, size);
  octal(MTIME, Math.floor(at.getTime() / 1000));
  put(TYPE, '0');
  put(MAGIC, 'ustar\x0000');
  put(CHECKSUM, `${checksumOf(block).toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** Zeros that fill a file's last block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** The end of a tar file. */
export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK);

/** The sum of all bytes of the block, its own eight counted as spaces. */
function checksumOf(block: Buffer): number {
  let sum = 0;
  for (const [index, byte] of block.entries()) {
    const own = index >= CHECKSUM.at && index < CHECKSUM.at + CHECKSUM.length;
    sum += own ? 0x20 : byte;
  }
  return sum;
}

/** The files in a tar file, one after the other. @throws TarFault */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(source);
  for (;;) {
    const block = await bytes.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) break;
    const { name, size } = headerOf(block);
    const reading = { left: size };
    yield { name, size, body: bytes.some(reading) };
    // Whoever did not want the rest goes past it.
    for await (const _ of bytes.some(reading));
    await bytes.exactly((BLOCK - (size % BLOCK)) % BLOCK);
  }
  const end = await bytes.exactly(BLOCK);
  if (!end.every((byte) => byte === 0)) throw new TarFault('broken');
}

function headerOf(block: Buffer): { name: string; size: number } {
  const text = ({ at, length }: Field) =>
    block
      .toString('latin1', at, at + length)
      .replace(/\0.*$/s, '')
      .trim();
  const octal = (field: Field) => {
    const digits = text(field);
    return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
  };
  const isFile = text(TYPE) === '0' || text(TYPE) === '';
  if (octal(CHECKSUM) !== checksumOf(block) || !isFile) throw new TarFault('broken');
  const size = octal(SIZE);
  if (Number.isNaN(size)) throw new TarFault('broken');
  const prefix = text(PREFIX);
  return { name: prefix === '' ? text(NAME) : `${prefix}/${text(NAME)}`, size };
}

/** Takes as many bytes as are asked for from chunks of any size. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #left: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** A few bytes in one piece. */
  async exactly(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.some({ left: size })) parts.push(part);
    return Buffer.concat(parts);
  }

  async *some(reading: { left: number }): AsyncGenerator<Buffer> {
    while (reading.left > 0) {
      if (this.#left.length === 0) this.#left = await this.#next();
      const part = this.#left.subarray(0, reading.left);
      this.#left = this.#left.subarray(part.length);
      reading.left -= part.length;
      yield part;
    }
  }

  async #next(): Promise<Buffer> {
    const { done, value } = await this.#chunks.next();
    if (done === true) throw new TarFault('short');
    return value;
  }
}
