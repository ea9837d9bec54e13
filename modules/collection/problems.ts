/** What can be wrong with an address of this module, and what the reader can do. */
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

/** 404 with what is missing: `throw notFound('area')`. */
export function notFound(what: Missing): ProblemError {
  const [title, detail] = keys[what];
  const both = (key: (typeof keys)[Missing][number]): ProblemInput['title'] => ({
    ja: messages('ja')(key),
    en: messages('en')(key),
  });
  return problem({
    status: 404,
    code: `collection.${what}-not-found`,
    title: both(title),
    detail: both(detail),
  });
}
