/** Is this address inside the range? Inside is only said with ground; what can't be decided is unknown. */
import { type SplitAddress, splitAddress } from './address.ts';
import { municipalitiesFolded } from './municipalities.ts';
import { foldPlaceName } from './spelling.ts';
import type { LotSpan, TownRange } from './town-range.ts';
import { nfkc, withoutSpaces } from './width.ts';

export type RangeVerdict = 'inside' | 'outside' | 'unknown';

/** Why a verdict was reached, for the words that people are shown. */
export type RangeReason =
  | 'in-range'
  | 'whole-town'
  | 'rest-of-town'
  | 'other-town'
  | 'other-ward'
  | 'not-in-range'
  | 'excepted'
  | 'needs-ward'
  | 'needs-town'
  | 'needs-chome'
  | 'needs-block'
  | 'needs-number'
  | 'similar-town'
  | 'several-areas'
  | 'unclear-words';

export interface Judgement {
  readonly verdict: RangeVerdict;
  readonly why: RangeReason;
}

const inside = (why: RangeReason): Judgement => ({ verdict: 'inside', why });
const outside = (why: RangeReason): Judgement => ({ verdict: 'outside', why });
const unknown = (why: RangeReason): Judgement => ({ verdict: 'unknown', why });

/**
 * Whether an address (text or already split) lies in one of the ranges of an area.
 * `unknown` when the address lacks what the range needs (ward, chome, block, number), when the range holds words that
 * were not understood, and for 上記以外, which only the other areas can decide (see `matchAreas`).
 */
export function isInside(address: string | SplitAddress, ranges: readonly TownRange[]): RangeVerdict {
  const split = typeof address === 'string' ? splitAddress(address) : address;
  return judgeAll(split, ranges, () => false).verdict;
}

/** The best judgement of several ranges: inside before unknown before outside. `wardIsClear` tells when a missing ward is no doubt. */
export function judgeAll(
  address: SplitAddress,
  ranges: readonly TownRange[],
  wardIsClear: (range: TownRange) => boolean,
): Judgement {
  let best = outside('other-town');
  for (const range of ranges) {
    const judged = judge(address, range, wardIsClear(range));
    if (judged.verdict === 'inside') return judged;
    if (judged.verdict === 'unknown' && best.verdict === 'outside') best = judged;
    else if (best.why === 'other-town') best = judged;
  }
  return best;
}

/** The form in which towns are compared: spelling folded, without 大字 and 字. */
function townKey(town: string): string {
  return foldPlaceName(withoutSpaces(nfkc(town))).replace(/大?字/g, '');
}

const namesOfRanges = new WeakMap<TownRange, string[]>();
const keysOfAddresses = new WeakMap<SplitAddress, readonly string[]>();

/** The keys of a range's town, alone and behind its district; kept, because a search asks thousands of times. */
function namesOf(range: TownRange): string[] {
  const known = namesOfRanges.get(range);
  if (known) return known;
  const district = range.label?.replace(/(?:区域|地区|地域)$/, '') ?? '';
  const names = [townKey(range.town), townKey(district + range.town)];
  // 奈良市登大路町: some towns put their own name in front, which addresses hold as the municipality.
  const city = /^(.{1,7}?市)(.{2,})$/.exec(names[0] ?? '');
  if (city && municipalitiesFolded(city[1] ?? '').length > 0) names.push(city[2] ?? '');
  namesOfRanges.set(range, names);
  return names;
}

/** The key of a range's town. */
export function rangeKey(range: TownRange): string {
  return namesOf(range)[0] ?? '';
}

/**
 * The keys of an address's town; none if there is no town. A municipality that is written without its prefecture or
 * county may as well begin a town's name (中山町西 is a town of Nara, 中山町 a municipality of Yamagata): both count.
 */
export function addressKeys(address: SplitAddress): readonly string[] {
  const known = keysOfAddresses.get(address);
  if (known) return known;
  const keys = address.town === null ? [] : [townKey(address.town)];
  const written = address.parts.find((p) => p.kind === 'municipality')?.text;
  const sure = address.parts.some((p) => p.kind === 'prefecture' || p.kind === 'county');
  if (written !== undefined && !sure && !address.candidates[0]?.kind.endsWith('ward')) {
    keys.push(townKey(written + (address.town ?? '')));
  }
  keysOfAddresses.set(address, keys);
  return keys;
}

/** The ward of an address by name, also when several cities have one of that name. */
function wardOf(address: SplitAddress): string | null {
  const [first] = address.candidates;
  if (!first?.kind.endsWith('ward')) return null;
  return address.candidates.every((c) => c.name === first.name) ? first.name : null;
}

