/** WebP (RFC 9649): metadata chunks go, with the flags that announce them. */
import type { CleanImage } from './clean-image.ts';

const STAYS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP']);
const HEADER = 12;
const EXIF_AND_XMP = 0x08 | 0x04;

/** Throws when it isn't whole. */
export function cleanWebp(bytes: Buffer): CleanImage {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw new Error('the picture ends too early');
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | null = null;
  for (let at = HEADER; at + 8 <= end; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > end) throw new Error('a chunk ends too late');
    const chunk = Buffer.from(bytes.subarray(at, next));
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~EXIF_AND_XMP, 8);
    if (STAYS.has(type)) kept.push(chunk);
    size ??= sizeIn(type, chunk.subarray(8));
    at = next;
  }
  const body = Buffer.concat(kept);
  const header = Buffer.from(bytes.subarray(0, HEADER));
  header.writeUInt32LE(body.length + 4, 4);
  return { bytes: Buffer.concat([header, body]), ...(size ?? { width: 0, height: 0 }) };
}

function sizeIn(type: string, body: Buffer): { width: number; height: number } | null {
  if (type === 'VP8X') return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  if (type === 'VP8 ') return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (type !== 'VP8L') return null;
  const packed = body.readUInt32LE(1);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}
