import { type Place, problemPlace } from '@tomoni/places/contract';
import { type ProblemError, problem } from '@tomoni/platform/http';
import { messages } from './messages.ts';

/** 404: there is no such facility; the page stays in its town. */
export function facilityMissing(place: Place): ProblemError {
  return problem({
    status: 404,
    code: 'facilities.facility-not-found',
    title: messages.text('missing.title'),
    detail: messages.text('missing.detail'),
    place: problemPlace(place),
    way: { path: `/${place.code}/facilities`, label: messages.text('missing.way') },
  });
}

/** 400: the position didn't come, or is none. */
export function positionMissing(): ProblemError {
  return problem({
    status: 400,
    code: 'facilities.position-missing',
    title: messages.text('near.lost'),
    detail: messages.text('near.failed'),
  });
}
