/** What can be wrong with an address of this module. */
import { type Place, problemPlace } from '@tomoni/places/contract';
import { type ProblemError, problem } from '@tomoni/platform/http';
import { messages } from './messages.ts';

/** 404: no such polling place, or no more. */
export function noSuchPollingPlace(place: Place): ProblemError {
  return problem({
    status: 404,
    code: 'elections.polling-place-not-found',
    title: messages.text('missing.title'),
    detail: messages.text('missing.detail'),
    place: problemPlace(place),
    way: { path: `/${place.code}/elections`, label: messages.text('missing.way') },
  });
}

/** 404: no such election, or nothing of it is public. */
export function noSuchElection(place: Place): ProblemError {
  return problem({
    status: 404,
    code: 'elections.election-not-found',
    title: messages.text('vote.missing.title'),
    detail: messages.text('vote.missing.detail'),
    place: problemPlace(place),
    way: { path: `/${place.code}/elections/all`, label: messages.text('vote.missing.way') },
  });
}

/** 404: candidates before the announcement, results before their release. */
export function notReleased(place: Place, election: string): ProblemError {
  return problem({
    status: 404,
    code: 'elections.not-released',
    title: messages.text('vote.unreleased.title'),
    detail: messages.text('vote.unreleased.detail'),
    place: problemPlace(place),
    way: { path: `/${place.code}/elections/${election}`, label: messages.text('vote.unreleased.way') },
  });
}

/** 404 behind the counter: no election has this number. */
export function noSuchElectionHere(place: Place): ProblemError {
  return problem({
    status: 404,
    code: 'elections.election-not-found',
    title: messages.text('vote.missing.title'),
    detail: messages.text('desk.missing.detail'),
    place: problemPlace(place),
    way: { path: `/${place.code}/office/elections`, label: messages.text('desk.back') },
  });
}

/** 404 behind the counter: no such draft, or nothing of this kind can be done with it. */
export function noSuchEdition(place: Place): ProblemError {
  return problem({
    status: 404,
    code: 'elections.edition-not-found',
    title: messages.text('desk.edition-missing.title'),
    detail: messages.text('desk.missing.detail'),
    place: problemPlace(place),
    way: { path: `/${place.code}/office/elections`, label: messages.text('desk.back') },
  });
}
