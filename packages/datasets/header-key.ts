/**
 * Headers in the form in which they are compared. Files write one name in many ways: 料金（基本） and 料金(基本),
 * `telephone　number`, `Openingdate`, a line break within a cell, a mark for a note.
 */
import { nfkc, withoutSpaces } from '@tomoni/japanese';

const PUNCTUATION = /[\s_・、。,.:;/|'"?!※*◆●○■□▼▲★☆#()<>~-]|の/gu;

/** Of headers seen lately: each is compared with the columns of every dataset. */
const keys = new Map<string, string>();
const MOST_KEYS = 2_000;
const LONGEST_KEPT = 200;

/** NFKC, lower case, no white space, one kind of brackets and dashes. */
export function headerKey(header: string): string {
  const before = keys.get(header);
  if (before !== undefined) return before;
  const key = keyOf(header);
  if (header.length > LONGEST_KEPT) return key;
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(header, key);
  return key;
}

function keyOf(header: string): string {
  return withoutSpaces(nfkc(header))
    .toLowerCase()
    .replace(/[〔［【[{<〈《「『]/gu, '(')
    .replace(/[〕］】\]}>〉》」』]/gu, ')')
    .replace(/[～〜~]/gu, '~')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/ヶ|ｹ/gu, 'ケ')
    .replace(/^["'“”]+|["'“”]+$/gu, '');
}

/** The same without punctuation; what stands in brackets stays: 男性トイレ数（洋式） → 男性トイレ数洋式. */
export function headerPlain(header: string): string {
  const key = headerKey(header);
  return key.replace(PUNCTUATION, '') || key;
}

/** The same without what is only said beside it: brackets, notes behind ※. */
export function headerCore(header: string): string {
  const key = headerKey(header);
  const bare = key
    .replace(/\([^()]*\)/gu, '')
    .replace(/※.*$/u, '')
    .replace(PUNCTUATION, '');
  return bare || headerPlain(header);
}