function judge(address: SplitAddress, range: TownRange, wardIsClear: boolean): Judgement {
  const ward = wardOf(address);
  if (range.ward !== null && ward !== null && range.ward !== ward) return outside('other-ward');
  const town = judgeTown(address, range);
  if (town.verdict !== 'inside') return town;
  const numbers = judgeNumbers(address, range);
  if (numbers.verdict === 'outside') return numbers;
  if (range.unclear.length > 0) return unknown('unclear-words');
  if (numbers.verdict === 'unknown') return numbers;
  if (range.ward !== null && ward === null && !wardIsClear) return unknown('needs-ward');
  return range.rest ? unknown('rest-of-town') : numbers;
}

/** Inside: it is this town. */
function judgeTown(address: SplitAddress, range: TownRange): Judgement {
  if (range.town === '') return range.rest ? inside('rest-of-town') : unknown('needs-town');
  const keys = addressKeys(address);
  if (keys.length === 0) return unknown('needs-town');
  const names = namesOf(range);
  if (names.some((name) => keys.includes(name))) return inside('whole-town');
  if (names.some((name) => isPartOfTown(address.town ?? '', name))) {
    // A 字 has lots of its own: numbers of the range don't count there.
    return range.chome === null && range.lots === null ? inside('whole-town') : unknown('similar-town');
  }
  const similar = names.some((name) => keys.some((key) => isSimilar(name, key)));
  return similar ? unknown('similar-town') : outside('other-town');
}

/** 北方 and 北方町 are often one town in two spellings, and often two. */
function isSimilar(name: string, key: string): boolean {
  return name === `${key}町` || (name.length >= 2 && key.startsWith(name));
}

/** 広面字谷内佐渡 is part of 広面. */
function isPartOfTown(town: string, name: string): boolean {
  const written = foldPlaceName(withoutSpaces(town));
  return name !== '' && written.startsWith(name) && /^大?字/.test(written.slice(name.length));
}

interface Reading {
  readonly chome: number | null;
  readonly block: number | null;
  readonly number: number | null;
}

/** Hyphens alone don't say whether 1-2 is chome and block or block and number: the range's own form decides. */
function readingFor(address: SplitAddress, withChome: boolean): Reading {
  if (!address.hyphenated) return address;
  const [a = null, b = null, c = null] = [address.chome, address.block, address.number].filter(
    (n) => n !== null,
  );
  return withChome ? { chome: a, block: b, number: c } : { chome: null, block: a, number: b };
}

/** 大字香椎 has lots and no chome, beside the 香椎 that has them; hyphens alone don't tell the two apart. */
function judgeOaza(address: SplitAddress, range: TownRange): Judgement | null {
  const written = address.parts.some((p) => p.kind === 'town' && p.text.trimStart().startsWith('大字'));
  if (written) return range.chome === null ? null : outside('not-in-range');
  if (!range.town.startsWith('大字') || range.chome !== null) return null;
  if (address.hyphenated) return address.number === null ? null : unknown('needs-chome');
  return address.chome === null ? null : outside('not-in-range');
}

function judgeNumbers(address: SplitAddress, range: TownRange): Judgement {
  const oaza = judgeOaza(address, range);
  if (oaza) return oaza;
  const reading = readingFor(address, range.chome !== null || range.except.some((e) => e.chome !== null));
  const own = judgeReading(reading, range);
  if (own.verdict !== 'inside') return own;
  for (const exception of range.except) {
    const taken =
      exception.unclear.length > 0
        ? unknown('unclear-words')
        : judgeReading(reading, { ...exception, chome: exception.chome ?? range.chome });
    if (taken.verdict === 'inside') return outside('excepted');
    if (taken.verdict === 'unknown') return taken;
  }
  if (range.exceptNames.length > 0) {
    const text = townKey(address.text);
    const named = range.exceptNames.some((name) => text.includes(townKey(name)));
    return named ? outside('excepted') : unknown('unclear-words');
  }
  return own;
}

function judgeReading(reading: Reading, range: Pick<TownRange, 'chome' | 'lots'>): Judgement {
  const { chome } = reading;
  if (range.chome !== null) {
    if (chome === null) return unknown('needs-chome');
    if (!range.chome.some((span) => span.from <= chome && chome <= span.to)) return outside('not-in-range');
  } else if (range.lots !== null && chome !== null) {
    return unknown('needs-chome');
  }
  if (range.lots === null) return inside(range.chome === null ? 'whole-town' : 'in-range');
  if (reading.block === null) return unknown('needs-block');
  let best = outside('not-in-range');
  for (const lot of range.lots) {
    const judged = judgeLot(reading.block, reading.number, lot);
    if (judged.verdict === 'inside') return judged;
    if (judged.verdict === 'unknown') best = judged;
  }
  return best;
}

function judgeLot(block: number, number: number | null, lot: LotSpan): Judgement {
  const { from, to } = lot;
  if (block < from.block || block > to.block) return outside('not-in-range');
  const low = block === from.block ? from.number : null;
  const high = block === to.block ? to.number : null;
  if (low === null && high === null) return inside('in-range');
  if (number === null) return unknown('needs-number');
  const fits = (low === null || number >= low) && (high === null || number <= high);
  return fits ? inside('in-range') : outside('not-in-range');
}
