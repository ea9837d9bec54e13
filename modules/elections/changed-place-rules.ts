/**
 * What a new list of polling places changes for those who vote there. Pure. What can't be decided is no change: a list
 * that is only written differently must not frighten a town.
 */
import type { IsoDate } from '@tomoni/japanese';
import type { PlaceChange, SeenPlace, SeenTown, ToldPlace } from './changed-place-model.ts';
import { areasLieIn, isSameBuilding, isSameSpot, plainName, precinctKey } from './changed-place-same.ts';
import type { PollingPlace, VotingTime, When } from './model.ts';

/** A town's places as they are to be remembered; each is followed under its own key at first. */
export function seenTown(places: readonly PollingPlace[]): SeenTown {
  const of = (when: When) =>
    places.filter((place) => place.when.includes(when)).map((place) => seenPlace(place, when));
  return { day: of('day'), early: of('early') };
}

function seenPlace(place: PollingPlace, when: When): SeenPlace {
  const { key, name, nameEn, precinct, address, position, areas } = place;
  const times = when === 'day' ? place.dayTimes : place.earlyTimes;
  const [first] = times;
  const single = times.length === 1 ? first : undefined;
  return {
    ...{ threads: [key], key, name, nameEn, precinct, address, position, areas },
    days: textOf(times, ({ days, from, until }) =>
      from === null || until === null ? days : `${from}～${until}`,
    ),
    hours: textOf(times, hoursOf),
    ...{ from: single?.from ?? null, until: single?.until ?? null },
  };
}

function hoursOf({ opens, closes, hours }: VotingTime): string {
  if (opens === null || closes === null) return hours;
  return [opens, closes]
    .map((one) => `${Math.floor(one / 60)}:${String(one % 60).padStart(2, '0')}`)
    .join('～');
}

function textOf(times: readonly VotingTime[], of: (time: VotingTime) => string): string {
  return [...new Set(times.map(of).filter((text) => text !== ''))].toSorted().join('、');
}

export interface Comparison {
  changes: PlaceChange[];
  /** What is to be remembered: the new list, with the names under which its places are followed. */
  seen: SeenTown;
}

/**
 * Holds a new list against the one before it. A list without any place of the day (or of early voting) says nothing of
 * those: they are remembered as they were.
 * @param code of the town
 */
export function compareTowns(old: SeenTown, fresh: SeenTown, code: string, today: IsoDate): Comparison {
  const day = compareLists(old.day, fresh.day, { when: 'day', code, today });
  const early = compareLists(old.early, fresh.early, { when: 'early', code, today });
  return {
    changes: [...day.changes, ...early.changes],
    seen: { day: day.seen, early: early.seen },
  };
}

interface Scope {
  when: When;
  code: string;
  today: IsoDate;
}

type Pair = readonly [old: SeenPlace, fresh: SeenPlace | null];

function compareLists(
  old: readonly SeenPlace[],
  fresh: readonly SeenPlace[],
  scope: Scope,
): { changes: PlaceChange[]; seen: SeenPlace[] } {
  if (fresh.length === 0) return { changes: [], seen: [...old] };
  const pairs = pairUp(canonical(old), canonical(fresh), scope.code);
  const seen = fresh.map((place) => ({ ...place, threads: threadsOf(place, pairs) }));
  // A new list after the days of the old one is that of another election: its places are its own.
  const isOver = scope.when === 'early' && old.every(({ until }) => until !== null && until < scope.today);
  return { changes: isOver ? [] : pairs.flatMap((pair) => changeOf(pair, scope)), seen };
}

