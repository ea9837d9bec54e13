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

/** Reads chome, block and number from a position on. */
export function addressNumbers(text: string, from: number): AddressNumbers {
  const parts: NumberPart[] = [];
  let at = skipSpaces(text, from);
  let rank = 0;
  let marked = false;
  let unmarked: { value: number; end: number }[] = [];
  const flush = () => {
    for (const run of nameUnmarked(unmarked, rank)) parts.push(run);
    unmarked = [];
  };
  while (rank < ORDER.length) {
    const run = numberAt(text, at);
    if (!run) break;
    const markAt = skipSpaces(text, run.end);
    const after = text.slice(markAt, markAt + 4);
    const mark = /^(?:丁目|番地|番(?![町丁館街外])|号(?![棟室館車線]))/.exec(after)?.[0];
    if (mark === undefined && BUILDING_AFTER_NUMBER.test(after)) break;
    const kind = mark === '丁目' ? 0 : mark === '号' ? 2 : mark === undefined ? -1 : 1;
    if (kind !== -1 && kind < rank) break;
    const end = mark === undefined ? run.end : markAt + mark.length;
    const next = behindHyphen(text, end);
    if (rank + unmarked.length > Math.max(kind, 0) && kind === 2) break;
    if (kind === -1 || (mark === '番地' && unmarked.length > 0)) {
      // 12-3番地 is lot 12, branch 3: the mark stands for both.
      if (unmarked.length + rank >= ORDER.length) break;
      unmarked.push({ value: run.value, end: next });
    } else {
      // 1-2号: the numbers before a mark take the places below it.
      const before = unmarked.slice(0, kind - rank);
      before.forEach((u, i) => {
        parts.push({ kind: ORDER[kind - before.length + i] ?? 'block', ...u });
      });
      unmarked = [];
      marked ||= parts.length === 0 || kind === 0;
      parts.push({ kind: ORDER[kind] ?? 'block', value: run.value, end: next });
      rank = kind + 1;
    }
    if (next === end && mark === undefined) break;
    at = skipSpaces(text, next);
    if (mark === undefined && at !== next && numberAt(text, at) === null) break;
  }
  const hyphenated = !marked && parts.length === 0 && unmarked.length > 0;
  flush();
  return { parts, hyphenated };
}

/** Numbers without marks take the free places in order; one or two alone are block and number. */
function nameUnmarked(unmarked: readonly { value: number; end: number }[], rank: number): NumberPart[] {
  const first = rank > 0 ? rank : unmarked.length >= 3 ? 0 : 1;
  return unmarked.map((u, i) => ({ kind: ORDER[first + i] ?? 'number', ...u }));
}

/** The position behind one hyphen if a number follows it, else the same position. */
function behindHyphen(text: string, at: number): number {
  const hyphen = skipSpaces(text, at);
  if (!isHyphen(text.charAt(hyphen))) return at;
  const next = skipSpaces(text, hyphen + 1);
  return numberAt(text, next) === null ? at : next;
}
