/** The words of a garbage area's name: towns, numbers with their marks, ranges, exceptions. */
import { numberAt } from './address-numbers.ts';

export type RangeWordKind =
  | 'word'
  | 'number'
  | 'chome'
  | 'block'
  | 'house'
  | 'range'
  | 'separator'
  | 'space'
  | 'open'
  | 'close'
  | 'rest'
  | 'except'
  | 'also'
  | 'whole'
  | 'part';

export interface RangeWord {
  readonly kind: RangeWordKind;
  readonly text: string;
  /** Only for numbers. */
  readonly value: number;
}

const AREA = '(?:の?(?:地区|地域|区域|ところ|部分|もの|全域|全て|すべて))?';
/** What may stand at a position, tried in this order. All are bounded and can't backtrack far. */
const PATTERNS: readonly (readonly [RangeWordKind, RegExp])[] = [
  ['space', /\s+/y],
  ['open', /[([〔［（「]/y],
  ['close', /[)\]〕］）」]/y],
  ['separator', /[、,，・･;/／]|及び|および|並びに/y],
  [
    'rest',
    new RegExp(`(?:[上下左右前]記|これら|他の地区)(?:の?以外|を?除く|を?除いた)${AREA}|その他${AREA}`, 'y'),
  ],
  ['except', new RegExp(`(?:を除く|を除いた|以外|除く)${AREA}`, 'y')],
  ['also', /を?含む|を?含みます/y],
  ['whole', /の?全域|の?全部|の?全地区/y],
  // Single houses of an estate (別府団地15棟) are no number of an address.
  ['part', /の?一部|[\dA-Z]{1,3}(?:号?棟|号室|号館)/y],
  ['chome', /丁目/y],
  ['block', /番地|番(?![町丁館街])/y],
  ['house', /号(?![棟室館車線])/y],
];
const RANGE = /[~〜\-‐‑‒–—―−ー─━]|から/y;
const NAME_AFTER_DIGITS = /(?:条|線|地割|区|組|軒|番町|番丁|の町|丁町|号線)/y;
const LEADS_TO_MARK =
  /[\d〇一二三四五六七八九十百~〜\-‐–―−ー、,，・･からの\s]{0,40}(?:丁目|番地|番(?![町丁館街])|号(?![棟室館車線]))/y;

const NUMERIC = new Set<RangeWordKind>(['number', 'chome', 'block', 'house']);

/** The words of an NFKC text. Everything that is no number, mark or separator is a `word`. */
export function rangeWords(text: string): RangeWord[] {
  const words: RangeWord[] = [];
  let plain = '';
  let at = 0;
  const push = (kind: RangeWordKind, piece: string, value = 0) => {
    if (plain !== '') words.push({ kind: 'word', text: plain, value: 0 });
    plain = '';
    words.push({ kind, text: piece, value });
  };
  while (at < text.length) {
    const before = plain === '' ? words.at(-1)?.kind : 'word';
    const found = markAt(text, at, before);
    if (found) {
      if (found.kind !== null) push(found.kind, found.text);
      at += found.text.length;
      continue;
    }
    const run = numberAt(text, at);
    if (run && countsAsNumber(text, at, run.end, run.kanji)) {
      push('number', text.slice(at, run.end), run.value);
      at = run.end;
      continue;
    }
    const end = run?.end ?? at + 1;
    plain += text.slice(at, end);
    at = end;
  }
  if (plain !== '') words.push({ kind: 'word', text: plain, value: 0 });
  return words;
}

/** A mark at a position; kind null for letters that say nothing more (まで, の between numbers, a joining hyphen). */
function markAt(
  text: string,
  at: number,
  before: RangeWordKind | undefined,
): { kind: RangeWordKind | null; text: string } | null {
  const afterNumber = before !== undefined && NUMERIC.has(before);
  for (const [kind, pattern] of PATTERNS) {
    if ((kind === 'chome' || kind === 'block' || kind === 'house') && before !== 'number') continue;
    const found = match(pattern, text, at);
    if (found) return { kind, text: found };
  }
  if (afterNumber) {
    if (text.startsWith('まで', at)) return { kind: null, text: 'まで' };
    const range = match(RANGE, text, at);
    if (range && numberAt(text, at + range.length)) return { kind: 'range', text: range };
    if (text.charAt(at) === 'の' && numberAt(text, at + 1)) return { kind: null, text: 'の' };
  }
  // 美保関町-千酌: the parts of one name.
  return before === 'word' && text.charAt(at) === '-' ? { kind: null, text: '-' } : null;
}

/** Digits count unless they belong to a name (北1条, 第2); kanji only when a mark follows (三~六丁目). */
function countsAsNumber(text: string, at: number, end: number, kanji: boolean): boolean {
  if (kanji) return match(LEADS_TO_MARK, text, end) !== null;
  return text.charAt(at - 1) !== '第' && match(NAME_AFTER_DIGITS, text, end) === null;
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
