/** Garbage areas as towns write them, as data: which towns, chome, blocks and numbers belong to one. */
import { municipalitiesFolded } from './municipalities.ts';
import { foldPlaceName } from './spelling.ts';
import { type RangeWord, rangeWords } from './town-range-words.ts';
import { nfkc } from './width.ts';

/** Both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** Blocks (番) from one to another, both included; a number (号) narrows the first or the last block. */
export interface LotSpan {
  from: { block: number; number: number | null };
  to: { block: number; number: number | null };
}

export interface TownRange {
  /** 東区, where a ward is written in front. */
  ward: string | null;
  /** A district that addresses don't hold: 橋北地区, 河辺区域. */
  label: string | null;
  /** Town as written; '' when none is: 上記以外. */
  town: string;
  /** null: all of the town. */
  chome: Span[] | null;
  /** null: all blocks. */
  lots: LotSpan[] | null;
  /** 上記以外: what no other area of the town takes. */
  rest: boolean;
  /** Ranges taken out; a null chome there means the same chome. */
  except: TownRange[];
  /** Names taken out (（青葉団地を除く）): whether an address lies there only its words can say. */
  exceptNames: string[];
  /** Words that were not understood: with them nothing is ever said to be inside. */
  unclear: string[];
}

const LONGEST_NAME = 1000;
const DISTRICT = /(?:区域|地区|地域|校区|学区|エリア|方面|支所|管内)$/;

/**
 * The ranges that an area's name writes: 東区 青葉1丁目1番～12番，13番1～26号; 本町1・2丁目; 青葉町（1～3丁目）;
 * 【土崎港】北一丁目～七丁目、南一丁目; 内浜1丁目上記以外; 和白丘2丁目3番（36号，48号を除く）.
 * What isn't understood is kept in `unclear`. Never empty for a text with any letter.
 */
export function parseTownRanges(name: string): TownRange[] {
  const text = nfkc(name).trim();
  if (text === '') return [];
  const { ward, label, base, rest } = prefixOf(text.slice(0, LONGEST_NAME));
  const reader = new RangeReader(ward, label, base);
  if (text.length > LONGEST_NAME) reader.markUnclear(text.slice(LONGEST_NAME, LONGEST_NAME + 20));
  reader.read(rangeWords(rest));
  return reader.finish();
}

/** Ward, district or 【town】 in front of the ranges. */
function prefixOf(text: string): { ward: string | null; label: string | null; base: string; rest: string } {
  const bracket = /^【([^】]{1,30})】\s*/.exec(text);
  if (bracket) {
    const inside = bracket[1] ?? '';
    const rest = text.slice(bracket[0].length);
    return DISTRICT.test(inside)
      ? { ward: null, label: inside, base: '', rest }
      : { ward: null, label: null, base: inside, rest };
  }
  const word = /^[^\s\d()（）、,]{1,16}/.exec(text)?.[0] ?? '';
  const wardEnd = wardLength(word);
  if (wardEnd > 0) {
    const ward = word.slice(0, wardEnd).replace(/^.{1,8}市(?=.)/, '');
    return { ward, label: null, base: '', rest: text.slice(wardEnd).trimStart() };
  }
  const gap = text.slice(word.length);
  if (word !== '' && /^\s+[^\s\d]/.test(gap))
    return { ward: null, label: word, base: '', rest: gap.trimStart() };
  return { ward: null, label: null, base: '', rest: text };
}

/** Length of a ward's name, with its city if written, at the start of a word; 0 if there is none. */
function wardLength(word: string): number {
  const end = word.indexOf('区') + 1;
  if (end < 2) return 0;
  return municipalitiesFolded(foldPlaceName(word.slice(0, end))).some((m) => m.kind.endsWith('ward'))
    ? end
    : 0;
}

function emptyRange(ward: string | null, label: string | null, town: string): TownRange {
  return {
    ward,
    label,
    town,
    chome: null,
    lots: null,
    rest: false,
    except: [],
    exceptNames: [],
    unclear: [],
  };
}

type Level = 'chome' | 'block' | 'house';

