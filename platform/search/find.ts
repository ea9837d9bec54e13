import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../storage/index.ts';
import { folded, gramsAskedFor, scopeTerm } from './grams.ts';

export interface FindOptions {
  /** As typed. Several words must all be there, in any order. Nothing to search for: no hits. */
  q: string;
  owner?: string;
  kind?: string;
  /** Whose entries may be seen: one of them has to fit; `public` when left out. */
  visibility?: string;
  /** At most 100; 20 when left out. */
  limit?: number;
  offset?: number;
}

export interface Hit {
  owner: string;
  kind: string;
  ref: string;
  text: string;
  data: unknown;
}

export interface FoundEntries {
  /** How many there are in all. */
  total: number;
  hits: Hit[];
}

/** More words only make the question slower. */
const MOST_WORDS = 8;
const LONGEST_WORD = 60;
const MOST_HITS = 100;

/**
 * Finds entries by parts of their texts. Best first: the whole text, then its beginning, then anywhere in it;
 * what is shown before its readings and synonyms; the shorter before the longer.
 */
export async function find(db: Db, options: FindOptions): Promise<FoundEntries> {
  const words = wordsOf(options.q);
  if (words.length === 0) return { total: 0, hits: [] };
  const { rows } = await findQuery(words, options).execute(db);
  return {
    total: rows[0]?.total ?? (await totalBehindLastPage(db, words, options)),
    hits: rows.map(({ owner, kind, ref, text, data }) => ({ owner, kind, ref, text, data })),
  };
}

/** No row is there to tell how many there are. */
async function totalBehindLastPage(db: Db, words: readonly string[], options: FindOptions): Promise<number> {
  if (options.offset === undefined || options.offset === 0) return 0;
  const { rows } = await findQuery(words, { ...options, limit: 1, offset: 0 }).execute(db);
  return rows[0]?.total ?? 0;
}

/** The words of a question, folded as entries are. */
export function wordsOf(q: string): string[] {
  const words = q
    .normalize('NFKC')
    .split(/\s+/u)
    .map((word) => Array.from(folded(word)).slice(0, LONGEST_WORD).join(''))
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** The one statement of a search; apart, so that a test can ask for its plan. */
export function findQuery(
  words: readonly string[],
  options: FindOptions,
): RawBuilder<Hit & { total: number }> {
  const { owner, kind, visibility = 'public', limit = 20, offset = 0 } = options;
  const terms = [...new Set(words.flatMap(gramsAskedFor)), scopeTerm.visibility(visibility)];
  if (owner !== undefined) terms.push(scopeTerm.owner(owner));
  if (kind !== undefined) terms.push(scopeTerm.kind(kind));
  const phrase = words.join('');
  return sql<Hit & { total: number }>`
    select owner, kind, ref, text, data, count(*) over () as total
    from search.entries
    where grams @> ${terms}::text[] ${sql.join(words.map(wholeWord), sql``)}
    order by ${rankOf(phrase)}, char_length(text), text, ref
    limit ${Math.max(0, Math.min(limit, MOST_HITS))} offset ${Math.max(0, offset)}`;
}

/** Pairs may stand apart in a text; words of three letters and more are looked at again. */
export function wholeWord(word: string): RawBuilder<unknown> {
  if (Array.from(word).length <= 2) return sql``;
  return sql`and exists (select from unnest(folded) as one (f) where strpos(f, ${word}) > 0)`;
}

/** 0 whole, 2 beginning, 4 inside, 6 apart; one more when it isn't the text that is shown. */
function rankOf(phrase: string): RawBuilder<number> {
  return sql`(
    select min(case when f = ${phrase} then 0 when starts_with(f, ${phrase}) then 2
      when strpos(f, ${phrase}) > 0 then 4 else 6 end + case when n = 1 then 0 else 1 end)
    from unnest(folded) with ordinality as one (f, n))`;
}
