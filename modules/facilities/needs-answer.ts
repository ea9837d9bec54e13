/** What a record says of something that may be asked for. Pure. */
import type { Entry } from '@tomoni/catalogue/contract';
import { hasAny } from './facility.ts';
import { type Kind, MARKED, type Need } from './kind.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/**
 * `no` only where the list says so. An empty mark means no where the record has another one of the same kind: a list
 * without any knows nothing of them.
 */
export function answerOf({ body }: Pick<Entry, 'body'>, kind: Kind, need: Need): Answer {
  if (hasAny(body, need.any)) return 'yes';
  const columns = need.any.flatMap((values) => Object.keys(values));
  if (columns.some((column) => (body[column] ?? '') !== '')) return 'no';
  const isMark = need.any.some((values) => Object.values(values).includes(MARKED));
  return isMark && kind.needs.some(({ any }) => hasAny(body, any)) ? 'no' : 'unknown';
}

/** Needs with answers of their own; those that a fact of the page lists anyway are left out. */
export function answeredNeeds({ facts, needs }: Kind): readonly Need[] {
  const told = new Set(facts.flatMap(({ columns }) => columns));
  return needs.filter(({ any }) => !any.some((values) => Object.keys(values).some((name) => told.has(name))));
}
