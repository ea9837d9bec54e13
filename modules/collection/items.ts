/** What goes where: writing the items into the search, and finding them. */

import { nfkc, toHiragana } from '@tomoni/japanese';
import type { Lang } from '@tomoni/platform/messages';
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
  const languages: [string, readonly SortingItem[]][] = [
    ['ja', draft.items],
    ...Object.entries(draft.editions).map(([lang, { items }]): [string, readonly SortingItem[]] => [
      lang,
      items,
    ]),
  ];
  for (const [lang, items] of languages) {
    await indexEntries(tx, { owner: draft.place, kind: kindFor(calendarId, lang) }, items.map(entryOf));
  }
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

function entryOf(item: SortingItem, ordinal: number): SearchEntry {
  const terms = [...otherWordsFor(item.name), item.reading, item.likelyReading ?? '', singular(item.name)];
  return { ref: String(ordinal), text: item.name, terms, data: item };
}

/** English words in the singular: people type `battery` where the town lists `Dry batteries`. */
function singular(name: string): string {
  return name
    .replace(/([A-Za-z]{2,})ies\b/g, '$1y')
    .replace(/([A-Za-z]{2,}(?:s|x|ch|sh))es\b/g, '$1')
    .replace(/([A-Za-z]{2,}[^s\W])s\b/g, '$1');
}

export interface FoundItems {
  items: SortingItem[];
  /** More were found than are given. */
  cut: boolean;
}

/** Items for what a person typed, in kanji, kana or another word for it. Falls back to the Japanese list. */
export async function findItems(
  db: Db,
  calendar: Pick<TownCalendar, 'id' | 'place'>,
  lang: Lang,
  query: string,
): Promise<FoundItems> {
  const own = await findIn(db, calendar, lang, query);
  return own.items.length > 0 || lang === 'ja' ? own : findIn(db, calendar, 'ja', query);
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
