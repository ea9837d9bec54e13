/**
 * Headers in the form in which they are compared. Files write one name in many ways: 料金（基本） and 料金(基本),
 * `telephone　number`, `Openingdate`, a line break within a cell, a mark for a note.
 */
import { nfkc, withoutSpaces } from '@tomoni/japanese';

const PUNCTUATION = /[\s_・、。,.:;/|'"?!※*◆●○■□▼▲★☆#()<>~-]|の/gu;

/** The forms of one header, from the strictest on. */
interface Forms {
  key: string;
  plain: string;
  core: string;
}

/** Of headers seen lately: each is compared with the columns of every dataset. */
const lately = new Map<string, Forms>();
const MOST_KEPT = 2_000;
const LONGEST_KEPT = 200;

function formsOf(header: string): Forms {
  const before = lately.get(header);
  if (before !== undefined) return before;
  const key = keyOf(header);
  const plain = key.replace(PUNCTUATION, '') || key;
  const forms = { key, plain, core: withoutAsides(key) || plain };
  if (header.length > LONGEST_KEPT) return forms;
  if (lately.size >= MOST_KEPT) lately.clear();
  lately.set(header, forms);
  return forms;
}

/** NFKC, lower case, no white space, one kind of brackets and dashes. */
export function headerKey(header: string): string {
  return formsOf(header).key;
}

/** The same without punctuation; what stands in brackets stays: 男性トイレ数（洋式） → 男性トイレ数洋式. */
export function headerPlain(header: string): string {
  return formsOf(header).plain;
}

/** The same without what is only said beside it: brackets, notes behind ※. */
export function headerCore(header: string): string {
  return formsOf(header).core;
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

function withoutAsides(key: string): string {
  return key
    .replace(/\([^()]*\)/gu, '')
    .replace(/※.*$/u, '')
    .replace(PUNCTUATION, '');
}
