/** The streams inside an OLE2 compound file ([MS-CFB] 2), the container of .xls and of encrypted .xlsx files. */
export interface OleContainer {
  names: string[];
  /** Null when there is no such stream. */
  stream(name: string): Uint8Array | null;
}

/** The container contradicts itself or ends early. */
export class DamagedContainer extends Error {
  override readonly name = 'DamagedContainer';
}

const END_OF_CHAIN = 0xfffffffe;
const HIGHEST_SECTOR = 0xfffffffa;
const ENTRY_LENGTH = 128;
const LISTED_IN_HEADER = 109;
const SMALL_STREAM = 4096;
const SMALL_SECTOR = 64;

interface DirectoryEntry {
  name: string;
  type: number;
  start: number;
  size: number;
}

export function isOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte);
}

export function openOle(bytes: Uint8Array): OleContainer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 512 || !isOle(bytes)) throw new DamagedContainer('header');
  const sectorSize = 1 << buffer.readUInt16LE(30);
  if (sectorSize !== 512 && sectorSize !== 4096) throw new DamagedContainer('sector size');
  const sector = (number: number) => buffer.subarray((number + 1) * sectorSize, (number + 2) * sectorSize);
  const table = sectorTable(buffer, sector, sectorSize);
  const chained = (start: number) => Buffer.concat(chain(start, table).map(sector));
  const entries = directory(chained(buffer.readUInt32LE(48)));
  const small = chained(entries.find(({ type }) => type === 5)?.start ?? END_OF_CHAIN);
  const smallTable = numbers(chained(buffer.readUInt32LE(60)));
  return {
    names: entries.map(({ name }) => name),
    stream: (name) => {
      const entry = entries.find((candidate) => candidate.type === 2 && candidate.name === name);
      if (!entry) return null;
      const { start, size } = entry;
      if (size >= SMALL_STREAM) return chained(start).subarray(0, size);
      const pieces = chain(start, smallTable).map((n) =>
        small.subarray(n * SMALL_SECTOR, (n + 1) * SMALL_SECTOR),
      );
      return Buffer.concat(pieces).subarray(0, size);
    },
  };
}

/** Which sector follows which: its own sectors are listed in the header and in further list sectors. */
function sectorTable(buffer: Buffer, sector: (number: number) => Buffer, sectorSize: number): number[] {
  const listed = numbers(buffer.subarray(76, 512));
  const seen = new Set<number>();
  // One table sector describes a quarter of its length in sectors: a file that lists more repeats them to fill memory.
  const most = LISTED_IN_HEADER + Math.ceil((buffer.length / sectorSize / sectorSize) * 4);
  let next = buffer.readUInt32LE(68);
  while (next < HIGHEST_SECTOR && !seen.has(next) && listed.length <= most) {
    seen.add(next);
    const list = numbers(sector(next));
    next = list.pop() ?? END_OF_CHAIN;
    listed.push(...list.filter((number) => number < HIGHEST_SECTOR));
  }
  if (listed.length > most) throw new DamagedContainer('sector table');
  return listed.filter((number) => number < HIGHEST_SECTOR).flatMap((number) => numbers(sector(number)));
}

function chain(start: number, table: number[]): number[] {
  const found: number[] = [];
  for (let at = start; at < HIGHEST_SECTOR; at = table[at] ?? END_OF_CHAIN) {
    found.push(at);
    if (found.length > table.length + 1) throw new DamagedContainer('circular chain');
  }
  return found;
}

function directory(bytes: Buffer): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + ENTRY_LENGTH <= bytes.length; at += ENTRY_LENGTH) {
    const nameLength = Math.min(64, bytes.readUInt16LE(at + 64));
    const type = bytes[at + 66] ?? 0;
    if (type === 0) continue;
    entries.push({
      name: bytes.toString('utf16le', at, at + Math.max(0, nameLength - 2)),
      type,
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function numbers(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));
}
