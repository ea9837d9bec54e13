/** Finds the prefecture and the municipality at the start of an address. */
import { type Municipality, municipalitiesFolded, municipalityByCode } from './municipalities.ts';
import { prefectures } from './prefectures.ts';
import { foldPlaceName } from './spelling.ts';

/** Longer names don't exist; a bound on every look-up. */
const LONGEST_NAME = 16;

/** A county or city and what follows it, as positions in the text. */
export interface PlaceFound {
  /** Where the county, if written, ends (equal to the start if none). */
  readonly countyEnd: number;
  /** Where the municipality ends, with its ward. */
  readonly end: number;
  /** All that the words may mean, today's first. */
  readonly candidates: readonly Municipality[];
}

/** The position after white space. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}

/** The prefecture whose full name stands at a position, or null. */
export function prefectureAt(text: string, at: number): string | null {
  return prefectures.find((p) => text.startsWith(p.name, at))?.name ?? null;
}

/**
 * The municipality whose name stands at a position, or null. `prefecture` limits the choice; `within` (a code) is the
 * place the reader is in: its own names come first, and names that may as well be a town's are not taken from others.
 */
export function municipalityAt(
  text: string,
  at: number,
  context: { prefecture: string | null; within: Municipality | null },
): PlaceFound | null {
  const county = countyAt(text, at, context.prefecture);
  if (county) return county;
  const folded = foldPlaceName(text.slice(at, at + LONGEST_NAME));
  for (let length = folded.length; length >= 2; length -= 1) {
    const all = municipalitiesFolded(folded.slice(0, length)).filter(
      (m) => context.prefecture === null || m.prefecture === context.prefecture,
    );
    const candidates = preferWithin(all, context.within);
    if (candidates.length === 0) continue;
    const end = at + length;
    if (!isPlausible(text, end, candidates, context)) continue;
    return withWard(text, at, end, candidates, context.within);
  }
  return null;
}

/** County names by folded text, so that 石狩郡 当別町 with a space is found. */
function countyAt(text: string, at: number, prefecture: string | null): PlaceFound | null {
  const sign = text.slice(at, at + 8).indexOf('郡', 1);
  if (sign === -1) return null;
  // 大和郡山市 and 小郡市 hold the sign too: only a municipality behind it makes it a county.
  const countyEnd = at + sign + 1;
  const start = skipSpaces(text, countyEnd);
  const county = foldPlaceName(text.slice(at, countyEnd));
  const rest = foldPlaceName(text.slice(start, start + LONGEST_NAME));
  for (let length = rest.length; length >= 2; length -= 1) {
    const candidates = municipalitiesFolded(county + rest.slice(0, length)).filter(
      (m) => m.county !== null && (prefecture === null || m.prefecture === prefecture),
    );
    if (candidates.length > 0)
      return { countyEnd, end: start + length, candidates: currentFirst(candidates) };
  }
  return null;
}

/** Those of the reader's own place if there are any; otherwise those valid today if there are any. */
function preferWithin(
  candidates: readonly Municipality[],
  within: Municipality | null,
): readonly Municipality[] {
  const own = within ? candidates.filter((m) => isPartOf(m, within)) : [];
  return own.length > 0 ? own : currentFirst(candidates);
}

function currentFirst(candidates: readonly Municipality[]): readonly Municipality[] {
  const current = candidates.filter((m) => m.until === null);
  return current.length > 0 ? current : candidates;
}

/** True if the one is the other, a ward of it, or the city that it is a ward of. */
export function isPartOf(one: Municipality, other: Municipality): boolean {
  if (one.code === other.code) return true;
  if (one.prefecture !== other.prefecture) return false;
  return one.city === other.name || other.city === one.name;
}

/** 府中町1-2 may be a town inside a city; 那智勝浦町天満 can only be a municipality. */
function isPlausible(
  text: string,
  end: number,
  candidates: readonly Municipality[],
  context: { prefecture: string | null; within: Municipality | null },
): boolean {
  const { prefecture, within } = context;
  if (prefecture !== null || candidates.some((m) => within !== null && isPartOf(m, within))) return true;
  const sign = text.charAt(end - 1);
  if (within !== null)
    return (
      sign === '市' ||
      candidates.some((m) => text.slice(0, end).endsWith(m.fullName) && m.fullName !== m.name)
    );
  if (sign === '市' || sign === '区') return true;
  const next = text.charAt(skipSpaces(text, end));
  return next === '' || !/[\d一二三四五六七八九十-]/.test(next);
}

/** After a designated city its ward, also behind a space: 札幌市 中央区. */
function withWard(
  text: string,
  at: number,
  end: number,
  candidates: readonly Municipality[],
  within: Municipality | null,
): PlaceFound {
  const city = candidates[0];
  if (candidates.length === 1 && city?.kind === 'city') {
    const start = skipSpaces(text, end);
    const rest = text.slice(start, start + 6);
    for (let sign = rest.indexOf('区'); sign !== -1; sign = rest.indexOf('区', sign + 1)) {
      const wards = municipalitiesFolded(foldPlaceName(city.name + rest.slice(0, sign + 1))).filter(
        (m) => m.city === city.name,
      );
      if (wards.length > 0)
        return { countyEnd: at, end: start + sign + 1, candidates: preferWithin(wards, within) };
    }
  }
  return { countyEnd: at, end, candidates };
}

/** The municipality of a code for `within`, or null. */
export function placeOfCode(code: string | undefined): Municipality | null {
  return code === undefined ? null : municipalityByCode(code);
}