/** Walks over the words and builds ranges; a new town, or a chome behind blocks, begins a new one. */
class RangeReader {
  readonly #ward: string | null;
  readonly #label: string | null;
  readonly #base: string;
  readonly #ranges: TownRange[] = [];
  #current: TownRange | null = null;
  /** Numbers whose mark is still to come: the 1 of 1・2丁目. */
  #pending: Span[] = [];
  /** What the last number was, for the range that may follow it. */
  #last: Level | 'pending' | null = null;
  /** The level that a range goes on from: 1丁目から4丁目. */
  #rangeFrom: Level | 'pending' | null = null;
  #separator: string | null = null;

  constructor(ward: string | null, label: string | null, base: string) {
    this.#ward = ward;
    this.#label = label;
    this.#base = base;
  }

  read(words: readonly RangeWord[]): void {
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i];
      if (!word) break;
      if (word.kind === 'open') {
        const close = closingOf(words, i);
        this.#bracket(words.slice(i + 1, close));
        i = close;
      } else {
        this.#step(word);
      }
    }
  }

  finish(): TownRange[] {
    this.#leftOver();
    if (this.#ranges.length === 0) this.#begin(this.#base);
    return this.#ranges;
  }

  markUnclear(text: string): void {
    this.#range().unclear.push(text);
  }

  #begin(town: string): TownRange {
    this.#leftOver();
    const range = emptyRange(this.#ward, this.#label, town);
    if (town === '' && this.#ranges.length > 0) range.town = this.#ranges.at(-1)?.town ?? '';
    this.#ranges.push(range);
    this.#current = range;
    this.#last = null;
    return range;
  }

  #range(): TownRange {
    return this.#current ?? this.#begin(this.#base);
  }

  #step(word: RangeWord): void {
    switch (word.kind) {
      case 'word':
        this.#town(word.text);
        break;
      case 'number':
        this.#number(word.value);
        break;
      case 'chome':
      case 'block':
      case 'house':
        this.#mark(word.kind);
        break;
      case 'range':
        this.#rangeFrom = this.#last;
        break;
      case 'separator':
        this.#separator = word.text;
        return;
      case 'rest':
        this.#leftOver();
        this.#range().rest = true;
        break;
      case 'except':
        this.#exceptBefore();
        break;
      case 'part':
        this.markUnclear(word.text);
        break;
      default:
        return;
    }
    this.#separator = null;
  }

  #town(text: string): void {
    const current = this.#current;
    if (current && this.#separator === null) {
      current.unclear.push(text);
      return;
    }
    // 松美ガ丘北・東・南町 leaves out the common part: which towns are meant stays open.
    if (
      current &&
      this.#separator === '・' &&
      current.chome === null &&
      /^[東西南北中上下][町]?$/.test(text)
    ) {
      if (current.unclear.length === 0) current.town = current.town.slice(0, -1);
      current.unclear.push(text);
      return;
    }
    this.#begin(this.#base + text);
  }

  #number(value: number): void {
    if (this.#rangeFrom === 'pending') {
      const last = this.#pending.at(-1);
      if (last) last.to = value;
      this.#rangeFrom = null;
    } else {
      this.#pending.push({ from: value, to: value });
    }
    this.#last = 'pending';
  }

  #mark(level: Level): void {
    let range = this.#range();
    // A chome behind blocks is the next range of the same town.
    if (level === 'chome' && (range.lots !== null || range.unclear.length > 0)) {
      const kept = this.#pending;
      this.#pending = [];
      range = this.#begin(range.town);
      this.#pending = kept;
    }
    for (const span of this.#pending) {
      this.#put(range, level, span);
      this.#rangeFrom = null;
    }
    this.#pending = [];
    this.#last = level;
  }

  #put(range: TownRange, level: Level, span: Span): void {
    if (level === 'chome') {
      const last = range.chome?.at(-1);
      if (this.#rangeFrom === 'chome' && last) last.to = span.to;
      else range.chome = [...(range.chome ?? []), span];
      return;
    }
    const lot = range.lots?.at(-1);
    if (level === 'block') {
      // 1番1号~5番3号 goes on over blocks.
      if ((this.#rangeFrom === 'block' || this.#rangeFrom === 'house') && lot) {
        lot.to = { block: span.to, number: null };
      } else {
        const added = { from: { block: span.from, number: null }, to: { block: span.to, number: null } };
        range.lots = [...(range.lots ?? []), added];
      }
      return;
    }
    if (!lot) {
      range.unclear.push(`${span.from}号`);
      return;
    }
    this.#putHouses(range, lot, span);
  }

  #putHouses(range: TownRange, lot: LotSpan, span: Span): void {
    const { block } = lot.to;
    const oneBlock = lot.from.block === block;
    if (this.#rangeFrom === 'house' || (!oneBlock && lot.to.number === null)) {
      lot.to.number = span.to;
    } else if (oneBlock && lot.from.number === null && lot.to.number === null) {
      lot.from.number = span.from;
      lot.to.number = span.to;
    } else {
      range.lots?.push({ from: { block, number: span.from }, to: { block, number: span.to } });
    }
  }

  /** Numbers that no mark followed: 旭町2 may be the second 旭町 or its second chome. */
  #leftOver(): void {
    const [first] = this.#pending;
    this.#pending = [];
    this.#rangeFrom = null;
    if (first) (this.#current ?? this.#begin(this.#base)).unclear.push(String(first.from));
  }

  /** 【豊岩】字九十田を除く; 本町1丁目を除く. */
  #exceptBefore(): void {
    this.#leftOver();
    const range = this.#range();
    if (range.chome !== null || range.lots !== null) {
      range.except.push({ ...emptyRange(null, null, range.town), chome: range.chome, lots: range.lots });
      range.chome = null;
      range.lots = null;
    } else if (this.#base !== '' && range.town.length > this.#base.length) {
      range.exceptNames.push(range.town.slice(this.#base.length));
      range.town = this.#base;
    } else {
      range.unclear.push('除く');
    }
  }

  #bracket(inner: readonly RangeWord[]): void {
    const has = (kind: RangeWord['kind']) => inner.some((w) => w.kind === kind);
    const text = inner.map((w) => w.text).join('');
    if (has('also') || (has('whole') && !has('word'))) return;
    const range = this.#range();
    if (has('rest')) {
      range.rest = true;
    } else if (has('except')) {
      this.#leftOver();
      this.#exceptInside(range, inner, text);
    } else if (has('word') || !has('number')) {
      range.unclear.push(text);
    } else {
      this.#numbersInside(range, inner, text);
    }
  }

  /** 青葉町（1～3丁目）, 大島4丁目（5～13）: bare numbers behind a chome are blocks. */
  #numbersInside(range: TownRange, inner: readonly RangeWord[], text: string): void {
    this.#leftOver();
    this.#separator = null;
    this.read(inner);
    if (this.#pending.length > 0 && range.chome !== null && range.lots === null) this.#mark('block');
    if (this.#pending.length > 0) {
      this.#pending = [];
      range.unclear.push(text);
    }
  }

  /** （36号，48号を除く）: numbers of the block before; names are kept as names. */
  #exceptInside(range: TownRange, inner: readonly RangeWord[], text: string): void {
    const words = inner.filter((w) => w.kind === 'word');
    if (words.length > 0) {
      if (inner.some((w) => w.kind === 'number' || w.kind === 'part')) range.unclear.push(text);
      else range.exceptNames.push(...words.map((w) => w.text));
      return;
    }
    const reader = new RangeReader(null, null, range.town);
    const lot = range.lots?.at(-1);
    const onlyHouses = inner.some((w) => w.kind === 'house') && !inner.some((w) => w.kind === 'block');
    if (onlyHouses && lot && lot.from.block === lot.to.block) {
      reader.read(rangeWords(`${lot.to.block}番`));
    }
    reader.read(inner.filter((w) => w.kind !== 'except'));
    range.except.push(...reader.finish());
  }
}

function closingOf(words: readonly RangeWord[], open: number): number {
  let depth = 0;
  for (let i = open; i < words.length; i += 1) {
    if (words[i]?.kind === 'open') depth += 1;
    if (words[i]?.kind === 'close') depth -= 1;
    if (depth === 0) return i;
  }
  return words.length;
}
