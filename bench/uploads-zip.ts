/** A large zip of CSV files for the benchmark of uploads, written piece by piece; seeded, so always the same. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { seededRandom } from '@tomoni/platform/testing';

interface Written {
  name: Buffer;
  checksum: number;
  packed: number;
  size: number;
  at: number;
}

/** Writes `path` with CSV files until it is at least `bytes` large; the first entry is `notes.txt`. Returns its size. */
export function writeZip(path: string, bytes: number): number {
  const file = openSync(path, 'w');
  const written: Written[] = [];
  let at = 0;
  const add = (name: string, content: Buffer): void => {
    const packed = deflateRawSync(content, { level: 1 });
    const entry = {
      name: Buffer.from(name),
      checksum: crc32(content),
      packed: packed.length,
      size: content.length,
      at,
    };
    at += writeSync(file, localHeader(entry)) + writeSync(file, packed);
    written.push(entry);
  };
  add('notes.txt', Buffer.from('one\ntwo'));
  const block = csvBlock();
  for (let n = 0; at < bytes; n += 1)
    add(`facilities-${n}.csv`, Buffer.concat([Buffer.from(`id,${n}\r\n`), block]));
  const directory = Buffer.concat(written.map(directoryEntry));
  writeSync(file, Buffer.concat([directory, endOf(written.length, directory.length, at)]));
  closeSync(file);
  return at + directory.length + 22;
}

/** About eight mebibytes of rows as towns publish them: names, addresses, positions, numbers. */
function csvBlock(): Buffer {
  const random = seededRandom(300);
  const rows: string[] = ['番号,名称,所在地,緯度,経度,備考'];
  for (let n = 0; n < 100_000; n += 1) {
    const digits = () => Math.floor(random.next() * 1e12).toString(36);
    rows.push(
      `${n},${digits()}公園,みどり町${n % 9}丁目${n % 20}番,${random.next()},${random.next()},${digits()}`,
    );
  }
  return Buffer.from(`${rows.join('\r\n')}\r\n`);
}

function localHeader({ name, checksum, packed, size }: Written): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(0x0800, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(checksum, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryEntry({ name, checksum, packed, size, at }: Written): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(0x0800, 8);
  header.writeUInt16LE(8, 10);
  header.writeUInt32LE(checksum, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, name]);
}

function endOf(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
