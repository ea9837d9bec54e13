/** Municipalities and wards with their codes, readings, dates of validity and successors. */
import { withCheckDigit } from './check-digit.ts';
import type { IsoDate } from './civil-date.ts';
import { BEGAN, ENDED_TABLE } from './municipality-history.ts';
import { MUNICIPALITY_TABLE } from './municipality-table.ts';
import { prefectureOf } from './prefectures.ts';
import { foldPlaceName } from './spelling.ts';
import { nfkc, withoutSpaces } from './width.ts';

export { MUNICIPALITIES_KNOWN_FROM } from './municipality-history.ts';

/** ward: of a designated city (行政区); special-ward: one of Tokyo's 23, a municipality of its own. */
export type MunicipalityKind = 'city' | 'special-ward' | 'ward' | 'town' | 'village';

export interface Municipality {
  /** Six digits with the check digit. */
  readonly code: string;
  readonly kind: MunicipalityKind;
  /** Own name: 当別町, 中央区. */
  readonly name: string;
  /** Reading of the own name in hiragana. */
  readonly kana: string;
  /** Name as addresses write it, without the prefecture: 石狩郡当別町, 札幌市中央区. */
  readonly fullName: string;
  readonly prefecture: string;
  /** The county (郡) of a town or village, null for others (also on Tokyo's islands). */
  readonly county: string | null;
  /** The designated city of a ward, else null. */
  readonly city: string | null;
  /** First valid day; null: valid since before MUNICIPALITIES_KNOWN_FROM. */
  readonly from: IsoDate | null;
  /** Last valid day; null: valid today. */
  readonly until: IsoDate | null;
  /** Codes of what took its place; empty while it is valid. */
  readonly successors: readonly string[];
}

const KINDS: Record<string, MunicipalityKind> = { 市: 'city', 区: 'ward', 町: 'town', 村: 'village' };

function parseRow(row: string): Municipality {
  const [code5 = '', parent = '-', name = '', kana = '', until, successors] = row.split(' ');
  const inCity = parent.endsWith('市');
  const kind = KINDS[name.slice(-1)] ?? 'city';
  return {
    code: withCheckDigit(code5) ?? '',
    kind: kind === 'ward' && !inCity ? 'special-ward' : kind,
    name,
    kana,
    fullName: parent === '-' ? name : parent + name,
    prefecture: prefectureOf(code5.slice(0, 2))?.name ?? '',
    county: parent.endsWith('郡') ? parent : null,
    city: inCity ? parent : null,
    from: until ? null : (BEGAN[code5] ?? null),
    until: until ?? null,
    successors: (successors?.split(',') ?? []).map((code) => withCheckDigit(code) ?? ''),
  };
}

interface Index {
  readonly all: readonly Municipality[];
  readonly byCode: ReadonlyMap<string, readonly Municipality[]>;
  readonly byName: ReadonlyMap<string, readonly Municipality[]>;
}

let index: Index | undefined;

/** Built at first use: most programs that only read dates never pay for it. */
function theIndex(): Index {
  if (index) return index;
  const all = [MUNICIPALITY_TABLE, ENDED_TABLE].flatMap((table) => table.trim().split('\n').map(parseRow));
  const byCode = new Map<string, Municipality[]>();
  const byName = new Map<string, Municipality[]>();
  for (const one of all) {
    pushTo(byCode, one.code, one);
    for (const name of spokenNames(one)) pushTo(byName, foldPlaceName(name), one);
  }
  index = { all, byCode, byName };
  return index;
}

/** Islands of Tokyo whose addresses put the island before the municipality, as others put the county. */
const ISLANDS: Record<string, string> = { 三宅村: '三宅島', 八丈町: '八丈島' };

function spokenNames(one: Municipality): Set<string> {
  const names = new Set([one.name, one.fullName]);
  const island = one.prefecture === '東京都' ? ISLANDS[one.name] : undefined;
  if (island) names.add(island + one.name);
  return names;
}

function pushTo(map: Map<string, Municipality[]>, key: string, value: Municipality): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** All municipalities and wards: those of today in the order of their codes, then those that ended. */
export function municipalities(): readonly Municipality[] {
  return theIndex().all;
}

/**
 * The municipality with a six-digit code: the one valid on `onDate`, without a date the latest that bore the code
 * (also one that ended; see `until`). null for an unknown code and for a day on which it wasn't valid.
 */
export function municipalityByCode(code: string, onDate?: IsoDate): Municipality | null {
  const found = theIndex().byCode.get(code) ?? [];
  // Today's rows stand before ended ones.
  if (onDate === undefined) return found[0] ?? null;
  return found.find((m) => isValidOn(m, onDate)) ?? null;
}

function isValidOn(one: Municipality, date: IsoDate): boolean {
  return (one.from === null || one.from <= date) && (one.until === null || date <= one.until);
}

/** What stands in the place of an ended municipality or ward today; empty for one that is valid, or an unknown code. */
export function successorsOf(code: string): Municipality[] {
  const one = municipalityByCode(code);
  if (one === null || one.until === null) return [];
  const found = one.successors.flatMap((next) => {
    const later = municipalityByCode(next);
    if (later === null) return [];
    return later.until === null ? [later] : successorsOf(next);
  });
  return [...new Set(found)];
}

/**
 * Municipalities and wards of that name, today's first: 府中市 (two), 広島県府中市, 東区 (many), 福岡市東区,
 * 当別町, 石狩郡当別町. Spelling variants (ヶ ケ が, 龍 竜) count as equal. Empty when there is none.
 */
export function municipalitiesNamed(name: string): readonly Municipality[] {
  const wanted = foldPlaceName(withoutSpaces(nfkc(name)));
  const direct = theIndex().byName.get(wanted);
  if (direct) return direct;
  const prefecture = prefectureOf(wanted.slice(0, 3)) ?? prefectureOf(wanted.slice(0, 4));
  if (!prefecture) return [];
  const rest = theIndex().byName.get(wanted.slice(prefecture.name.length)) ?? [];
  return rest.filter((m) => m.prefecture === prefecture.name);
}

/** The same for a name without the prefecture that `foldPlaceName` has already folded; no white space is dropped. */
export function municipalitiesFolded(folded: string): readonly Municipality[] {
  return theIndex().byName.get(folded) ?? [];
}
