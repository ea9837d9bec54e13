/** Where somebody votes, as far as a town's list says it for an address. Pure; nothing of the address is kept. */
import { matchAreas, municipalityByCode, nfkc, type RangeReason, splitAddress } from '@tomoni/japanese';
import { areaText } from './area-text.ts';
import type { PollingPlace } from './model.ts';

/** What is missing in the address to be sure. */
export type Missing = 'ward' | 'chome' | 'block' | 'number' | 'words';

export type Answer =
  /** The areas of the list name one place, and no other may be meant. */
  | { is: 'one'; place: PollingPlace }
  /** One of these, which may be a single one. */
  | { is: 'several'; places: readonly PollingPlace[]; missing: Missing }
  /** The list has areas, and none of them holds it. */
  | { is: 'none' }
  /** No areas in the list: places whose own address lies in the same part of the town. */
  | { is: 'near'; places: readonly PollingPlace[]; town: string }
  /** No areas, and none in that part of the town. */
  | { is: 'no-areas'; town: string }
  /** The address names another municipality. */
  | { is: 'elsewhere'; municipality: string }
  /** No part of a town can be read out of it. */
  | { is: 'unread' };

/** What an address may have; more is cut off. */
export const LONGEST_ADDRESS = 200;
/** So many are worth showing as 「one of these」. */
const MOST_SHOWN = 12;

const MISSING: Partial<Record<RangeReason, Missing>> = {
  'needs-ward': 'ward',
  'needs-chome': 'chome',
  'needs-block': 'block',
  'needs-number': 'number',
};

export interface AskedTown {
  code: string;
  name: string;
  places: readonly PollingPlace[];
}

/** Only places of the day count: before it one may mostly vote at any. */
export function findMyPlace(typed: string, town: AskedTown): Answer {
  const address = withoutTown(typed.slice(0, LONGEST_ADDRESS), town.name);
  const split = splitAddress(address, { within: town.code });
  const other = otherMunicipality(split, town);
  if (other !== null) return { is: 'elsewhere', municipality: other };
  if (split.town === null) return { is: 'unread' };
  const places = town.places.filter(({ when }) => when.includes('day'));
  const withAreas = places.filter(({ areas }) => areas.length > 0);
  const byArea = fromAreas(address, withAreas, town);
  if (byArea !== null) return byArea;
  const silent = places.filter(({ areas }) => areas.length === 0);
  if (silent.length === 0) return { is: 'none' };
  const near = sameTown(split, silent, town);
  if (near.length > 0) return { is: 'near', places: near, town: split.town };
  return withAreas.length > 0 ? { is: 'none' } : { is: 'no-areas', town: split.town };
}

/** 見本県ともに市本町 → 本町: also for a town that isn't in the table of municipalities. */
function withoutTown(text: string, name: string): string {
  let rest = nfkc(text).trim();
  const postcode = /^〒?\s?\d{3}-?\d{4}\s+/u.exec(rest);
  rest = rest.slice(postcode?.[0].length ?? 0);
  const at = rest.indexOf(name);
  // In front of it only a prefecture and a county may stand.
  const before = at === -1 ? '' : rest.slice(0, at).trim();
  const isOwn = at !== -1 && /^(?:[^\s\d]{2,4}[都道府県])?\s?(?:[^\s\d]{1,6}郡)?$/u.test(before);
  return isOwn && rest.length > at + name.length ? rest.slice(at + name.length).trim() : rest;
}

function otherMunicipality(
  { municipality, parts }: ReturnType<typeof splitAddress>,
  { code, name }: AskedTown,
): string | null {
  const own = municipalityByCode(code);
  if (municipality === null || municipality.code === code) return null;
  // A ward of the city, or the city of the ward.
  if (municipality.city === name || (own !== null && own.city === municipality.name)) return null;
  const sure = own !== null || parts.some(({ kind }) => kind === 'prefecture' || kind === 'county');
  const { city, fullName } = municipality;
  return sure || /市$/u.test(city ?? municipality.name) ? fullName : null;
}

/** Null when none of these areas can hold it. */
function fromAreas(
  address: string,
  places: readonly PollingPlace[],
  { code, name }: AskedTown,
): Answer | null {
  const areas = places.map((place) => ({
    key: place,
    name: ownTownLeftOut(place.areas.map(areaText).join('、'), name),
  }));
  const found = matchAreas(address, areas, { within: code });
  const [first, ...others] = found;
  if (first === undefined) return null;
  // 本町1丁目 in one list entry, lots of 本町 without chome in another: the entry that names the chome has it.
  const named = splitAddress(address, { within: code }).chome !== null;
  const sure = others.every(({ verdict, why }) => named && verdict === 'unknown' && why === 'needs-chome');
  if (first.verdict === 'inside' && sure) return { is: 'one', place: first.key };
  const missing = found.map(({ why }) => MISSING[why]).find((one) => one !== undefined);
  return {
    is: 'several',
    places: found.slice(0, MOST_SHOWN).map(({ key }) => key),
    missing: missing ?? 'words',
  };
}

/** ともに市本町1丁目 in a list of ともに市 is 本町1丁目. */
function ownTownLeftOut(area: string, name: string): string {
  return area
    .split('、')
    .map((item) => (item.startsWith(name) && item.length > name.length ? item.slice(name.length) : item))
    .join('、');
}

/** Those that stand in the same 町名, those in the same 丁目 first. */
function sameTown(
  { town, chome }: ReturnType<typeof splitAddress>,
  places: readonly PollingPlace[],
  { code, name }: AskedTown,
): PollingPlace[] {
  const there = places
    .map((place) => ({ place, at: splitAddress(withoutTown(place.address, name), { within: code }) }))
    .filter(({ at }) => at.town !== null && at.town === town);
  const near = there.filter(({ at }) => chome !== null && at.chome === chome);
  const rest = there.filter((one) => !near.includes(one));
  return [...near, ...rest].slice(0, MOST_SHOWN).map(({ place }) => place);
}
