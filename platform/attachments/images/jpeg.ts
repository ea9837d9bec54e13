/** JPEG (ITU-T T.81): segments with metadata go, colour profiles stay, what follows the picture goes. */

import type { CleanImage } from './clean-image.ts';
import { orientationOf } from './orientation.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const APP0 = 0xe0;
const EXIF = 0xe1;
const PROFILE = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

/** Throws when it isn't whole. */
export function cleanJpeg(bytes: Buffer): CleanImage {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size = { width: 0, height: 0 };
  let orientation = 1;
  if (bytes[1] !== START) throw new Error('no start of image');
  for (let at = 2; ; ) {
    const marker = markerAt(bytes, at);
    if (marker === END) {
      kept.push(Buffer.from([0xff, END]));
      break;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker)) size = { height: body.readUInt16BE(1), width: body.readUInt16BE(3) };
    if (marker === EXIF && body.subarray(0, 6).toString('latin1') === 'Exif\0\0') {
      orientation = orientationOf(body.subarray(6)) ?? orientation;
    }
    if (stays(marker, body)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SCAN) continue;
    const after = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, after));
    at = after;
  }
  if (orientation !== 1) kept.splice(1, 0, turned(orientation));
  return { bytes: Buffer.concat(kept), ...size };
}

function markerAt(bytes: Buffer, at: number): number {
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined) throw new Error('no marker where one must be');
  return marker;
}

/** Start of frame: C0 to CF without tables (C4), extensions (C8) and conditioning (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** JFIF, the colour profile and Adobe's colour transform are needed to draw it right. */
function stays(marker: number, body: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  const name = body.toString('latin1', 0, 12);
  if (marker === APP0) return name.startsWith('JFIF\0');
  if (marker === PROFILE) return name === 'ICC_PROFILE\0';
  return marker === APP14 && name.startsWith('Adobe');
}

/** Compressed data run to the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new Error('the picture ends too early');
}

/** The smallest Exif there is: only how the picture is to be turned (Exif 2.32, tag 274). */
function turned(orientation: number): Buffer {
  const segment = Buffer.from(
    `ffe10022${Buffer.from('Exif\0\0').toString('hex')}4d4d002a00000008000101120003000000010000000000000000`,
    'hex',
  );
  segment.writeUInt16BE(orientation, 28);
  return segment;
}
