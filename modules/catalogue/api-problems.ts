/** What can be wrong with a request of a program, and what to do about it. */
import { type ProblemError, problem } from '@tomoni/platform/http';
import { lazyText } from '@tomoni/platform/messages';
import { messages } from './messages.ts';

type Missing = 'dataset' | 'form' | 'edition' | 'original' | 'version' | 'page' | 'collection' | 'feature';

/** 404: `throw missing('original')`. */
export function missing(what: Missing): ProblemError {
  return problem({
    status: 404,
    code: `catalogue.${what}-not-found`,
    title: messages.text(`api.${what}-missing.title`),
    detail: messages.text(`api.${what}-missing.detail`),
  });
}

/** 404: the town has more than one archive may hold. */
export function tooMuch(): ProblemError {
  return problem({
    status: 404,
    code: 'catalogue.too-much',
    title: messages.text('api.too-much.title'),
    detail: messages.text('api.too-much.detail'),
  });
}

/** 400: a parameter that can't be read. */
export function badParameter(name: string): ProblemError {
  return problem({
    status: 400,
    code: 'catalogue.bad-parameter',
    title: messages.text('api.parameter.title'),
    detail: lazyText((lang) => messages(lang)('api.parameter.detail', { name })),
  });
}
