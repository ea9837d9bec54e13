/** Finding one's area: by a part of its name, by its reading, or by an address that lies inside it. */
import { foldForSearch, matchAreas, municipalityByCode } from '@tomoni/japanese';
import type { Area } from './model.ts';

/** Why an area is offered. `inside`: the address lies in its range; `maybe`: the range can't be decided. */
export type AreaMatchReason = 'inside' | 'name' | 'reading' | 'maybe';

export interface AreaMatch {
  area: Area;
  reason: AreaMatchReason;
}

/** More than this no one reads; people are asked to type more. */
export const MOST_MATCHES = 60;

const ORDER: readonly AreaMatchReason[] = ['inside', 'name', 'reading', 'maybe'];

/**
 * Areas for what a person typed, the surest first, then in the order of the file.
 * An area is `inside` only when its range is understood and holds the address.
 */
export function searchAreas(areas: readonly Area[], typed: string, town: SearchedTown = {}): AreaMatch[] {
  const local = withoutTown(typed, town);
  const query = foldForSearch(local);
  if (query === '') return [];
  const verdicts = verdictsOf(areas, local, town.code);
  const matches: AreaMatch[] = [];
  for (const area of areas) {
    const reason = reasonFor(area, query, verdicts.get(area.id), town.otherNames);
    if (reason !== null) matches.push({ area, reason });
  }
  return matches.sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason));
}

/** The town that the areas belong to, as far as it is known. */
export interface SearchedTown {
  code?: string;
  /** Its own names and its prefecture's: an address may begin with them. */
  names?: readonly string[];
  /** Names of the areas by id in other languages. */
  otherNames?: readonly Readonly<Record<string, string>>[];
}

/** 見本県ともに市桜台2-5-1 → 桜台2-5-1; a town's name alone stays, it may be an area's too. */
function withoutTown(typed: string, { names = [] }: SearchedTown): string {
  let rest = typed.trim();
  for (const name of names) {
    if (name !== '' && rest.startsWith(name) && rest.length > name.length)
      rest = rest.slice(name.length).trim();
  }
  return rest;
}

function reasonFor(
  area: Area,
  query: string,
  verdict: Verdict | undefined,
  otherNames: SearchedTown['otherNames'] = [],
): AreaMatchReason | null {
  if (verdict === 'inside') return 'inside';
  if (foldForSearch(`${area.masterName ?? ''}${area.name}`).includes(query)) return 'name';
  const readings = [area.reading ?? '', ...(area.likelyReadings ?? [])];
  if (readings.some((reading) => foldForSearch(reading).includes(query))) return 'reading';
  if (otherNames.some((names) => isInLatinName(names[area.id] ?? '', query))) return 'name';
  return verdict === 'unknown' ? 'maybe' : null;
}

/** People write Midori-cho with and without its hyphen, and go on with numbers of a home: `sakuradai 2-5-1`. */
function isInLatinName(name: string, query: string): boolean {
  const letters = /^[a-z][a-z'-]+/.exec(query)?.[0].replaceAll('-', '') ?? '';
  if (letters === '') return false;
  const folded = foldForSearch(name).replaceAll('-', '');
  return folded.includes(query.replaceAll('-', '')) || (letters !== query && folded.startsWith(letters));
}

type Verdict = 'inside' | 'outside' | 'unknown';

function verdictsOf(areas: readonly Area[], typed: string, place: string | undefined): Map<string, Verdict> {
  const given = areas.map((area) => ({ key: area.id, name: nameInFull(area) }));
  // An address in another town must not fall into an area here; towns that nobody knows can't be told apart.
  const within = place !== undefined && municipalityByCode(place) !== null ? { within: place } : {};
  return new Map(matchAreas(typed, given, within).map(({ key, verdict }) => [key, verdict]));
}

function nameInFull(area: Area): string {
  return area.masterName === null ? area.name : `${area.masterName} ${area.name}`;
}

/** Areas that have a position, nearest first, with the distance in metres. */
export function nearestAreas(
  areas: readonly Area[],
  here: { lat: number; lon: number },
): { area: Area; metres: number }[] {
  return areas
    .flatMap((area) => (area.position === null ? [] : [{ area, metres: metresBetween(area.position, here) }]))
    .sort((a, b) => a.metres - b.metres);
}

/** Great-circle distance by the haversine formula on a sphere of 6,371 km; exact enough between town blocks. */
function metresBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = Math.PI / 180;
  const half = (x: number) => Math.sin((x * radians) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(b.lon - a.lon);
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}
