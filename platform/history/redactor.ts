/**
 * Finds a text in other texts as a person would: 山田 太郎 is also 山田太郎, ﾔﾏﾀﾞ is ヤマダ and やまだ; 03-1234-5678
 * is also 0312345678. What is found is replaced by a mark.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Redactor } from './contract.ts';

/** Stands where something was removed: 伏字, as Japanese documents print it. */
export const MARK = '■■■';

/** Less would take words apart all over a town's data. */
const SHORTEST = 2;
/** No name, number or address is longer; more was pasted by mistake. */
export const LONGEST_PURGE_TEXT = 200;

/** A text without what may differ: width, case, spaces, hyphens; with the places where each letter stood. */
interface Folded {
  letters: string;
  /** Start and end in the original of each UTF-16 unit of `letters`. */
  starts: number[];
  ends: number[];
}

type Range = readonly [start: number, end: number];

/** What a text is compared by. Exported for the digest of a purge. */
export function foldedLetters(text: string): string {
  return fold(text).letters;
}

/**
 * Why a text is none to remove, null when it may be: `short` when fewer than two letters are left of it as it is compared
 * (ガ is one, ㍻ two; spaces, invisible signs and punctuation are none), `long` when it has more than 200.
 */
export function purgeTextFault(text: string): 'short' | 'long' | null {
  if ([...text].length > LONGEST_PURGE_TEXT) return 'long';
  const letters = foldedLetters(text).match(/[^\p{M}\p{P}\p{C}\p{Z}]/gu) ?? [];
  return letters.length < SHORTEST ? 'short' : null;
}

function fold(text: string): Folded {
  const folded: Folded = { letters: '', starts: [], ends: [] };
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const plain = plainOf(letter);
    folded.letters += plain;
    for (let n = 0; n < plain.length; n += 1) {
      folded.starts.push(at);
      folded.ends.push(end);
    }
    at = end;
  }
  return folded;
}

/** Letters seen so far: a town's data has few different ones, and each is asked for thousands of times. */
const plainLetters = new Map<string, string>();

/** Decomposed, since a half-width ｶﾞ is two letters and ガ is one; katakana as hiragana; nothing for a space. A line or a cell ends a text. */
function plainOf(letter: string): string {
  let plain = plainLetters.get(letter);
  if (plain !== undefined) return plain;
  plain = letter
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\S\r\n\t]|[-\u2010-\u2015\u2212\u200b\u00ad]/gu, '')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  plainLetters.set(letter, plain);
  return plain;
}

/** Redacts this text. @throws RangeError when it is too short or too long (`purgeTextFault`). */
export function redactorOf(text: string): Redactor {
  const fault = purgeTextFault(text);
  if (fault !== null) throw new RangeError(`The text to remove is too ${fault}`);
  const wanted = foldedLetters(text);
  return makeRedactor(({ letters }) => {
    const found: number[] = [];
    for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + wanted.length)) {
      found.push(at);
    }
    return found;
  }, wanted.length);
}

/** Redacts the text that has this digest, without knowing it: for copies of the data from before a purge. */
export function redactorOfDigest(salt: Uint8Array, digest: Uint8Array, length: number): Redactor {
  const others = new Others();
  const isWanted = (letters: string): boolean =>
    !others.has(letters) && timingSafeEqual(digestOf(salt, letters), digest);
  return makeRedactor(({ letters }) => {
    const found: number[] = [];
    for (let at = 0; at + length <= letters.length; at += 1) {
      const part = letters.slice(at, at + length);
      if (isWanted(part)) {
        found.push(at);
        at += length - 1;
      } else others.add(part);
    }
    others.endText(letters.length);
    return found;
  }, length);
}

/**
 * Parts of texts that were compared and are others: a town's data says the same in each version and each calendar, and
 * a digest takes most of the time. A part can keep its whole text in memory, so texts are counted, too.
 */
class Others {
  static readonly #MOST = 100_000;
  static readonly #MOST_LETTERS = 4_000_000;
  readonly #parts = new Set<string>();
  #letters = 0;

  has(part: string): boolean {
    return this.#parts.has(part);
  }

  add(part: string): void {
    if (this.#parts.size >= Others.#MOST) this.#parts.clear();
    this.#parts.add(part);
  }

  endText(letters: number): void {
    this.#letters += letters;
    if (this.#letters < Others.#MOST_LETTERS) return;
    this.#parts.clear();
    this.#letters = 0;
  }
}

/** HMAC-SHA-256 with the salt of the purge. */
export function digestOf(salt: Uint8Array, letters: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', salt).update(letters).digest());
}

function makeRedactor(find: (folded: Folded) => number[], length: number): Redactor {
  const rangesIn = (text: string): Range[] => {
    // NFKD makes at most 18 letters of one, and most texts are shorter than what is looked for.
    if (text.length * 18 < length) return [];
    const folded = fold(text);
    return find(folded).map((at) => [folded.starts[at] ?? 0, folded.ends[at + length - 1] ?? text.length]);
  };
  const redactor: Redactor = {
    isIn: (text) => rangesIn(text).length > 0,
    text: (text) => withMarks(text, rangesIn(text)),
    json: (value) => redactJson(value, redactor.text) as typeof value,
  };
  return redactor;
}

function withMarks(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  let result = '';
  let done = 0;
  for (const [start, end] of ranges) {
    result += text.slice(done, start) + MARK;
    done = end;
  }
  return result + text.slice(done);
}

/** Gives back the very same value where nothing was found, so that callers see by `===` what to store anew. */
function redactJson(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') {
    // A phone number that a program took for a number.
    const text = String(value);
    const redacted = text.length < 9 ? text : redact(text);
    return redacted === text ? value : redacted;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => redactJson(item, redact));
    return items.every((item, n) => item === value[n]) ? value : items;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const redacted = entries.map(([key, item]) => [redact(key), redactJson(item, redact)] as const);
  const same = redacted.every(([key, item], n) => key === entries[n]?.[0] && item === entries[n]?.[1]);
  return same ? value : Object.fromEntries(redacted);
}
