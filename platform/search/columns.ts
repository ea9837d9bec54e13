/** For modules whose rows carry the index themselves, beside a position or a date: the same letters, the same words. */
import { type RawBuilder, sql } from 'kysely';
import { wholeWord, wordsOf } from './find.ts';
import { folded, gramsAskedFor, gramsOf, scopeTerm } from './grams.ts';

/** What a row keeps so that it is found: columns of these names, both `text[]`, with a GIN index over `grams`. */
export interface SearchColumns {
  folded: string[];
  grams: string[];
}

export interface ColumnScope {
  owner?: string;
  kind?: string;
}

/** The columns of a row with these texts; owner and kind stand in the same index, so that it narrows by them, too. */
export function searchColumns(texts: readonly string[], scope: ColumnScope = {}): SearchColumns {
  const all = [...new Set(texts.map(folded))].filter((one) => one !== '');
  return { folded: all, grams: [...scopesOf(scope), ...gramsOf(all)] };
}

/** The condition on `grams` and `folded` for what somebody typed; null when there is nothing to search for. */
export function searchCondition(q: string, scope: ColumnScope = {}): RawBuilder<boolean> | null {
  const words = wordsOf(q);
  if (words.length === 0) return null;
  const terms = [...new Set(words.flatMap(gramsAskedFor)), ...scopesOf(scope)];
  return sql<boolean>`grams @> ${terms}::text[] ${sql.join(words.map(wholeWord), sql``)}`;
}

function scopesOf({ owner, kind }: ColumnScope): string[] {
  return [
    ...(owner === undefined ? [] : [scopeTerm.owner(owner)]),
    ...(kind === undefined ? [] : [scopeTerm.kind(kind)]),
  ];
}
