/** How crowded the places of early voting of a town are at this moment, for pages and data. */
import type { Db } from '@tomoni/platform/storage';
import { type CrowdReport, type Opening, openingAt, wordNow } from './crowding-rules.ts';
import { recentWords, saysCrowding } from './crowding-store.ts';
import type { PollingPlace } from './model.ts';

export interface PlaceNow {
  place: PollingPlace;
  opening: Opening;
  /** Null: nobody has said anything that still holds. */
  word: CrowdReport | null;
}

export interface CrowdingNow {
  /** Of early voting, in the order of the list. */
  places: readonly PlaceNow[];
  /** The town says such things: that there is no word now means something. */
  inUse: boolean;
}

/** Of all places of early voting of a town. */
export async function crowdingNow(
  db: Db,
  owner: string,
  places: readonly PollingPlace[],
  now: Date,
): Promise<CrowdingNow> {
  const early = places.filter(({ when }) => when.includes('early'));
  if (early.length === 0) return { places: [], inUse: false };
  const [words, inUse] = await Promise.all([recentWords(db, owner, now), saysCrowding(db, owner, now)]);
  return {
    inUse,
    places: early.map((place) => ({
      place,
      opening: openingAt(place, now),
      word: wordNow(words, place, now),
    })),
  };
}

/** Changes whenever what is shown of it does, by a new word as well as by the clock: for ETags. */
export function crowdingState({ places, inUse }: CrowdingNow): string {
  return `${inUse} ${places.map(({ opening, word }) => `${opening[0]}${word?.id ?? ''}`).join(' ')}`;
}
