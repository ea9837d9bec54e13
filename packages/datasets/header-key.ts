/**
 * Headers in the form in which they are compared. Files write one name in many ways: 料金（基本） and 料金(基本),
 * `telephone　number`, `Openingdate`, a line break within a cell, a mark for a note.
 */
import { nfkc, withoutSpaces } from '@tomoni/japanese';

const PUNCTUATION = /[\s_・、。,.:;/|'"?!※*◆●○■□▼▲★☆#()<>~-]|の/gu;

/** NFKC, lower case, no white space, one kind of brackets and dashes. */
export function headerKey(header: string): string {
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
