import { isUtf8 } from 'node:buffer';
import { scoreEucJp, scoreShiftJis } from './japanese-bytes.ts';

/** How the bytes of a text file are read. Names are those that people and tools know; `shift_jis` is never strict JIS. */
export type Encoding = 'utf-8' | 'cp932' | 'euc-jp' | 'utf-16le' | 'utf-16be' | 'iso-2022-jp';

export interface DetectedEncoding {
  encoding: Encoding;
  /** Bytes of the byte order mark to leave out: 0, 2 or 3. */
  bom: number;
}

/** Bytes that are looked at for a guess; whether they are valid UTF-8 is asked of all of them. */
const SAMPLE = 262_144;

/** Byte order mark, if there is one: it decides. */
export function byteOrderMark(bytes: Uint8Array): DetectedEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bom: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };
  return null;
}

/**
 * The encoding of a text: byte order mark; UTF-16 by its zero bytes; ISO-2022-JP by its escapes; valid UTF-8;
 * otherwise cp932 or EUC-JP, whichever reads as the more likely Japanese. Of a file's beginning, `cut` says
 * that its last character may be incomplete.
 */
export function detectEncoding(bytes: Uint8Array, { cut = false } = {}): DetectedEncoding {
  const marked = byteOrderMark(bytes);
  if (marked) return marked;
  const sample = bytes.subarray(0, SAMPLE);
  const wide = utf16WithoutMark(sample);
  if (wide) return { encoding: wide, bom: 0 };
  if (isUtf8(cut ? withoutCutCharacter(bytes) : bytes)) {
    return { encoding: hasIso2022Escape(sample) ? 'iso-2022-jp' : 'utf-8', bom: 0 };
  }
  return { encoding: scoreEucJp(sample) > scoreShiftJis(sample) ? 'euc-jp' : 'cp932', bom: 0 };
}

/** The beginning of a file without the up to three bytes of a UTF-8 character that its end may have cut. */
export function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}

/**
 * UTF-16 without a mark: line ends, commas, digits and Latin letters have a zero byte on one side only.
 * One in forty pairs is enough; a file with stray NUL bytes has them on both sides.
 */
function utf16WithoutMark(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  const pairs = Math.floor(sample.length / 2);
  for (let i = 0; i < pairs * 2; i += 2) {
    if (sample[i] === 0 && sample[i + 1] !== 0) even++;
    if (sample[i + 1] === 0 && sample[i] !== 0) odd++;
  }
  const enough = Math.max(1, pairs / 40);
  if (odd >= enough && even * 10 <= odd) return 'utf-16le';
  if (even >= enough && odd * 10 <= even) return 'utf-16be';
  return null;
}

/** ESC $ B, ESC $ @, ESC ( J or ESC ( I. */
function hasIso2022Escape(sample: Uint8Array): boolean {
  for (let at = sample.indexOf(0x1b); at >= 0; at = sample.indexOf(0x1b, at + 1)) {
    const [first, second] = [sample[at + 1], sample[at + 2]];
    if (first === 0x24 && (second === 0x42 || second === 0x40)) return true;
    if (first === 0x28 && (second === 0x4a || second === 0x49)) return true;
  }
  return false;
}
