/** Builds the ranges of an area's name from its words. */
import { type LotSpan, type Span, type TownRange, wholeTown } from './town-range.ts';
import { type RangeWord, rangeWords } from './town-range-words.ts';

type Level = 'chome' | 'block' | 'house';

/** Walks over the words and builds ranges; a new town, or a chome behind blocks, begins a new one. */
export class RangeReader {
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
  /** True when the last number stands right behind a block: the 2 of 3番地の2. */
  #branch = false;

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
        this.#bracket(words.slice(i + 1, close), close >= words.length - 1);
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
    const range = wholeTown(this.#ward, this.#label, town);
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
      // 上記以外の大町地区 only names the town again.
      if (!(current.rest && text === `の${current.town}地区`)) current.unclear.push(text);
      return;
    }
    if (current && this.#leavesOutCommonPart(current, text)) {
      if (current.unclear.length === 0) current.town = current.town.slice(0, -1);
      current.unclear.push(text);
      return;
    }
    this.#begin(this.#base === '' ? text : this.#base + text.replace(/(?<=..)地区$/, ''));
  }

  /** 松美ガ丘北・東・南町: which towns are meant stays open. */
  #leavesOutCommonPart(current: TownRange, text: string): boolean {
    if (this.#separator !== '・' || !/^[東西南北中上下]町?$/.test(text)) return false;
    return current.unclear.length > 0 || /..[東西南北中上下]$/.test(current.town.slice(this.#base.length));
  }

  #number(value: number): void {
    this.#range();
    if (this.#rangeFrom === 'pending') {
      const last = this.#pending.at(-1);
      if (last) last.to = value;
      this.#rangeFrom = null;
    } else {
      this.#branch = this.#last === 'block' && this.#separator === null && this.#rangeFrom === null;
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
    const numbers = this.#pending;
    const range = this.#current;
    this.#pending = [];
    this.#rangeFrom = null;
    const [first] = numbers;
    if (!range || !first) return;
    const lot = range.lots?.at(-1);
    if (range.town.startsWith('大字') && range.chome === null && range.lots === null) {
      range.lots = numbers.map(lotWithoutMark);
    } else if (this.#branch && lot && numbers.length === 1) {
      this.#putHouses(range, lot, first);
    } else {
      // With numbers that nobody understands the ones before may be wrong too.
      range.unclear.push(numbers.map((n) => n.from).join(','));
      range.chome = null;
      range.lots = null;
    }
  }

  /** 【豊岩】字九十田を除く; 本町1丁目を除く. */
  #exceptBefore(): void {
    this.#leftOver();
    const range = this.#range();
    if (range.unclear.length > 0) {
      range.unclear.push('除く');
    } else if (range.chome !== null || range.lots !== null) {
      range.except.push({ ...wholeTown(null, null, range.town), chome: range.chome, lots: range.lots });
      // 若久6丁目74番以外 is the chome without the block, 本町1丁目以外 the town without the chome.
      if (range.lots === null) range.chome = null;
      range.lots = null;
    } else if (this.#base !== '' && range.town.length > this.#base.length) {
      range.exceptNames.push(range.town.slice(this.#base.length));
      range.town = this.#base;
    } else {
      range.unclear.push('除く');
    }
  }

  #bracket(inner: readonly RangeWord[], atEnd: boolean): void {
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
      // At the end (泉、原（国道の東側）) the words may limit every range before.
      for (const limited of atEnd ? this.#ranges : [range]) limited.unclear.push(text);
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
    const words = inner.filter((w) => w.kind === 'word' && w.text !== range.town);
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
    reader.read(inner.filter((w) => w.kind !== 'except' && w.kind !== 'word'));
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

/** 大字 have lots and no chome: 大字椎原371~437, and 大字板付868-2 is branch 2 of lot 868. */
function lotWithoutMark({ from, to }: Span): LotSpan {
  return to < from
    ? { from: { block: from, number: to }, to: { block: from, number: to } }
    : { from: { block: from, number: null }, to: { block: to, number: null } };
}
