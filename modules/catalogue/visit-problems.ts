/** What can be wrong with a visitor's address, and where one goes on from there. */
import { type Place, problemPlace } from '@tomoni/places/contract';
import { type ProblemError, problem } from '@tomoni/platform/http';
import { messages } from './messages.ts';

const WAYS = {
  dataset: { rest: '/data', label: 'visit.all' },
  record: { rest: '/data', label: 'visit.all' },
  version: { rest: '/data', label: 'visit.all' },
  wish: { rest: '/data/wishes', label: 'visit.wishes' },
  case: { rest: '/data/cases', label: 'visit.cases' },
} as const;

/** 404 with what is missing; the page stays in its town. */
export function notThere(what: keyof typeof WAYS, place: Place): ProblemError {
  const { rest, label } = WAYS[what];
  return problem({
    status: 404,
    code: `catalogue.${what}-not-there`,
    title: messages.text(`visit.missing.${what}`),
    detail: messages.text('visit.missing.detail'),
    place: problemPlace(place),
    way: { path: `/${place.code}${rest}`, label: messages.text(label) },
  });
}

/** Too much was sent from this network for now. */
export function tooOften(): ProblemError {
  return problem({ status: 429, code: 'catalogue.too-often', title: messages.text('visit.form.too-often') });
}