/** In an order that doesn't depend on that of the rows. */
function canonical(places: readonly SeenPlace[]): SeenPlace[] {
  const orderOf = ({ precinct, name, address, key }: SeenPlace) =>
    [precinctKey(precinct).padStart(6, '0'), plainName(name), plainName(address), key].join('\u0000');
  return places.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/** Own names, and those of all places that it takes over from. */
function threadsOf(place: SeenPlace, pairs: readonly Pair[]): string[] {
  const inherited = pairs.flatMap(([old, fresh]) => (fresh?.key === place.key ? old.threads : []));
  return [...new Set([...inherited, ...place.threads])];
}

/** Where whoever voted at an old place votes now, by the surest sign first. */
function pairUp(old: readonly SeenPlace[], fresh: readonly SeenPlace[], code: string): Pair[] {
  const found = new Map<SeenPlace, SeenPlace>();
  const taken = new Set<SeenPlace>();
  const rounds: ((one: SeenPlace, other: SeenPlace) => boolean)[] = [
    (one, other) => samePrecinct(one, other) && isSameBuilding(one, other, code),
    (one, other) => areasLieIn(one, other) && isSameBuilding(one, other, code),
    areasLieIn,
  ];
  for (const fits of rounds) {
    for (const one of old) {
      const other = found.has(one) ? undefined : fresh.find((each) => fits(one, each));
      if (other === undefined) continue;
      found.set(one, other);
      taken.add(other);
    }
  }
  pairByPrecinct(old, fresh, { found, taken });
  for (const one of old) {
    // The same building in another precinct, where no areas say anything else.
    const other = found.has(one) ? undefined : fresh.find((each) => isSameBuilding(one, each, code));
    if (other !== undefined) found.set(one, other);
  }
  return old.map((one) => [one, found.get(one) ?? null] as const);
}

/** One place of a precinct left in each list: it has moved. With several left nobody knows which has become which. */
function pairByPrecinct(
  old: readonly SeenPlace[],
  fresh: readonly SeenPlace[],
  { found, taken }: { found: Map<SeenPlace, SeenPlace>; taken: Set<SeenPlace> },
): void {
  for (const one of old) {
    if (found.has(one) || one.precinct === '') continue;
    const rivals = old.filter((each) => !found.has(each) && samePrecinct(one, each));
    const left = fresh.filter((each) => !taken.has(each) && samePrecinct(one, each));
    const [only] = left;
    if (rivals.length !== 1 || left.length !== 1 || only === undefined) continue;
    found.set(one, only);
    taken.add(only);
  }
}

function samePrecinct(one: SeenPlace, other: SeenPlace): boolean {
  return precinctKey(one.precinct) === precinctKey(other.precinct);
}

function changeOf([old, fresh]: Pair, { when, code, today }: Scope): PlaceChange[] {
  const told = { when, threads: old.threads, before: toldOf(old) };
  if (fresh === null) return [{ ...told, kind: 'closed', after: null }];
  const after = toldOf(fresh);
  if (isSameBuilding(old, fresh, code)) {
    return differs(old, fresh, when, today) ? [{ ...told, kind: 'hours', after }] : [];
  }
  if (isSameSpot(old, fresh, code)) return [{ ...told, kind: 'renamed', after }];
  return [{ ...told, kind: samePrecinct(old, fresh) ? 'moved' : 'merged', after }];
}

/** Days or hours that both lists say, and say differently. Days that are over were those of another election. */
function differs(old: SeenPlace, fresh: SeenPlace, when: When, today: IsoDate): boolean {
  const known = (one: string, other: string) =>
    one !== '' && other !== '' && plainName(one) !== plainName(other);
  if (known(old.hours, fresh.hours)) return true;
  const isOver = old.until !== null && old.until < today;
  return when === 'early' && !isOver && known(old.days, fresh.days);
}

export function toldOf({ key, name, nameEn, precinct, address, days, hours }: ToldPlace): ToldPlace {
  return { key, name, nameEn, precinct, address, days, hours };
}

/** So many places at once, and so many of a hundred, is rather another way of writing than a town that moves. */
const MANY = { count: 10, share: 0.3 };

/** Whether somebody should look before a whole town is told. */
export function isManyAtOnce(changes: readonly PlaceChange[], old: SeenTown): boolean {
  const all = old.day.length + old.early.length;
  return changes.length >= MANY.count && changes.length > all * MANY.share;
}
