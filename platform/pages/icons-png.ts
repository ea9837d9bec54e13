/** The mark as PNG, for home screens that take no SVG: drawn from the same circles as mark.tsx, by ourselves. */
import { crc32, deflateSync } from 'node:zlib';

/** The colours of the favicon, and the paper behind an icon that may be cut to any shape. */
const DATA = [0x00, 0x17, 0xc1] as const;
const PEOPLE = [0xe5, 0x6a, 0x34] as const;
const BOTH = [0x00, 0x00, 0x60] as const;
const PAPER = [0xfb, 0xf8, 0xf3] as const;

/** Points in each direction for each pixel: edges get 16 shades. */
const FINENESS = 4;

/**
 * @param size pixels of each side
 * @param maskable fills the ground, and keeps the mark within the inner circle that every mask leaves
 */
export function iconPng(size: number, maskable: boolean): Buffer {
  // The mark is 36 wide; within the safe circle (80 %) a box of 36 × 24 may be 0.66 of the side.
  const scale = 36 / (size * (maskable ? 0.6 : 1));
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      rows.set(pixel(x, y, { size, scale, maskable }), y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  return png(size, rows);
}

interface Drawing {
  size: number;
  scale: number;
  maskable: boolean;
}

/** Mean of the points in a pixel, with how much of it is covered. */
function pixel(x: number, y: number, { size, scale, maskable }: Drawing): [number, number, number, number] {
  let [red, green, blue, covered] = [0, 0, 0, 0];
  for (let n = 0; n < FINENESS * FINENESS; n += 1) {
    const px = x + ((n % FINENESS) + 0.5) / FINENESS - size / 2;
    const py = y + (Math.floor(n / FINENESS) + 0.5) / FINENESS - size / 2;
    const colour = colourAt(px * scale, py * scale) ?? (maskable ? PAPER : null);
    if (colour === null) continue;
    red += colour[0];
    green += colour[1];
    blue += colour[2];
    covered += 1;
  }
  if (covered === 0) return [0, 0, 0, 0];
  const alpha = Math.round((255 * covered) / (FINENESS * FINENESS));
  return [Math.round(red / covered), Math.round(green / covered), Math.round(blue / covered), alpha];
}

/** Two circles of radius 12 whose centres lie 6 left and right of the middle. */
function colourAt(x: number, y: number) {
  const inData = (x + 6) ** 2 + y ** 2 <= 144;
  const inPeople = (x - 6) ** 2 + y ** 2 <= 144;
  if (inData && inPeople) return BOTH;
  if (inData) return DATA;
  return inPeople ? PEOPLE : null;
}

/** Eight bits for each of red, green, blue and alpha; no filter. */
function png(size: number, rows: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
