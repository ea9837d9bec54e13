/** What there is, out of the catalogue: a town's list, the nearest to a position, one facility, a box of a map. */
import {
  type Entry,
  type EntryOptions,
  isWithheld,
  listDatasets,
  listEntries,
  listManyEntries,
  readDataset,
  readEntry,
} from '@tomoni/catalogue/contract';
import { distance, type Extent, METRES_PER_DEGREE, type Position, padded } from '@tomoni/geo';
import type { Db } from '@tomoni/platform/storage';
import { type Facility, facilityOf, isCurrent, isUsableNow } from './facility.ts';
import type { Moment } from './hours.ts';
import type { Kind, Need } from './kind.ts';
import { kindOfStandard } from './kinds/index.ts';

export interface Search {
  kind: Kind;
  /** All of them are wanted. */
  needs: readonly Need[];
  /** Only what can surely be used now. */
  now: boolean;
  /** As typed; '' for all. */
  q: string;
}

/** Read for one list. A town with more of a kind is told that the list is cut. */
const MOST_READ = 5000;

/** The catalogue keeps such records back already; whatever it gives, none of them leaves this module. */
function shown(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ name, body }) => !isWithheld([name, ...Object.values(body)]));
}

function optionsOf({ kind, needs, q }: Search): EntryOptions {
  const has = needs.map(({ any }) => any);
  return {
    standards: kind.standards,
    has: kind.base === undefined ? has : [kind.base, ...has],
    ...(q === '' ? {} : { q }),
  };
}

function fitting(entries: readonly Entry[], { kind, now }: Search, moment: Moment): Facility[] {
  return shown(entries)
    .map((entry) => facilityOf(entry, kind, moment))
    .filter((facility) => isCurrent(facility, moment.date) && (!now || isUsableNow(facility)));
}

export interface Found {
  facilities: Facility[];
  /** There are more than were read. */
  cut: boolean;
}

/** Of a town, or where there are words of all: by name, events by date. */
export async function listFacilities(
  db: Db,
  search: Search,
  { moment, owner }: { moment: Moment; owner?: string },
): Promise<Found> {
  const options = { ...optionsOf(search), ...(owner === undefined ? {} : { owner }), limit: MOST_READ + 1 };
  const entries = await listManyEntries(db, options);
  const facilities = fitting(entries.slice(0, MOST_READ), search, moment);
  return { facilities: facilities.sort(inOrder), cut: entries.length > MOST_READ };
}

const collator = new Intl.Collator('ja');

function inOrder(one: Facility, other: Facility): number {
  const byDate = (one.dates?.from ?? '').localeCompare(other.dates?.from ?? '');
  if (byDate !== 0) return byDate;
  return collator.compare(readingOf(one.entry), readingOf(other.entry)) || one.entry.n - other.entry.n;
}

function readingOf({ name, body }: Entry): string {
  return body.名称_カナ ?? body.介護サービス事業所名称_カナ ?? body.イベント名_カナ ?? name;
}

export interface NearFacility extends Facility {
  metres: number;
}

/** So many are asked for at once, and no more than so many looked through. */
const BATCH = 250;
const MOST_LOOKED = 2000;
/** How far is looked around, in metres, one after the other: nobody walks farther, and a rare kind isn't sought everywhere. */
const REACHES = [2_000, 10_000, 50_000];

export interface Around {
  moment: Moment;
  from: Position;
  most: number;
}

/** The nearest first, across borders of towns. `more`: there are others within reach. */
export async function nearestFacilities(
  db: Db,
  search: Search,
  around: Around,
): Promise<{ facilities: NearFacility[]; more: boolean }> {
  let found: NearFacility[] = [];
  for (const reach of REACHES) {
    found = await withinReach(db, search, { ...around, reach });
    if (found.length > around.most) break;
  }
  return { facilities: found.slice(0, around.most), more: found.length > around.most };
}

