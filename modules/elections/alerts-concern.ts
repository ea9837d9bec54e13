/** Which alerts concern a polling place, and what holds of it instead of what its list says. Pure. */
import type { Alert, ToldChange } from './alerts-model.ts';
import { changesIn } from './alerts-model.ts';
import type { PlaceChange } from './changed-place-model.ts';
import { plainName, precinctKey } from './changed-place-same.ts';
import type { PollingPlace, When } from './model.ts';

type Known = Pick<PollingPlace, 'key' | 'name' | 'precinct'>;

/** It was here, or it is here now; also once the list says so under another key. */
function concerns({ before, after }: PlaceChange, place: Known): boolean {
  if (before.key === place.key) return true;
  if (after === null || precinctKey(after.precinct) !== precinctKey(place.precinct)) return false;
  return after.key === place.key || plainName(after.name) === plainName(place.name);
}

/** Changes that concern any of these places. */
export function changesOf(alerts: readonly Alert[], places: readonly Known[]): ToldChange[] {
  return changesIn(alerts).filter(({ change }) => places.some((place) => concerns(change, place)));
}

/**
 * What an official has announced of a place while its list still says something else: the newest word. Nobody is sent to
 * a place where one can't vote.
 */
export function announcedOf(alerts: readonly Alert[], { key }: Known, when: When): ToldChange | null {
  const own = changesIn(alerts).filter(
    ({ alert, change }) =>
      alert.origin === 'office' &&
      change.when === when &&
      change.before.key === key &&
      change.kind !== 'other',
  );
  return own[0] ?? null;
}

/** Whether the same was told already, by an official before the list said so. */
export function isToldAlready(change: PlaceChange, alerts: readonly Alert[]): boolean {
  return changesIn(alerts).some(
    ({ change: told }) =>
      told.when === change.when &&
      told.threads.some((thread) => change.threads.includes(thread)) &&
      told.after !== null &&
      change.after !== null &&
      plainName(told.after.name) === plainName(change.after.name) &&
      (change.kind !== 'hours' || plainName(told.after.hours) === plainName(change.after.hours)),
  );
}
