/** Whether two lists mean the same: width, spaces, brackets and ways of writing an address don't count. Pure. */
import { distance } from '@tomoni/geo';
import { foldPlaceName, nfkc, parseNumeral, splitAddress } from '@tomoni/japanese';
import { areaText } from './area-text.ts';
import type { SeenPlace } from './changed-place-model.ts';

/** A name for comparing. */
export function plainName(text: string): string {
  return foldPlaceName(nfkc(text).replace(/[\s()「」【】・･]/gu, '')).toLowerCase();
}

/** 第3投票区, 第三投票区, ３ → 3; anything else as a name; '' for none. */
export function precinctKey(text: string): string {
  const plain = plainName(text);
  const number = /^第?([\d〇一二三四五六七八九十百]{1,8})(?:投票[区所])?$/u.exec(plain)?.[1];
  const value = number === undefined ? null : parseNumeral(number);
  return value === null ? plain : String(value);
}

interface ReadAddress {
  town: string;
  /** 丁目, 番, 号, as far as they are written. */
  numbers: readonly number[];
}

function readAddress(text: string, code: string): ReadAddress | null {
  const { town, chome, block, number } = splitAddress(text, { within: code });
  if (town === null) return null;
  return { town: foldPlaceName(town), numbers: [chome, block, number].filter((one) => one !== null) };
}

/**
 * `same`: word for word, or with the same 町名 and numbers. `maybe`: one says less than the other. `other`: elsewhere.
 * @param code of the town, whose name may stand in front or not
 */
export function compareAddresses(one: string, other: string, code: string): 'same' | 'maybe' | 'other' {
  const [left, right] = [plainName(one), plainName(other)];
  if (left === '' || right === '') return 'maybe';
  if (left === right) return 'same';
  const [a, b] = [readAddress(one, code), readAddress(other, code)];
  if (a === null || b === null) return left.endsWith(right) || right.endsWith(left) ? 'maybe' : 'other';
  if (!(a.town.endsWith(b.town) || b.town.endsWith(a.town))) return 'other';
  const common = Math.min(a.numbers.length, b.numbers.length);
  if (a.numbers.slice(0, common).join() !== b.numbers.slice(0, common).join()) return 'other';
  return a.numbers.length === b.numbers.length && common > 1 ? 'same' : 'maybe';
}

/** Two positions of one building: entrances and lists differ by so much. In metres. */
const NEAR_METRES = 100;

/** The same building under the same name: nobody has to be told anything. */
export function isSameBuilding(one: SeenPlace, other: SeenPlace, code: string): boolean {
  if (plainName(one.name) !== plainName(other.name)) return false;
  if (compareAddresses(one.address, other.address, code) !== 'other') return true;
  return isNear(one, other);
}

/** Another name, surely at the same spot. */
export function isSameSpot(one: SeenPlace, other: SeenPlace, code: string): boolean {
  return compareAddresses(one.address, other.address, code) === 'same';
}

function isNear({ position: one }: SeenPlace, { position: other }: SeenPlace): boolean {
  return one !== null && other !== null && distance(one, other) <= NEAR_METRES;
}

/** The areas of a place, one by one, for comparing. */
function areaItems({ areas }: Pick<SeenPlace, 'areas'>): Set<string> {
  return new Set(
    areas
      .flatMap((area) => areaText(area).split('、'))
      .map(plainName)
      .filter((item) => item !== ''),
  );
}

/** Whether everybody who votes at the one may vote at the other by the areas of the lists; false where one has none. */
export function areasLieIn(one: SeenPlace, other: SeenPlace): boolean {
  const [inner, outer] = [areaItems(one), areaItems(other)];
  return inner.size > 0 && [...inner].every((item) => outer.has(item));
}
