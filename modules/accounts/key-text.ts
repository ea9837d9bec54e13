/**
 * What a key looks like: `tomoni_`, 40 random letters and digits, and 6 more that follow from them. Whoever looks
 * through texts for keys that leaked finds them by `tomoni_[0-9A-Za-z]{46}`, and the last six tell a key from a text
 * that only looks like one.
 */
import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'tomoni_';
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 40 of 62 signs are 238 bits: nobody guesses one, so a plain digest of it is enough. */
const RANDOM = 40;
const CHECK = 6;
const SHAPE = new RegExp(`^${PREFIX}[0-9A-Za-z]{${RANDOM + CHECK}}$`);
/** So many signs are kept in the clear, for the person to tell one key from another. */
const SHOWN = 4;

/** A new key. It is shown to its maker and kept nowhere. */
export function newKeyText(): string {
  const random = Array.from({ length: RANDOM }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return PREFIX + random + checkOf(random);
}

/** Whether this can be one of our keys at all: its shape and its last six signs. */
export function isKeyText(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const random = text.slice(PREFIX.length, -CHECK);
  return text.endsWith(checkOf(random));
}

/** What is kept of a key: SHA-256, in hexadecimal digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The beginning by which people tell keys apart: `tomoni_3fKq`. */
export function startOf(text: string): string {
  return text.slice(0, PREFIX.length + SHOWN);
}

/** CRC-32 (ITU-T V.42) of the random part, in 62 signs. */
function checkOf(random: string): string {
  let left = crc32(random);
  let text = '';
  for (let n = 0; n < CHECK; n += 1) {
    text = SIGNS[left % SIGNS.length] + text;
    left = Math.floor(left / SIGNS.length);
  }
  return text;
}
