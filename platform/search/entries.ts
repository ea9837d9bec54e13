import { sql } from 'kysely';
import { jsonb, storableText, type Trx } from '../storage/index.ts';
import { folded, gramsOf, scopeTerm } from './grams.ts';

/** One thing that can be found. */
export interface SearchEntry {
  /** What the module finds it again by; unique within owner and kind. */
  ref: string;
  /** What is shown and ranked first, e.g. `乾電池`. */
  text: string;
  /** Further texts that lead here: readings, synonyms, other languages (`かんでんち`, `バッテリー`, `battery`). */
  terms?: readonly string[];
  /** Who may find it; `public` when left out. */
  visibility?: string;
  /** JSON that comes back with a hit, so that a list needs no second query. */
  data?: unknown;
}

/** What one call replaces: everything of this owner and kind. */
export interface EntryScope {
  /** A six-digit place code or a group's id. */
  owner: string;
  /** Starts with the module's name: `collection.items`. */
  kind: string;
}

const BATCH = 1000;

/**
 * Replaces all entries of the scope, in the caller's transaction: readers see the old ones or the new ones.
 * Of equal refs the last one counts. No entries: the scope is emptied.
 */
export async function indexEntries(
  trx: Trx,
  scope: EntryScope,
  entries: readonly SearchEntry[],
): Promise<void> {
  const { owner, kind } = scope;
  const lock = `search ${owner} ${kind}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(trx);
  await sql`delete from search.entries where owner = ${owner} and kind = ${kind}`.execute(trx);
  const rows = [...new Map(entries.map((entry) => [entry.ref, entry])).values()];
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH).map((entry) => rowOf(scope, entry));
    await sql`
      insert into search.entries (owner, kind, ref, visibility, text, folded, grams, data)
      select ${owner}, ${kind}, ref, visibility, text, folded, grams, data
      from jsonb_to_recordset(${jsonb(batch)})
        as row (ref text, visibility text, text text, folded text[], grams text[], data jsonb)`.execute(trx);
  }
}

/** An entry as it is stored. */
export interface IndexedRow {
  ref: string;
  visibility: string;
  text: string;
  folded: string[];
  grams: string[];
  data: unknown;
}

function rowOf(scope: EntryScope, entry: SearchEntry): IndexedRow {
  const { text, terms = [], visibility = 'public', data = null } = entry;
  return rowOfFolded(scope, {
    ref: storableText(entry.ref),
    visibility,
    text: storableText(text),
    folded: [text, ...terms].map(folded),
    data,
  });
}

/** The stored entry for texts that are folded already, that which is shown first. */
export function rowOfFolded({ owner, kind }: EntryScope, row: Omit<IndexedRow, 'grams'>): IndexedRow {
  const texts = [...new Set(row.folded)].filter((one) => one !== '');
  const scopes = [scopeTerm.owner(owner), scopeTerm.kind(kind), scopeTerm.visibility(row.visibility)];
  const { ref, visibility, text, data } = row;
  return { ref, visibility, text, data, folded: texts, grams: [...scopes, ...gramsOf(texts)] };
}
