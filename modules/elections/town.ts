/** All polling places of a town, from the catalogue's records. */
import { type Entry, listDatasets, listManyEntries, publishedState } from '@tomoni/catalogue/contract';
import type { Db } from '@tomoni/platform/storage';
import type { PollingPlace } from './model.ts';
import { pollingPlacesOf } from './polling-place.ts';

/** The slug of 投票所. */
export const STANDARD = 'polling_place';

/** Records read of one town: the largest city has some 650 places; a row for each area makes more of them. */
const MOST_RECORDS = 10_000;

export interface TownDataset {
  title: string;
  titleEn: string;
  publishedAt: Date;
}

export interface Town {
  /** In the order of the lists: that of precincts. */
  places: readonly PollingPlace[];
  datasets: ReadonlyMap<string, TownDataset>;
  /** Changes whenever anything of this does, for ETags. */
  state: string;
}

/** Towns that each process keeps: a town's home asks for them at every visit. */
const MOST_KEPT = 50;
const kept = new WeakMap<Db, Map<string, Town>>();

/** Everything about a town's polling places; without any when it has published no such list. */
export async function readTown(db: Db, owner: string): Promise<Town> {
  const state = await publishedState(db, owner);
  const towns = kept.get(db) ?? new Map<string, Town>();
  const known = towns.get(owner);
  if (known !== undefined && known.state === state) return known;
  const town = { ...(await townOf(db, owner)), state };
  towns.delete(owner);
  towns.set(owner, town);
  const [oldest] = towns.keys();
  if (towns.size > MOST_KEPT && oldest !== undefined) towns.delete(oldest);
  kept.set(db, towns);
  return town;
}

async function townOf(db: Db, owner: string): Promise<Omit<Town, 'state'>> {
  const listed = await listDatasets(db, { owner, standards: [STANDARD], limit: 50 });
  const datasets = new Map(
    listed.datasets.map(({ id, title, titleEn, publishedAt }) => [id, { title, titleEn, publishedAt }]),
  );
  const entries: Entry[] =
    datasets.size === 0
      ? []
      : await listManyEntries(db, { owner, standards: [STANDARD], limit: MOST_RECORDS });
  const titles = new Map([...datasets].map(([id, { title }]) => [id, title]));
  return { places: pollingPlacesOf(entries, titles), datasets };
}
