/** All preschools of a town, from the catalogue's records and the officials' counts. */
import { currentVersion, type Entry, listDatasets, listEntries } from '@tomoni/catalogue/contract';
import type { Db } from '@tomoni/platform/storage';
import { kindOf } from './kind-words.ts';
import { AGES, type AgeVacancy, type Preschool } from './model.ts';
import { readRecord, recordId, sameName } from './read-record.ts';
import { type CurrentCount, currentCountsOf, type Guide, readGuide } from './store.ts';
import { firstOf } from './values.ts';

/** The slug of 子育て施設一覧; papamama's files are recognised as it. */
export const STANDARD = 'preschool';

/** More than any municipality has (Yokohama has some 2,000). */
const MOST_RECORDS = 4000;
const PAGE = 1000;

export interface Town {
  preschools: Preschool[];
  /** Counts of preschools that the list doesn't have, by key. */
  unmatched: { key: string; name: string }[];
  guide: Guide | null;
  /** What all of it depends on, for ETags. */
  freshness: string[];
}

/** Towns whose preschools each process keeps: reading some hundred records for every visit of a home page is too much. */
const MOST_KEPT = 50;
const kept = new WeakMap<Db, Map<string, Town>>();

/**
 * Everything about a town's preschools; without any when it published no such dataset. What was read before is taken
 * again as long as nothing that it depends on has changed.
 */
export async function readTown(db: Db, owner: string): Promise<Town> {
  const [counts, guide, contents] = await Promise.all([
    currentCountsOf(db, owner),
    readGuide(db, owner),
    freshnessOf(db, owner),
  ]);
  const freshness = [...contents, JSON.stringify([counts, guide])];
  const towns = kept.get(db) ?? new Map<string, Town>();
  const known = towns.get(owner);
  if (known !== undefined && known.freshness.join() === freshness.join()) return known;
  const entries = contents.length === 0 ? [] : await allEntries(db, owner);
  const town = { ...withCounts(preschoolsOf(entries), counts), guide, freshness };
  towns.delete(owner);
  towns.set(owner, town);
  const [oldest] = towns.keys();
  if (towns.size > MOST_KEPT && oldest !== undefined) towns.delete(oldest);
  kept.set(db, towns);
  return town;
}

async function allEntries(db: Db, owner: string): Promise<Entry[]> {
  const found: Entry[] = [];
  while (found.length < MOST_RECORDS) {
    const page = await listEntries(db, { owner, standards: [STANDARD], limit: PAGE, offset: found.length });
    found.push(...page);
    if (page.length < PAGE) break;
  }
  return found;
}

/** Content of the datasets, which also changes when something was removed from them for good. */
async function freshnessOf(db: Db, owner: string): Promise<string[]> {
  const { datasets } = await listDatasets(db, { owner, standards: [STANDARD], limit: 50 });
  const versions = await Promise.all(datasets.map(({ id }) => currentVersion(db, owner, id)));
  return versions.flatMap((version) => (version === null ? [] : [version.contentHash]));
}

/** One of each: the same name, address and kind in two datasets is the same preschool, the later one fills what lacks. */
export function preschoolsOf(entries: readonly Entry[]): Preschool[] {
  const merged = new Map<string, Entry>();
  for (const entry of entries) {
    const kind = kindOf(entry.body);
    if (kind === null) continue;
    const address = firstOf(entry.body, ['所在地_連結表記', '住所', 'Address', 'Add1']);
    const same = [sameName(entry.name), sameName(address), kind].join('|');
    const known = merged.get(same);
    merged.set(same, known === undefined ? entry : { ...known, body: { ...entry.body, ...known.body } });
  }
  const records = [...merged.values()];
  const ids = new Map<string, number>();
  for (const { body } of records) ids.set(recordId(body), (ids.get(recordId(body)) ?? 0) + 1);
  const read = records.flatMap((entry) => {
    const id = recordId(entry.body);
    return readRecord(entry, ids.get(id) === 1 ? id : '') ?? [];
  });
  return unique(read);
}

/** Without an id, two of one name at one address can't be told apart: the first stands for both. */
function unique(preschools: readonly Preschool[]): Preschool[] {
  const byKey = new Map<string, Preschool>();
  for (const preschool of preschools) if (!byKey.has(preschool.key)) byKey.set(preschool.key, preschool);
  return [...byKey.values()];
}

/**
 * Puts the officials' counts over those of the files: the newer day wins, on one day the official. A count whose key is
 * gone (a dataset got ids, or other ones) is found again by the name where only one has it.
 */
export function withCounts(
  preschools: readonly Preschool[],
  counts: readonly CurrentCount[],
): Pick<Town, 'preschools' | 'unmatched'> {
  const keys = new Set(preschools.map(({ key }) => key));
  const names = new Map<string, string | null>();
  for (const { name, key } of preschools) names.set(sameName(name), names.has(sameName(name)) ? null : key);
  const byKey = new Map<string, CurrentCount[]>();
  const unmatched = new Map<string, string>();
  for (const count of counts) {
    const key = keys.has(count.key) ? count.key : (names.get(sameName(count.name)) ?? null);
    if (key === null) unmatched.set(count.key, count.name);
    else byKey.set(key, [...(byKey.get(key) ?? []), count]);
  }
  return {
    preschools: preschools.map((one) => counted(one, byKey.get(one.key) ?? [])),
    unmatched: [...unmatched].map(([key, name]) => ({ key, name })),
  };
}

function counted(preschool: Preschool, counts: readonly CurrentCount[]): Preschool {
  if (counts.length === 0) return preschool;
  const ages = AGES.map((age): AgeVacancy => {
    const file = preschool.vacancy.ages[age] ?? { places: null, asOf: null };
    const [said] = counts.filter((count) => count.age === age).sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
    if (said === undefined || (file.places !== null && file.asOf !== null && file.asOf > said.asOf))
      return file;
    return { places: said.count ?? 'none', asOf: said.asOf };
  });
  return { ...preschool, vacancy: { ...preschool.vacancy, ages } };
}
