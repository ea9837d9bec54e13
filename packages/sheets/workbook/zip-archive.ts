import { crc32, inflateRawSync } from 'node:zlib';

/** One file inside a zip, as its directory declares it. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  compressedSize: number;
  /** Declared size when unpacked, bytes. */
  size: number;
  offset: number;
  /** CRC-32 of the content. */
  checksum: number;
}

/** The archive contradicts itself or ends early. */
export class DamagedArchive extends Error {
  override readonly name = 'DamagedArchive';
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const UNKNOWN = 0xffffffff;

/** The directory of a zip archive (PKWARE APPNOTE 4.3), read without unpacking anything. */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const buffer = asBuffer(bytes);
  const end = endOfDirectory(buffer);
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new DamagedArchive('directory');
    const nameLength = buffer.readUInt16LE(at + 28);
    const extraLength = buffer.readUInt16LE(at + 30);
    const extraAt = at + 46 + nameLength;
    entries.push({
      name: buffer.toString('utf8', at + 46, extraAt),
      method: buffer.readUInt16LE(at + 10),
      checksum: buffer.readUInt32LE(at + 16),
      ...sizes(buffer, at, buffer.subarray(extraAt, extraAt + extraLength)),
    });
    at = extraAt + extraLength + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks one entry; never more than its declared size, exactly that, and with the declared checksum. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const buffer = asBuffer(bytes);
  const { offset, size, compressedSize, method, name, checksum } = entry;
  if (offset + 30 > buffer.length || buffer.readUInt32LE(offset) !== LOCAL_ENTRY)
    throw new DamagedArchive(name);
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
  if (start + compressedSize > buffer.length) throw new DamagedArchive(name);
  const packed = buffer.subarray(start, start + compressedSize);
  const content = method === 0 ? packed : inflated(packed, entry);
  if (content.length !== size || crc32(content) !== checksum) throw new DamagedArchive(name);
  return content;
}

function inflated(packed: Buffer, { method, size, name }: ZipEntry): Uint8Array {
  if (method !== 8) throw new DamagedArchive(name);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw new DamagedArchive(name, { cause: error });
  }
}

function endOfDirectory(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = buffer.length - END_LENGTH; at >= lowest; at--) {
    if (buffer.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new DamagedArchive('end of directory');
}

/** Sizes and offset of a directory entry; with zip64 they stand in the extra field where the plain one is all ones. */
function sizes(
  buffer: Buffer,
  at: number,
  extra: Buffer,
): Pick<ZipEntry, 'size' | 'compressedSize' | 'offset'> {
  const plain = { size: at + 24, compressedSize: at + 20, offset: at + 42 };
  const long = zip64Values(extra);
  const value = (where: number) => {
    const short = buffer.readUInt32LE(where);
    return short === UNKNOWN ? (long.shift() ?? Number.MAX_SAFE_INTEGER) : short;
  };
  return {
    size: value(plain.size),
    compressedSize: value(plain.compressedSize),
    offset: value(plain.offset),
  };
}

function zip64Values(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const values: number[] = [];
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    for (let field = at + 4; field + 8 <= end; field += 8) values.push(Number(extra.readBigUInt64LE(field)));
    return values;
  }
  return [];
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
