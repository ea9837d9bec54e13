/** The place of a problem: its page stays in the town that the address names. */
import type { ProblemInput } from '@tomoni/platform/http';
import { lazyText } from '@tomoni/platform/messages';
import { placeName } from './rules.ts';
import type { Place } from './store.ts';

/** For `problem({ …, place: problemPlace(place) })`. */
export function problemPlace(place: Place): NonNullable<ProblemInput['place']> {
  return {
    name: lazyText((lang) => placeName(place, lang)),
    path: `/${place.code}`,
    switchPath: '/places',
  };
}
