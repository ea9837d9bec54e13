/** The numbers of an address: chome, block (番, 番地) and number (号), by their marks or by hyphens. */
import { parseNumeral } from './numerals.ts';
import { skipSpaces } from './place-in-text.ts';

/** Characters that part the numbers of an address: every hyphen-like one, the long mark, の. */
const HYPHENS = '-‐‑‒–—―−ー─━~〜の之ノ';
const KANJI_NUMERALS = '〇一二三四五六七八九十百千';
/** What follows digits that belong to a town's name: 北1条西, 第3地割, 東1線, 1区, 2軒家. */
const NAME_AFTER_DIGITS = /^(?:条|線|地割|区|組|軒|番町|番丁|の町|丁町|号線)/;
/** What follows a number that is a building's: 3号棟, 5階, 2F. */
const BUILDING_AFTER_NUMBER = /^(?:号?[棟室館]|階|F\b|車庫)/;

/** A run of digits or of kanji numerals. */
export interface NumberRun {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly kanji: boolean;
}

/** The number that stands exactly at a position, or null. */
export function numberAt(text: string, at: number): NumberRun | null {
  const isDigit = (i: number) => text.charAt(i) >= '0' && text.charAt(i) <= '9';
  let end = at;
  while (end < text.length && end - at < 12 && isDigit(end)) end += 1;
  const kanji = end === at;
  if (kanji) {
    while (end < text.length && end - at < 12 && KANJI_NUMERALS.includes(text.charAt(end))) end += 1;
  }
  if (end === at) return null;
  const value = parseNumeral(text.slice(at, end));
  return value === null ? null : { start: at, end, value, kanji };
}

/** True for a character that parts the numbers of an address. */
function isHyphen(char: string): boolean {
  return char !== '' && HYPHENS.includes(char);
}

/** Where the numbers of an address begin, from a position on: the end of the text if there are none. */
export function numbersStart(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const run = numberAt(text, at);
    if (!run) {
      at += 1;
      continue;
    }
    if (beginsNumbers(text, run)) return at;
    at = run.end;
  }
  return text.length;
}

function beginsNumbers(text: string, run: NumberRun): boolean {
  const next = skipSpaces(text, run.end);
  const after = text.slice(next, next + 4);
  if (!run.kanji) {
    // 第2 names something; 3の町 and 1条 do too.
    return text.charAt(run.start - 1) !== '第' && !NAME_AFTER_DIGITS.test(after);
  }
  if (after.startsWith('丁目') || after.startsWith('番地')) return true;
  if (after.startsWith('番'))
    return !/^番[町丁館街組]/.test(after) && /^番(?:$|[\d\s〇一二三四五六七八九十の-])/.test(after);
  const hyphen = after.charAt(0);
  return '-‐‑‒–—―−ー'.includes(hyphen) && hyphen !== '' && numberAt(text, next + 1) !== null;
}

/** A piece of the text with its meaning. */
export interface NumberPart {
  readonly kind: 'chome' | 'block' | 'number';
  readonly value: number;
  /** Where it ends, with its mark and the hyphen behind it. */
  readonly end: number;
}

export interface AddressNumbers {
  readonly parts: readonly NumberPart[];
  /** True when hyphens and not marks say what the first number is, so that 1-2 may be chome and block. */
  readonly hyphenated: boolean;
}

const ORDER = ['chome', 'block', 'number'] as const;
const MARK = /^(?:丁目|番地|番(?![町丁館街外])|号(?![棟室館車線]))/;
const MARK_RANK: Readonly<Record<string, number>> = { 丁目: 0, 番: 1, 番地: 1, 号: 2 };

/** A number with the rank that its mark gives, null without a mark. */
interface WrittenNumber {
  readonly value: number;
  readonly rank: number | null;
  readonly isLot: boolean;
  readonly end: number;
}

/** Reads chome, block and number from a position on; what fits no place is left for the building. */
export function addressNumbers(text: string, from: number): AddressNumbers {
  const parts: NumberPart[] = [];
  let rank = 0;
  let pending: WrittenNumber[] = [];
  const place = (numbers: readonly WrittenNumber[], first: number) => {
    numbers.forEach(({ value, end }, i) => {
      const kind = ORDER[first + i];
      if (kind) parts.push({ kind, value, end });
    });
  };
  for (const written of writtenNumbers(text, from)) {
    // 12-3番地 is lot 12, branch 3: the mark stands for both.
    if (written.rank === null || (written.isLot && pending.length > 0)) {
      pending.push(written);
      continue;
    }
    // 3-405号: the place of 号 is taken by the 3.
    if (rank + pending.length > written.rank) break;
    place([...pending, written], written.rank - pending.length);
    rank = written.rank + 1;
    pending = [];
  }
  const hyphenated = rank === 0 && pending.length > 0;
  // Three numbers are chome, block and number; one or two alone are taken for block and number.
  place(pending, rank > 0 || pending.length >= ORDER.length ? rank : 1);
  return { parts, hyphenated };
}

/** The numbers in a row, parted by marks and hyphens only, four at most. */
function writtenNumbers(text: string, from: number): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  let at = skipSpaces(text, from);
  while (found.length <= ORDER.length) {
    const run = numberAt(text, at);
    if (!run) break;
    const markAt = skipSpaces(text, run.end);
    const after = text.slice(markAt, markAt + 4);
    const mark = MARK.exec(after)?.[0];
    if (mark === undefined && BUILDING_AFTER_NUMBER.test(after)) break;
    const end = mark === undefined ? run.end : markAt + mark.length;
    const next = behindHyphen(text, end);
    found.push({
      value: run.value,
      rank: mark === undefined ? null : (MARK_RANK[mark] ?? null),
      isLot: mark === '番地',
      end: next,
    });
    if (mark === undefined && next === end) break;
    at = skipSpaces(text, next);
  }
  return found;
}

/** The position behind one hyphen if a number follows it, else the same position. */
function behindHyphen(text: string, at: number): number {
  const hyphen = skipSpaces(text, at);
  if (!isHyphen(text.charAt(hyphen))) return at;
  const next = skipSpaces(text, hyphen + 1);
  return numberAt(text, next) === null ? at : next;
}
