/** What can be wrong with an address of this module. */
import { type Place, problemPlace } from '@tomoni/places/contract';
import { type ProblemError, problem } from '@tomoni/platform/http';
import { messages } from './messages.ts';

/** 404: no such preschool, or no more. */
export function noSuchPreschool(place: Place): ProblemError {
  return problem({
    status: 404,
    code: 'childcare.preschool-not-there',
    title: messages.text('missing.title'),
    detail: messages.text('missing.detail'),
    place: problemPlace(place),
    way: { path: `/${place.code}/childcare`, label: messages.text('missing.way') },
  });
}

/** 404: a town that has published no list; an empty one would say that it has no preschool. */
export function noListYet(place: Place): ProblemError {
  return problem({
    status: 404,
    code: 'childcare.no-list',
    title: messages.text('none.title'),
    detail: messages.text('none.text'),
    place: problemPlace(place),
  });
}
