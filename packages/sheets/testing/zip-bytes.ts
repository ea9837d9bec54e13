import { zipSync } from 'fflate';

/** A zip whose directory and local headers declare `size` bytes for every file, whatever they hold. */
export function falsifiedZip(files: Record<string, Uint8Array>, size: number): Uint8Array {
  const bytes = Buffer.from(zipSync(files));
  for (let at = 0; at + 4 <= bytes.length; at++) {
    const signature = bytes.readUInt32LE(at);
    if (signature === 0x02014b50) bytes.writeUInt32LE(size, at + 24);
    if (signature === 0x04034b50) bytes.writeUInt32LE(size, at + 22);
  }
  return new Uint8Array(bytes);
}
