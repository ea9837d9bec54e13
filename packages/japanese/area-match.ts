/** Which of a town's areas holds an address: all areas together decide what one name alone can't. */
import { type SplitAddress, splitAddress } from './address.ts';
import { isPartOf, placeOfCode } from './place-in-text.ts';
import type { TownRange } from './town-range.ts';
import {
  addressKeys,
  type Judgement,
  judgeAll,
  type RangeReason,
  type RangeVerdict,
  rangeKey,
} from './town-range-match.ts';
import { parseTownRanges } from './town-ranges.ts';

/** An area by any key of the caller's, with its name as the file writes it. */
export interface NamedArea<K> {
  readonly key: K;
  readonly name: string;
}

export interface AreaVerdict<K> {
  readonly key: K;
  readonly verdict: RangeVerdict;
  readonly why: RangeReason;
}

export interface MatchAreasOptions {
  /** Code of the municipality that the areas belong to: an address in another one matches nothing. */
  readonly within?: string;
}

interface Judged<K> {
  readonly key: K;
  readonly ranges: readonly TownRange[];
  judged: Judgement;
}

/**
 * The areas that hold or may hold an address, inside ones first, then in the given order; areas outside are left out.
 *
 * Beyond `isInside`: 上記以外 is decided by the other areas of the town; a ward that wasn't typed is no doubt when the
 * town lies in one ward only; similar towns are left out when the very town is there; of several areas that hold the
 * address only the narrowest is inside, and equally narrow ones are all unknown.
 */
export function matchAreas<K>(
  address: string,
  areas: readonly NamedArea<K>[],
  options: MatchAreasOptions = {},
): AreaVerdict<K>[] {
  const split = splitAddress(address, options);
  const place = placeOfCode(options.within);
  if (place && split.municipality && !isPartOf(split.municipality, place)) return [];
  if (split.town === null && split.candidates.length === 0) return [];
  const all = areas.map(({ key, name }) => ({ key, ranges: rangesOf(name) }));
  const wards = wardsByTown(all.map((a) => a.ranges));
  const judged: Judged<K>[] = all.map((area) => ({
    ...area,
    judged: judgeAll(split, area.ranges, (range) => (wards.get(rangeKey(range))?.size ?? 0) <= 1),
  }));
  decideRests(split, judged);
  dropSimilar(judged);
  keepNarrowest(judged);
  const found = judged
    .filter((a) => a.judged.verdict !== 'outside')
    .map((a) => ({ key: a.key, verdict: a.judged.verdict, why: a.judged.why }));
  return [...found.filter((a) => a.verdict === 'inside'), ...found.filter((a) => a.verdict !== 'inside')];
}

/** 上記以外 is inside when every other area is surely outside, and outside when another is inside. */
function decideRests<K>(split: SplitAddress, judged: Judged<K>[]): void {
  const rests = judged
    .filter((a) => a.judged.why === 'rest-of-town' && a.judged.verdict === 'unknown')
    .sort((a, b) => restScope(b) - restScope(a));
  for (const rest of rests) {
    // The rest of a chome comes before the rest of a town, and that before all else.
    const others = judged.filter(
      (a) => !rests.includes(a) || (a !== rest && restScope(a) >= restScope(rest)),
    );
    if (others.some((a) => a.judged.verdict === 'inside')) {
      rest.judged = { verdict: 'outside', why: 'not-in-range' };
    } else if (others.every((a) => a.judged.verdict === 'outside' || a.judged.why === 'similar-town')) {
      // 上記以外 without a town takes what nobody named; a misspelt town would be taken too, so it stays unknown.
      const sure = restScope(rest) > 0 && !mayGoOn(split, others);
      rest.judged = { verdict: sure ? 'inside' : 'unknown', why: 'rest-of-town' };
    }
  }
}

/** 八橋 alone may be the beginning of 八橋大沼町, which another area takes; with numbers behind it is complete. */
function mayGoOn<K>(split: SplitAddress, others: readonly Judged<K>[]): boolean {
  if (split.town === null) return true;
  if (split.chome !== null || split.block !== null) return false;
  const keys = addressKeys(split);
  return others.some((a) =>
    a.ranges.some((r) => keys.some((key) => rangeKey(r) !== key && rangeKey(r).startsWith(key))),
  );
}

function restScope<K>(area: Judged<K>): number {
  const rest = area.ranges.find((r) => r.rest);
  if (rest?.chome) return 2;
  return rest?.town ? 1 : 0;
}

function dropSimilar<K>(judged: Judged<K>[]): void {
  const exact = judged.some((a) => a.judged.verdict !== 'outside' && a.judged.why !== 'similar-town');
  if (!exact) return;
  for (const area of judged) {
    if (area.judged.why === 'similar-town') area.judged = { verdict: 'outside', why: 'other-town' };
  }
}

/**
 * An address has one area: the narrowest range wins, a tie is undecided, and so is an address that another area may
 * take by words that aren't understood (泉登木 beside 泉登木（新国道を挟んで陸運側）).
 */
function keepNarrowest<K>(judged: Judged<K>[]): void {
  const within = judged.filter((a) => a.judged.verdict === 'inside');
  if (judged.some((a) => a.judged.why === 'unclear-words')) {
    for (const area of within) area.judged = { verdict: 'unknown', why: 'several-areas' };
    return;
  }
  if (within.length < 2) return;
  const narrowness = (a: Judged<K>) => (a.judged.why === 'in-range' ? 1 : 0);
  const best = Math.max(...within.map(narrowness));
  const winners = within.filter((a) => narrowness(a) === best);
  for (const area of within) {
    if (winners.length > 1 || area !== winners[0]) area.judged = { verdict: 'unknown', why: 'several-areas' };
  }
}

function wardsByTown(all: readonly (readonly TownRange[])[]): Map<string, Set<string>> {
  const wards = new Map<string, Set<string>>();
  for (const range of all.flat()) {
    if (range.ward === null) continue;
    const key = rangeKey(range);
    const known = wards.get(key) ?? new Set();
    wards.set(key, known.add(range.ward));
  }
  return wards;
}

const LONGEST_REMEMBERED = 200;
const MOST_REMEMBERED = 5000;
const remembered = new Map<string, TownRange[]>();

/** Ranges of a name, parsed once: a search reads a thousand names, the same ones each time. */
function rangesOf(name: string): TownRange[] {
  const known = remembered.get(name);
  if (known) return known;
  const ranges = parseTownRanges(name);
  if (name.length > LONGEST_REMEMBERED) return ranges;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(name, ranges);
  return ranges;
}
