/** PNG (ISO/IEC 15948): chunks that draw stay, chunks that tell go, and what follows the end goes. */
import type { CleanImage } from './clean-image.ts';

const SIGNATURE = 8;
/** Critical ones, colour, transparency, animation. */
const STAYS = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs acTL fcTL fdAT cICP'.split(' '),
);

/** Throws when it isn't whole. */
export function cleanPng(bytes: Buffer): CleanImage {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE)];
  for (let at = SIGNATURE; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) throw new Error('the picture ends too early');
    if (STAYS.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  return { bytes: Buffer.concat(kept), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