/**
 * The index goes by degrees, which are shorter from east to west: so of what was read only that is surely complete
 * which lies within the shorter way of the farthest record.
 */
async function withinReach(
  db: Db,
  search: Search,
  { moment, from, most, reach }: Around & { reach: number },
): Promise<NearFacility[]> {
  const within = padded({ west: from.lon, south: from.lat, east: from.lon, north: from.lat }, reach);
  const options = { ...optionsOf(search), within, near: from, limit: BATCH };
  const found: NearFacility[] = [];
  let ready: NearFacility[] = [];
  for (let offset = 0; offset < MOST_LOOKED; offset += BATCH) {
    const entries = await listEntries(db, { ...options, offset });
    found.push(...fitting(entries, search, moment).flatMap((facility) => measured(facility, from)));
    const isAll = entries.length < BATCH;
    const sure = isAll ? reach : Math.min(reach, sureMetres(entries, from));
    ready = found.filter(({ metres }) => metres <= sure).sort(byDistance);
    if (isAll || ready.length > most) break;
  }
  return ready;
}

function measured(facility: Facility, from: Position): NearFacility[] {
  const { position } = facility;
  return position === null ? [] : [{ ...facility, metres: distance(from, position) }];
}

function byDistance(one: NearFacility, other: NearFacility): number {
  return one.metres - other.metres || one.entry.n - other.entry.n;
}

function sureMetres(entries: readonly Entry[], from: Position): number {
  const last = entries.at(-1);
  if (last === undefined || last.lat === null || last.lon === null) return 0;
  const degrees = Math.hypot(last.lat - from.lat, last.lon - from.lon);
  const north = Math.min(89, Math.abs(from.lat) + degrees);
  return degrees * METRES_PER_DEGREE * Math.cos((north * Math.PI) / 180);
}

/** Points of a box of a map. What is open isn't asked: a tile is kept for minutes. */
export async function facilitiesWithin(
  db: Db,
  search: Pick<Search, 'kind' | 'needs'>,
  { within, limit }: { within: Extent; limit: number },
): Promise<Entry[]> {
  const options = { ...optionsOf({ ...search, now: false, q: '' }), within, limit };
  return shown(await listManyEntries(db, options));
}

/** One facility with when its data was published, or null: also for records of other datasets. */
export async function readFacility(
  db: Db,
  key: { owner: string; dataset: string; n: number },
  moment: Moment,
): Promise<{ facility: Facility; title: string; titleEn: string; publishedAt: Date } | null> {
  const [entry, dataset] = await Promise.all([
    readEntry(db, key.owner, key.dataset, key.n),
    readDataset(db, key.owner, key.dataset),
  ]);
  const [known] = entry === null ? [] : shown([entry]);
  const kind = known === undefined ? null : kindOfStandard(known.standard);
  if (known === undefined || kind === null || dataset === null) return null;
  const { title, titleEn, publishedAt } = dataset;
  return { facility: facilityOf(known, kind, moment), title, titleEn, publishedAt };
}

/** When the data of these facilities was published, by `owner/dataset`. */
export async function publishedDays(
  db: Db,
  facilities: readonly Facility[],
): Promise<ReadonlyMap<string, Date>> {
  const keys = new Map(
    facilities.map(({ entry: { owner, dataset } }) => [`${owner}/${dataset}`, { owner, dataset }]),
  );
  const owners = new Set(facilities.map(({ entry }) => entry.owner));
  const [only] = owners;
  if (owners.size === 1 && only !== undefined) {
    const { datasets } = await listDatasets(db, { owner: only });
    return new Map(datasets.map(({ id, publishedAt }) => [`${only}/${id}`, publishedAt]));
  }
  const days = await Promise.all(
    [...keys].map(async ([key, { owner, dataset }]) => {
      const found = await readDataset(db, owner, dataset);
      return found === null ? [] : [[key, found.publishedAt] as const];
    }),
  );
  return new Map(days.flat());
}
