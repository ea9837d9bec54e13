/** What a reader is told the evening before, or when a day changes. Pure rules; words come later. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import { type BaseLang, chainOf, isBase, isLang, type Lang } from '@tomoni/platform/messages';
import { categoryKey } from './category-key.ts';
import type { DayChange } from './day-changes.ts';
import type { TownCalendar } from './model.ts';
import { areaName, shownCategories } from './presentation.ts';
import { type AreaSchedule, planDays, scheduleEnd, scheduleValidity } from './schedule.ts';

/** Hours that a reader may choose: evenings before, then mornings. */
export const HOURS = [18, 19, 20, 21, 6, 7] as const;

/** From this hour of the day on nobody is reminded of it any more. */
const OVER_AT = 9;

/** Whether a chosen hour lies on the evening before the collection. */
const isEvening = (hour: number) => hour >= 12;

/** A day's reminders for one chosen hour. */
export interface Slot {
  date: IsoDate;
  hour: number;
  /** When they were due. */
  at: Date;
}

/** Midnight in Japan at the beginning of a day, plus hours. */
export function momentOf(date: IsoDate, hour: number): Date {
  return new Date(Date.parse(`${date}T00:00:00+09:00`) + hour * 3_600_000);
}

/** What is due by now and still worth telling, the earliest first: also what a site that stood still has missed. */
export function dueSlots(now: Date, today: IsoDate): Slot[] {
  return [today, addDays(today, 1)]
    .flatMap((date) =>
      HOURS.map((hour) => ({ date, hour, at: momentOf(isEvening(hour) ? addDays(date, -1) : date, hour) })),
    )
    .filter(({ at, date }) => at <= now && now < momentOf(date, OVER_AT))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A name in both languages, and in those that the town has files in: one row of words serves all its readers. */
export type Names = Record<BaseLang, string> & Partial<Record<string, string>>;

/** A name for readers of a language, or of the nearest one that it is there in. */
export function nameIn(names: Names, lang: Lang): string {
  for (const one of chainOf(lang)) {
    const name = names[one];
    if (name !== undefined) return name;
  }
  return names.ja;
}

/** Asks for a name in every language of a town. */
function namesOf(calendar: TownCalendar, name: (lang: Lang) => string): Names {
  const names: Names = { ja: name('ja'), en: name('en') };
  for (const edition in calendar.editions) {
    if (isLang(edition) && !isBase(edition)) names[edition] = name(edition);
  }
  return names;
}

interface Where {
  place: Names;
  area: Names;
  /** Of the area's page, without a language. */
  path: string;
}

export type ReminderData = Where &
  (
    | {
        what: 'day';
        date: IsoDate;
        items: Names[];
        off: { item: Names; movedTo: IsoDate | null }[];
        by: string | null;
        notes: string[];
        ends: IsoDate | null;
      }
    | {
        what: DayChange['kind'] | 'restored' | 'restored-added';
        date: IsoDate;
        toDate: IsoDate | null;
        /** Empty for everything. */
        items: Names[];
        note: string;
      }
    | { what: 'ended'; date: IsoDate }
    | { what: 'gone' }
    | { what: 'renamed' }
  );

/** The end of a calendar is told of so many days ahead. */
const ENDS_WITHIN = 14;

function whereOf(calendar: TownCalendar, area: AreaSchedule['area'], place: Names): Where {
  return {
    place,
    area: namesOf(calendar, (lang) => areaName(calendar, area, lang)),
    path: `/${calendar.place}/garbage/${area.id}`,
  };
}

/** The names of a kind, by its number. */
function kindNames(calendar: TownCalendar, category: number): Names {
  return namesOf(
    calendar,
    (lang) => shownCategories(calendar, lang)[category]?.name ?? calendar.categories[category]?.name ?? '',
  );
}

/** What a reader is told, and the key against telling it twice. */
export interface Reminder {
  key: string;
  data: ReminderData;
  /** Not again until its reader chooses anew. */
  once?: true;
}

/**
 * Chosen kinds that the calendar doesn't know, in order: a town has given them other names. Whoever had one of them would
 * miss it without noticing, and is told of all kinds until they choose again.
 */
function unknownOf(calendar: TownCalendar, parts: readonly string[] | null): string[] {
  if (parts === null) return [];
  const known = new Set(calendar.categories.map(({ name }) => categoryKey(name)));
  return parts.filter((part) => !known.has(part)).sort();
}

/** Says that kinds have other names now; null when all that were chosen are still known. */
export function renamedOf(
  schedule: AreaSchedule,
  parts: readonly string[] | null,
  place: Names,
): Reminder | null {
  const { calendar, area } = schedule;
  const unknown = unknownOf(calendar, parts);
  if (unknown.length === 0) return null;
  const where = whereOf(calendar, area, place);
  return {
    key: `renamed ${unknown.join(',')}`,
    data: { ...where, path: `${where.path}/remind`, what: 'renamed' },
    once: true,
  };
}

/** Null when there is nothing to put out. */
export function reminderOf(
  schedule: AreaSchedule,
  date: IsoDate,
  chosen: readonly string[] | null,
  place: Names,
): Reminder | null {
  const { calendar, area } = schedule;
  const parts = unknownOf(calendar, chosen).length === 0 ? chosen : null;
  const where = whereOf(calendar, area, place);
  const end = scheduleEnd(schedule);
  if (scheduleValidity(schedule, date) === 'ended') {
    const last = end ?? addDays(date, -1);
    return { key: `ended ${last}`, data: { ...where, what: 'ended', date: last }, once: true };
  }
  const isWanted = ({ category }: { category: number }) =>
    parts === null || parts.includes(categoryKey(calendar.categories[category]?.name ?? ''));
  const [day] = planDays(schedule, date, date);
  const entries = day?.entries.filter(isWanted) ?? [];
  const closed = day?.closed.filter(isWanted) ?? [];
  if (entries.length + closed.length === 0) return null;
  const notes = [...new Set([...entries.flatMap((entry) => entry.notes), ...closed.map(({ note }) => note)])];
  const data: ReminderData = {
    ...where,
    what: 'day',
    date,
    items: entries.map(({ category }) => kindNames(calendar, category)),
    off: closed.map(({ category, movedTo }) => ({ item: kindNames(calendar, category), movedTo })),
    by: calendar.putOutBy,
    notes: notes.filter((note) => note !== ''),
    ends: end !== null && end <= addDays(date, ENDS_WITHIN) ? end : null,
  };
  return { key: `day ${date}`, data };
}

/** Whether a change is so near that it is told at once, also at night: today or tomorrow something is different. */
export function isNear({ date, toDate }: Pick<DayChange, 'date' | 'toDate'>, today: IsoDate): boolean {
  const tomorrow = addDays(today, 1);
  return date <= tomorrow || (toDate !== null && toDate <= tomorrow);
}

/** What an announced change means for a reader; null when nothing of theirs is concerned. */
export function changeOf(
  schedule: AreaSchedule,
  change: DayChange,
  chosen: readonly string[] | null,
  place: Names,
  isRestored: boolean,
): Reminder | null {
  const { calendar, area } = schedule;
  const parts = unknownOf(calendar, chosen).length === 0 ? chosen : null;
  const without = { ...schedule, changes: schedule.changes.filter(({ id }) => id !== change.id) };
  const keys = calendar.categories.map(({ name }) => categoryKey(name));
  const isNamed = (key: string) => change.categoryKeys === null || change.categoryKeys.includes(key);
  const isWanted = (key: string) => isNamed(key) && (parts === null || parts.includes(key));
  const usual = planDays(without, change.date, change.date).flatMap(({ entries }) => entries);
  const concerned =
    change.kind === 'added' ? keys.map((_, category) => category) : usual.map(({ category }) => category);
  const items = concerned.filter((category) => isWanted(keys[category] ?? ''));
  if (items.length === 0) return null;
  const what = !isRestored ? change.kind : change.kind === 'added' ? 'restored-added' : 'restored';
  return {
    key: `${isRestored ? 'restored' : 'change'} ${change.id}`,
    data: {
      ...whereOf(calendar, area, place),
      what,
      date: change.date,
      toDate: change.toDate,
      items: items.map((category) => kindNames(calendar, category)),
      note: change.note,
    },
  };
}

/** The same for the town as a whole. */
export function townChangeOf(
  calendar: TownCalendar,
  change: DayChange,
  place: Names,
  isRestored: boolean,
): Reminder {
  const keys = calendar.categories.map(({ name }) => categoryKey(name));
  const named = keys.flatMap((key, category) => (change.categoryKeys?.includes(key) ? [category] : []));
  const what = !isRestored ? change.kind : change.kind === 'added' ? 'restored-added' : 'restored';
  return {
    key: `${isRestored ? 'restored' : 'change'} ${change.id}`,
    data: {
      ...{ place, area: place, path: `/${calendar.place}/garbage`, what },
      ...{ date: change.date, toDate: change.toDate, note: change.note },
      items: named.map((category) => kindNames(calendar, category)),
    },
  };
}
