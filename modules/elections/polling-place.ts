/** From records of the catalogue to polling places: which are for the day, which for before it. Pure. */
import { createHash } from 'node:crypto';
import type { Entry } from '@tomoni/catalogue/contract';
import { isPosition, type Position } from '@tomoni/geo';
import {
  ADDRESS,
  ADDRESS_PARTS,
  AREA,
  ASSOCIATIONS,
  accessOf,
  type Body,
  BUILDING,
  CLOSES,
  CONSTITUENCY,
  columnKey,
  DAYS,
  DULL,
  EARLY,
  ENGLISH,
  FIRST_DAY,
  firstBy,
  HOURS,
  KIND,
  LAST_DAY,
  NAME,
  OPENS,
  OTHER_ACCESS,
  PHONE,
  PRECINCT,
  PRECINCT_NUMBER,
  tidy,
  yesNo,
} from './columns.ts';
import type { Access, PollingPlace, VotingTime, When } from './model.ts';
import { votingTime } from './voting-time.ts';

/** Titles by the ids of datasets: 「期日前投票所一覧」 says what all its records are. */
export type Titles = ReadonlyMap<string, string>;

/** All of a town. Rows of one place (one for each area, one for each period) become one. */
export function pollingPlacesOf(entries: readonly Entry[], titles: Titles): PollingPlace[] {
  const coded = codedDatasets(entries);
  const byKey = new Map<string, PollingPlace>();
  for (const entry of entries) {
    const place = readPlace(entry, titles.get(entry.dataset) ?? '', coded.has(entry.dataset));
    if (place === null) continue;
    const known = byKey.get(place.key);
    byKey.set(place.key, known === undefined ? place : merged(known, place));
  }
  return [...byKey.values()];
}

/** Datasets in which 1 and 2 are codes of kinds, not 1 and 0 marks: what they mean isn't known. */
function codedDatasets(entries: readonly Entry[]): Set<string> {
  const coded = entries.filter(({ body }) => /^[2-9]$/u.test(firstBy(body, KIND)));
  return new Set(coded.map(({ dataset }) => dataset));
}

function readPlace(entry: Entry, title: string, coded: boolean): PollingPlace | null {
  const { body } = entry;
  const { name, precinct } = namesOf(body, tidy(entry.name));
  if (name === '') return null;
  const address = addressOf(body);
  const when = whenOf(body, { name, precinct, title, coded });
  const only = when.length === 1;
  const times = (which: When): VotingTime[] => {
    const time = when.includes(which) ? votingTime(body, which, only) : null;
    return time === null ? [] : [time];
  };
  return {
    key: keyOf([when.join(), precinct, name, address]),
    ...{ name, nameEn: firstBy(body, ENGLISH), precinct, address, when },
    constituency: firstBy(body, CONSTITUENCY),
    position: positionOf(entry),
    ...{ dayTimes: times('day'), earlyTimes: times('early') },
    areas: areasOf(body),
    associations: firstBy(body, ASSOCIATIONS),
    access: accessIn(body),
    phone: firstBy(body, PHONE),
    more: moreOf(body),
    source: { dataset: entry.dataset, n: entry.n },
  };
}

/** 投票所 may hold 第1投票所, and the building stand in a column of its own. */
function namesOf(body: Body, entryName: string): { name: string; precinct: string } {
  const named = firstBy(body, NAME) || entryName;
  const number = firstBy(body, PRECINCT_NUMBER);
  const precinct = firstBy(body, PRECINCT) || number;
  const building = firstBy(body, BUILDING);
  const isNumber = /^第?\s?[\d一二三四五六七八九十]+\s?(?:投票[所区])?$/u.test(named);
  if (!isNumber || building === '') return { name: named, precinct };
  return { name: building, precinct: precinct === '' ? named : precinct };
}

function addressOf(body: Body): string {
  const whole = firstBy(body, ADDRESS);
  return whole === '' ? ADDRESS_PARTS.map((column) => tidy(body[column])).join('') : whole;
}

interface Known {
  name: string;
  precinct: string;
  title: string;
  coded: boolean;
}

/** The day, unless something says that one votes there before it. */
function whenOf(body: Body, { name, precinct, title, coded }: Known): When[] {
  const kind = coded ? '' : firstBy(body, KIND);
  if (EARLY.test(kind))
    return /当日|投票日/u.test(kind.replace(/期日前/gu, '')) ? ['day', 'early'] : ['early'];
  if (/当日|投票日/u.test(kind)) return ['day'];
  // A column 期日前 of marks: there, too.
  if (yesNo(kind) === true) return ['day', 'early'];
  if ([name, precinct, firstBy(body, CONSTITUENCY)].some((text) => EARLY.test(text))) return ['early'];
  const own = Object.entries(body).some(
    ([column, value]) => EARLY.test(columnKey(column)) && tidy(value) !== '' && yesNo(value) !== false,
  );
  if (own) return precinct === '' ? ['early'] : ['day', 'early'];
  return EARLY.test(title) && !/当日|および|及び|・/u.test(title) ? ['early'] : ['day'];
}

/** A name for comparing: width, spaces and brackets don't count. */
function plain(text: string): string {
  return columnKey(text).toLowerCase();
}

function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.map(plain).join('|')).digest('hex').slice(0, 10);
}

function positionOf({ lat, lon }: Entry): Position | null {
  return lat !== null && lon !== null && isPosition({ lat, lon }) ? { lat, lon } : null;
}

/** Lines are kept: each is an area of its own. */
function areasOf(body: Body): string[] {
  return Object.entries(body)
    .filter(([column, value]) => AREA.test(columnKey(column)) && tidy(value) !== '')
    .map(([, value]) => value.trim());
}

function accessIn(body: Body): Access[] {
  return Object.entries(body).flatMap(([column, written]) => {
    const [what, value] = [accessOf(column), tidy(written)];
    if (value === '' || (what === null && !OTHER_ACCESS.test(column))) return [];
    return [{ what, column, yes: yesNo(value), value }];
  });
}

const SAID = [
  ...[NAME, BUILDING, ENGLISH, PRECINCT, PRECINCT_NUMBER, CONSTITUENCY, KIND, ADDRESS, PHONE],
  ...[AREA, ASSOCIATIONS, EARLY, FIRST_DAY, LAST_DAY, DAYS, OPENS, CLOSES, HOURS, DULL, OTHER_ACCESS],
];

function moreOf(body: Body): (readonly [string, string])[] {
  return Object.entries(body)
    .filter(([column]) => accessOf(column) === null && !SAID.some((rule) => rule.test(columnKey(column))))
    .map(([column, value]) => [column, tidy(value)] as const)
    .filter(([, value]) => value !== '');
}

function merged(one: PollingPlace, other: PollingPlace): PollingPlace {
  return {
    ...one,
    position: one.position ?? other.position,
    areas: [...new Set([...one.areas, ...other.areas])],
    dayTimes: distinct([...one.dayTimes, ...other.dayTimes]),
    earlyTimes: distinct([...one.earlyTimes, ...other.earlyTimes]),
  };
}

function distinct(times: readonly VotingTime[]): VotingTime[] {
  const byText = new Map(times.map((time) => [`${time.days}|${time.hours}`, time]));
  return [...byText.values()];
}
