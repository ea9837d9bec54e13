/** What can be wrong with an address of this module, and what the reader can do. */

import { type Place, problemPlace } from '@tomoni/places/contract';
import { type ProblemError, type ProblemInput, problem } from '@tomoni/platform/http';
import { messages } from './messages.ts';

type Missing = 'place' | 'area' | 'category' | 'source' | 'version' | 'staged';

const keys = {
  place: ['place.missing.title', 'place.missing.detail'],
  area: ['area.missing.title', 'area.missing.detail'],
  category: ['category.missing.title', 'category.missing.detail'],
  source: ['source.missing.title', 'source.missing.detail'],
  version: ['version.missing.title', 'version.missing.detail'],
  staged: ['staged.missing.title', 'staged.missing.detail'],
} as const;

/** Where one goes on from what is missing, within the town's garbage pages. */
const ways = {
  area: { rest: '', label: 'home.choose.button' },
  category: { rest: '/categories', label: 'category.all' },
  source: { rest: '/source', label: 'source.link' },
} as const;

/** 404 with what is missing: `throw notFound('area', place)`. With its place the page stays in the town. */
export function notFound(what: Missing, place?: Place): ProblemError {
  const [title, detail] = keys[what];
  return problem({
    status: 404,
    code: `collection.${what}-not-found`,
    title: messages.text(title),
    detail: messages.text(detail),
    ...(place === undefined ? {} : inTown(what, place)),
  });
}

function inTown(what: Missing, place: Place): Pick<ProblemInput, 'place' | 'way'> {
  const { rest, label } = what === 'category' || what === 'source' ? ways[what] : ways.area;
  return {
    place: problemPlace(place),
    way: { path: `/${place.code}/garbage${rest}`, label: messages.text(label) },
  };
}
