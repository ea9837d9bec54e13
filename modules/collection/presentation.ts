/** How a calendar is said: names in the reader's language, looks, and which calendar days are shown. */
import type { IsoDate } from '@tomoni/japanese';
import { chainOf, formatTime, isBase, type Lang } from '@tomoni/platform/messages';
import { type CategoryLook, categoryLooks } from '@tomoni/platform/pages';
import { categoryKey } from './category-key.ts';
import type { Area, Category, TownCalendar } from './model.ts';

/** A category as a page shows it. */
export interface ShownCategory {
  index: number;
  /** Stands in addresses and in event ids; depends on the name alone, so that it survives a new order of columns. */
  key: string;
  name: string;
  look: CategoryLook;
  /** The category in the words of the page's language where the town has them. */
  words: Category;
}

const translated = new WeakMap<TownCalendar, Map<Lang, TownCalendar>>();
const shown = new WeakMap<TownCalendar, Map<Lang, ShownCategory[]>>();

/** All categories of a calendar in its order; worked out once for each calendar and language. */
export function shownCategories(calendar: TownCalendar, lang: Lang): ShownCategory[] {
  const byLang = shown.get(calendar) ?? new Map<Lang, ShownCategory[]>();
  shown.set(calendar, byLang);
  const ready = byLang.get(lang);
  if (ready !== undefined) return ready;
  const looks = categoryLooks(calendar.categories);
  const own = editionOf(calendar, lang)?.categories;
  const fresh = calendar.categories.flatMap((category, index) => {
    const look = looks[index];
    const words = own?.[index] ?? category;
    return look ? [{ index, key: categoryKey(category.name), name: oneLine(words.name), look, words }] : [];
  });
  byLang.set(lang, fresh);
  return fresh;
}

/** The town's own words for readers of a language: in it, or in the next language that they read. */
function editionOf({ editions }: TownCalendar, lang: Lang): TownCalendar['editions'][string] | undefined {
  if (isBase(lang)) return editions[lang];
  for (const one of chainOf(lang)) {
    if (editions[one] !== undefined) return editions[one];
  }
  return undefined;
}

/** What the town adds to the name of a kind; null when it only says the name again. */
export function sublabelOf({ name, words: { sublabel } }: ShownCategory): string | null {
  return sublabel === null || oneLine(sublabel) === name ? null : sublabel;
}

/** The calendar with remarks and exceptions in the words of a language, where the town has them. */
export function inWordsOf(calendar: TownCalendar, lang: Lang): TownCalendar {
  const own = editionOf(calendar, lang);
  if (own === undefined) return calendar;
  const byLang = translated.get(calendar) ?? new Map<Lang, TownCalendar>();
  translated.set(calendar, byLang);
  const ready = byLang.get(lang);
  if (ready !== undefined) return ready;
  const transfers = own.transfers.length === calendar.transfers.length ? own.transfers : calendar.transfers;
  const remarks = own.remarks.length === calendar.remarks.length ? own.remarks : calendar.remarks;
  const fresh = { ...calendar, transfers, remarks };
  byLang.set(lang, fresh);
  return fresh;
}

/** The area's name as people know it, with the group (ward, island) it belongs to. */
export function areaName(calendar: TownCalendar, area: Area, lang: Lang): string {
  const own = editionOf(calendar, lang)?.areaNames[area.id];
  const name = own ?? area.name;
  if (area.masterName === null || name.includes(area.masterName)) return name;
  return own === undefined ? `${area.masterName} ${name}` : name;
}

/** Japan has kept UTC+9 the whole year since 1952; asking Intl would cost more than reading an area's row. */
const JAPAN_AHEAD_MS = 9 * 3_600_000;

function clockInJapan(now: Date): string {
  return new Date(now.getTime() + JAPAN_AHEAD_MS).toISOString();
}

/** Today in Japan; a calendar of a Japanese town turns its page at midnight there, wherever the server stands. */
export function todayOf(now: Date): IsoDate {
  return clockInJapan(now).slice(0, 10);
}

/** Whether the time to put things out has passed today; false when nobody has said a time. */
export function isPastPutOutTime(calendar: Pick<TownCalendar, 'putOutBy'>, now: Date): boolean {
  return calendar.putOutBy !== null && clockInJapan(now).slice(11, 16) > calendar.putOutBy;
}

/** 「朝8時30分」 in sentences. */
export function putOutTime(putOutBy: string, lang: Lang): string {
  return formatTime(putOutBy, lang, 'sentence');
}

/** Headers in files may run over lines; a name in a sentence doesn't. */
function oneLine(name: string): string {
  return name.replace(/\s*\n\s*/g, '');
}
