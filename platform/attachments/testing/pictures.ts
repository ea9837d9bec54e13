/** Small pictures with a planted position, for tests. */
import { crc32, deflateSync } from 'node:zlib';

/** Where the planted camera was; must be in no answer. */
export const PLANTED = 'N36.39881 E138.91745 Hana Sato';

const DRAWN = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Exif with how to turn the picture, and a text where cameras write their position. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(PLANTED)]);
}

/** One pixel, turned by 90 degrees, with Exif, XMP, a comment, and something appended behind its end. */
export function jpeg(): Buffer {
  const end = Buffer.from([0xff, 0xd9]);
  return Buffer.concat([
    DRAWN.subarray(0, 2),
    segment(0xe1, exif(6)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${PLANTED}`)),
    segment(0xfe, Buffer.from(PLANTED)),
    ...[DRAWN.subarray(2), end, Buffer.from(PLANTED)],
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type), body, Buffer.alloc(4)]);
  whole.writeUInt32BE(body.length, 0);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + body.length)), 8 + body.length);
  return whole;
}

/** A grey picture of this size with a text and an Exif chunk. */
export function png(width = 2, height = 2): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Author\0${PLANTED}`)),
    chunk('eXIf', Buffer.from(PLANTED)),
    chunk('IDAT', deflateSync(Buffer.alloc(2 * 3))),
    ...[chunk('IEND', Buffer.alloc(0)), Buffer.from(PLANTED)],
  ]);
}

/** One pixel, lossless, in the extended form that can carry Exif. */
export function webp(): Buffer {
  const part = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const body = Buffer.concat([
    part('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    part('VP8L', Buffer.from('2f00000000071011fd0f4444ff03', 'hex')),
    part('EXIF', Buffer.from(PLANTED)),
    part('XMP ', Buffer.from(PLANTED)),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
