/** Splits an address into its parts without any network: nothing is lost, what is not certain is left open. */
import { addressNumbers, numbersStart } from './address-numbers.ts';
import type { Municipality } from './municipalities.ts';
import { municipalityAt, placeOfCode, prefectureAt, skipSpaces } from './place-in-text.ts';
import { nfkc, withoutSpaces } from './width.ts';

export type AddressPartKind =
  | 'postcode'
  | 'prefecture'
  | 'county'
  | 'municipality'
  | 'town'
  | 'chome'
  | 'block'
  | 'number'
  | 'building';

/** A piece of the text, with the spaces and marks that belong to it. */
export interface AddressPart {
  readonly kind: AddressPartKind;
  readonly text: string;
}

export interface SplitAddress {
  /** The address in NFKC; the texts of `parts` joined give exactly this. */
  readonly text: string;
  readonly parts: readonly AddressPart[];
  readonly prefecture: string | null;
  /** The municipality (for designated cities the ward, if written), or null if none is written or several fit. */
  readonly municipality: Municipality | null;
  /** All municipalities that the written name may mean: two for 府中市, many for 東区. */
  readonly candidates: readonly Municipality[];
  /** 大字 and 字 in front are left out; Kyoto's street names (上る, 下る) are kept whole. */
  readonly town: string | null;
  readonly chome: number | null;
  /** 番 or 番地. */
  readonly block: number | null;
  /** 号, or the branch behind 番地の. */
  readonly number: number | null;
  readonly building: string | null;
  /** True when only hyphens part the numbers, so that 青葉1-2 may mean 1丁目2番 or 1番2号. */
  readonly hyphenated: boolean;
}

export interface SplitOptions {
  /** Code of the municipality the reader is in: its wards and towns come first. */
  readonly within?: string;
}

/** What lies behind is kept as it is, in the building. */
const LONGEST_READ = 300;
const KYOTO_STREETS = /(?:上[るルが]|下[るルが]|東入る?|西入る?|東入ル|西入ル)/g;

/**
 * The parts of a Japanese address: 福岡県福岡市東区青葉1丁目2番3号 青葉ビル201.
 * Any width; kanji chome; 1-2-3 with every hyphen-like character; 番地の2; 大字, 字; spaces between parts.
 */
export function splitAddress(address: string, options: SplitOptions = {}): SplitAddress {
  const text = nfkc(address);
  const read = text.slice(0, LONGEST_READ);
  const parts: AddressPart[] = [];
  let at = 0;
  const take = (kind: AddressPartKind, end: number): string => {
    const piece = text.slice(at, end);
    if (piece !== '') parts.push({ kind, text: piece });
    at = end;
    return piece;
  };

  const postcode = /^\s{0,9}(?:〒\s{0,9}\d{3}[-‐−ー]?\d{4}|\d{3}[-‐−ー]?\d{4}(?=\s{0,9}[^\d\s-]))/.exec(read);
  if (postcode) take('postcode', postcode[0].length);

  const prefecture = prefectureAt(read, skipSpaces(read, at));
  if (prefecture) take('prefecture', skipSpaces(read, at) + prefecture.length);

  const within = placeOfCode(options.within);
  const found = municipalityAt(read, skipSpaces(read, at), { prefecture, within });
  if (found) {
    if (found.countyEnd > skipSpaces(read, at)) take('county', found.countyEnd);
    take('municipality', found.end);
  }
  const candidates = found?.candidates ?? [];

  const townEnd = Math.max(at, numbersStart(read, afterStreets(read, at)));
  const town = withoutSpaces(take('town', townEnd === read.length ? gapBefore(read, at) : townEnd)).replace(
    /^(?:大字|字)/,
    '',
  );

  const { parts: numbers, hyphenated } = addressNumbers(read, at);
  const values: Record<'chome' | 'block' | 'number', number | null> = {
    chome: null,
    block: null,
    number: null,
  };
  for (const part of numbers) {
    take(part.kind, part.end);
    values[part.kind] = part.value;
  }
  const building = take('building', text.length)
    .trim()
    .replace(/^[-‐‑‒–—―−,、]+\s*/, '');

  const only = candidates.length === 1 ? candidates[0] : undefined;
  return {
    text,
    parts,
    prefecture: prefecture ?? only?.prefecture ?? null,
    municipality: only ?? null,
    candidates,
    town: town === '' ? null : town,
    ...values,
    building: building === '' ? null : building,
    hyphenated,
  };
}

/** Where numbers may begin: behind the last of Kyoto's street words, since 下る2丁目東塩小路町 is one town. */
function afterStreets(text: string, from: number): number {
  let after = from;
  for (const street of text.slice(from).matchAll(KYOTO_STREETS))
    after = from + street.index + street[0].length;
  if (after === from) return from;
  const chome = /^\s?[\d一二三四五六七八九十]{1,3}丁目(?=[^\d\s\-番一二三四五六七八九十])/.exec(
    text.slice(after, after + 12),
  );
  return chome ? after + chome[0].length : after;
}

/** Without numbers the first space parts the town from a building: 青葉 市民センター. */
function gapBefore(text: string, from: number): number {
  const start = skipSpaces(text, from);
  const gap = text.slice(start).search(/\s/);
  return gap === -1 ? text.length : start + gap;
}
