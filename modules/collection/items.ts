/** What goes where: writing the items into the search, and finding them. */

import { nfkc, toHiragana } from '@tomoni/japanese';
import { chainOf, type Lang } from '@tomoni/platform/messages';
import { find, indexEntries, type SearchEntry } from '@tomoni/platform/search';
import type { Db, Trx } from '@tomoni/platform/storage';
import { otherWordsFor } from './everyday-words.ts';
import type { CalendarDraft, SortingItem, TownCalendar } from './model.ts';

/** More answers than this nobody reads; people are asked for another word. */
const MOST_ITEMS = 50;

/**
 * Each calendar and language is a kind of its own: next year's items wait beside this year's, and an English page
 * finds English words. `ja` is always there.
 */
function kindFor(calendarId: string, lang: string): string {
  return `collection.items.${calendarId}.${lang}`;
}

/** Lets a calendar's items be found, in the transaction in which it takes over. */
export async function indexItems(
  tx: Trx,
  calendarId: string,
  draft: Pick<CalendarDraft, 'place' | 'items' | 'editions'>,
): Promise<void> {
  const scope = (lang: string) => ({ owner: draft.place, kind: kindFor(calendarId, lang) });
  await indexEntries(
    tx,
    scope('ja'),
    draft.items.map((item, ordinal) => entryOf(item, ordinal)),
  );
  for (const [lang, { items }] of Object.entries(draft.editions)) {
    // Lists of the same things in the same order tell each other's names; others are lists of their own.
    const same = areParallel(items, draft.items);
    const entries = items.map((item, ordinal) =>
      entryOf(item, ordinal, same ? draft.items[ordinal] : undefined),
    );
    await indexEntries(tx, scope(lang), entries);
  }
}

function areParallel(items: readonly SortingItem[], others: readonly SortingItem[]): boolean {
  return (
    items.length === others.length &&
    items.every(({ category }, index) => category === (others[index]?.category ?? null))
  );
}

/** Forgets the items of a calendar that neither holds nor waits any more. */
export async function forgetItems(
  tx: Trx,
  place: string,
  calendarId: string,
  langs: readonly string[],
): Promise<void> {
  for (const lang of new Set(['ja', ...langs])) {
    await indexEntries(tx, { owner: place, kind: kindFor(calendarId, lang) }, []);
  }
}

function entryOf(item: SortingItem, ordinal: number, japanese?: SortingItem): SearchEntry {
  const terms = [
    ...wordsFor(item),
    ...(japanese === undefined ? [] : [japanese.name, ...wordsFor(japanese)]),
  ];
  return { ref: String(ordinal), text: item.name, terms, data: item };
}

function wordsFor(item: SortingItem): string[] {
  return [...otherWordsFor(item.name), item.reading, item.likelyReading ?? '', singular(item.name)];
}

/** English words in the singular: people type `battery` where the town lists `Dry batteries`, and the other way round. */
function singular(text: string): string {
  return text
    .replace(/([a-z]{2,})ies\b/gi, '$1y')
    .replace(/([a-z]{2,}(?:s|x|ch|sh))es\b/gi, '$1')
    .replace(/([a-z]{2,}[^s\W])s\b/gi, '$1');
}

export interface FoundItems {
  items: SortingItem[];
  /** More were found than are given. */
  cut: boolean;
}

/**
 * Items for what a person typed, in kanji, kana or another word for it. In English the singular is tried, too, and
 * at last the Japanese list.
 */
export async function findItems(
  db: Db,
  calendar: Pick<TownCalendar, 'id' | 'place'>,
  lang: Lang,
  query: string,
): Promise<FoundItems> {
  for (const edition of chainOf(lang)) {
    if (edition === 'ja') break;
    const own = await findIn(db, calendar, edition, query);
    if (own.items.length > 0) return own;
    const one = singular(query);
    const single = one === query ? own : await findIn(db, calendar, edition, one);
    if (single.items.length > 0) return single;
  }
  return findIn(db, calendar, 'ja', query);
}

async function findIn(
  db: Db,
  { id, place: owner }: Pick<TownCalendar, 'id' | 'place'>,
  lang: string,
  q: string,
): Promise<FoundItems> {
  const { hits, total } = await find(db, { owner, kind: kindFor(id, lang), q, limit: MOST_ITEMS });
  return { items: hits.map(({ data }) => data as SortingItem), cut: total > hits.length };
}

/** A heading of the list of items: what stands over it, and its items in the order of the file. */
export interface ItemGroup {
  heading: string;
  items: SortingItem[];
}

/** Readings up to this length are headings that the town chose (あ, か行); longer ones are readings of the name. */
const LONGEST_HEADING = 3;

/**
 * The list under headings. Towns write either a heading into the reading column or the whole reading;
 * of a reading, the first kana without its sound mark is the heading. Without readings the name decides.
 */
export function groupItems(items: readonly SortingItem[]): ItemGroup[] {
  const ownHeadings = items.every(({ reading }) => Array.from(reading.trim()).length <= LONGEST_HEADING);
  const groups = new Map<string, SortingItem[]>();
  for (const item of items) {
    const reading = item.reading.trim();
    const heading = ownHeadings && reading !== '' ? reading : firstKana(reading || item.name);
    const known = groups.get(heading);
    if (known) known.push(item);
    else groups.set(heading, [item]);
  }
  return [...groups].map(([heading, members]) => ({ heading, items: members }));
}

/** が → か, バ → は; kanji and letters stay. */
function firstKana(text: string): string {
  const first = Array.from(toHiragana(nfkc(text.trim())))[0] ?? '';
  return (Array.from(first.normalize('NFD'))[0] ?? '').toUpperCase();
}
