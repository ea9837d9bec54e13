/** What can be wrong with an address of this module. */
import { type Place, placeName } from '@tomoni/places/contract';
import { type ProblemError, problem } from '@tomoni/platform/http';
import { lazyText } from '@tomoni/platform/messages';
import { messages } from './messages.ts';

/** 404: no such polling place, or no more. */
export function noSuchPollingPlace(place: Place): ProblemError {
  return problem({
    status: 404,
    code: 'elections.polling-place-not-found',
    title: messages.text('missing.title'),
    detail: messages.text('missing.detail'),
    place: {
      name: lazyText((lang) => placeName(place, lang)),
      path: `/${place.code}`,
      switchPath: '/places',
    },
    way: { path: `/${place.code}/elections`, label: messages.text('missing.way') },
  });
}
