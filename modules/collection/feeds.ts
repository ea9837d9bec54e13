/** The days of an area as other programs read them: calendar, feed, table, data. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import { type Place, placeName } from '@tomoni/places/contract';
import { atom, type CalendarEvent, csv, type FeedDocument, icalendar, json } from '@tomoni/platform/feeds';
import { formatDate, isWide, type Lang, tagOf } from '@tomoni/platform/messages';
import { type CollectionTexts, messages } from './messages.ts';
import type { TownCalendar } from './model.ts';
import { areaName, putOutTime, type ShownCategory, shownCategories } from './presentation.ts';
import type { PlanDay } from './rules.ts';
import { type AreaSchedule, planDays, scheduleEnd } from './schedule.ts';

/** What every feed of an area needs to know. */
export interface AreaFeed extends AreaSchedule {
  lang: Lang;
  place: Place;
  today: IsoDate;
  /** Address of the site, `https://tomoni.example`. */
  origin: string;
  /** Address of the area's page, and of this feed. */
  page: string;
  self: string;
  /** Only this category; null for all. */
  category: ShownCategory | null;
}

/** A subscribed calendar holds the last month and as far as the data reaches, at most this many days ahead. */
const AHEAD_DAYS = 400;
const BACK_DAYS = 31;
/** A news feed tells of the next two weeks. */
const NEWS_DAYS = 14;

/** iCalendar of an area: one all-day event for each category and day, and a last one that says the calendar ends. */
export function areaIcalendar(feed: AreaFeed): FeedDocument {
  const { lang, area, today } = feed;
  const t = messages(lang);
  const days = planDays(feed, addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS));
  return icalendar({
    name: feedName(feed, t),
    description: feedDescription(feed, t),
    url: feed.page,
    source: feed.self,
    lang: tagOf(lang),
    updated: updatedAt(feed),
    refreshHours: 12,
    fileName: `${feed.place.code}-${area.id}`,
    events: [...eventsOf(feed, days, t), ...endEvent(feed, t)],
  });
}

function eventsOf(feed: AreaFeed, days: readonly PlanDay[], t: CollectionTexts): CalendarEvent[] {
  return days.flatMap((day) => [...heldEvents(feed, day, t), ...cancelledEvents(feed, day, t)]);
}

/** The kind of a number, unless the feed is about another one. */
function kindIn({ calendar, lang, category }: AreaFeed, number: number): ShownCategory | null {
  const kind = shownCategories(calendar, lang)[number];
  return kind === undefined || (category !== null && category.key !== kind.key) ? null : kind;
}

function eventOf(feed: AreaFeed, kind: ShownCategory, date: IsoDate) {
  const uid = `${feed.place.code}-${feed.area.id}-${kind.key}-${date}@garbage.tomoni`;
  return { uid, date, url: feed.page, categories: [kind.name] };
}

function heldEvents(feed: AreaFeed, { date, entries }: PlanDay, t: CollectionTexts): CalendarEvent[] {
  return entries.flatMap(({ category, movedFrom, notes }) => {
    const kind = kindIn(feed, category);
    if (kind === null) return [];
    const moved =
      movedFrom === null ? [] : [t('day.movedFrom', { date: formatDate(movedFrom, feed.lang, 'short') })];
    const lines = [putOutText(feed.calendar, t), ...moved, ...notes, ...unknownEnd(feed, t)];
    return [{ ...eventOf(feed, kind, date), summary: kind.name, description: lines.join('\n') }];
  });
}

/** What was announced as cancelled keeps its event and says so: subscribed calendars strike it out. */
function cancelledEvents(feed: AreaFeed, { date, closed }: PlanDay, t: CollectionTexts): CalendarEvent[] {
  return closed.flatMap(({ category, movedTo, announced, note }) => {
    const kind = announced ? kindIn(feed, category) : null;
    if (kind === null) return [];
    const to = movedTo === null ? [] : [t('day.movedTo', { date: formatDate(movedTo, feed.lang, 'short') })];
    const summary = t('feed.cancelled', { category: kind.name });
    return [
      {
        ...eventOf(feed, kind, date),
        summary,
        description: [...to, note].join('\n').trim(),
        cancelled: true,
        sequence: 1,
      },
    ];
  });
}

function putOutText(calendar: TownCalendar, t: CollectionTexts): string {
  return calendar.putOutBy === null
    ? t('putOut.morning')
    : t('putOut.until', { time: putOutTime(calendar.putOutBy, t.lang) });
}

function unknownEnd(feed: AreaFeed, t: CollectionTexts): string[] {
  return scheduleEnd(feed) === null ? [t('feed.description.unknown')] : [];
}

/** People look at their calendar, not at its description: the end must stand there as a day. */
function endEvent(feed: AreaFeed, t: CollectionTexts): CalendarEvent[] {
  const { place, area, lang } = feed;
  const end = scheduleEnd(feed);
  if (end === null) return [];
  return [
    {
      uid: `${place.code}-${area.id}-end-${end}@garbage.tomoni`,
      date: end,
      summary: t('feed.end.title'),
      description: t('feed.end.text', { date: formatDate(end, lang, 'date'), url: feed.page }),
      url: feed.page,
    },
  ];
}

function feedName({ lang, place, calendar, area, category }: AreaFeed, t: CollectionTexts): string {
  const values = { area: areaName(calendar, area, lang), place: placeName(place, lang) };
  return category === null
    ? t('feed.name', values)
    : t('feed.name.category', { ...values, category: category.name });
}

function feedDescription(feed: AreaFeed, t: CollectionTexts): string {
  const end = scheduleEnd(feed);
  const until =
    end === null
      ? t('feed.description.unknown')
      : t('feed.description.through', { date: formatDate(end, t.lang, 'date') });
  return `${t('feed.description', { maker: feed.calendar.maker })} ${until}`;
}

/** When anything in the feed last changed: a publication or an announcement. */
function updatedAt({ calendar, later, changes }: AreaFeed): string {
  const times = [calendar.publishedAt, later?.calendar.publishedAt ?? calendar.publishedAt];
  const announced = changes.map(({ madeAt }) => new Date(madeAt));
  return new Date(Math.max(...[...times, ...announced].map(Number))).toISOString();
}

/** Atom of an area: what is collected in the next two weeks, a day an entry. */
export function areaAtom(feed: AreaFeed): FeedDocument {
  const { lang, calendar, area, today } = feed;
  const t = messages(lang);
  const shown = shownCategories(calendar, lang);
  const days = planDays(feed, today, addDays(today, NEWS_DAYS)).filter((day) => day.entries.length > 0);
  const updated = updatedAt(feed);
  return atom({
    id: `urn:tomoni:garbage:${feed.place.code}:${area.id}:${lang}`,
    title: feedName(feed, t),
    subtitle: feedDescription(feed, t),
    lang: tagOf(lang),
    updated,
    author: calendar.maker,
    url: feed.page,
    self: feed.self,
    entries: days.map((day) => {
      const names = day.entries.flatMap(({ category }) => shown[category]?.name ?? []);
      return {
        id: `urn:tomoni:garbage:${feed.place.code}:${area.id}:${day.date}`,
        title: `${formatDate(day.date, lang, 'long')} ${names.join(isWide(lang) ? '、' : ', ')}`,
        updated,
        url: feed.page,
        summary: putOutText(calendar, t),
        categories: names,
      };
    }),
  });
}

interface FlatDay {
  date: IsoDate;
  name: string;
  movedFrom: IsoDate | null;
  notes: string[];
}

function flatDays(feed: AreaFeed, from: IsoDate, to: IsoDate): FlatDay[] {
  const shown = shownCategories(feed.calendar, feed.lang);
  return planDays(feed, from, to).flatMap(({ date, entries }) =>
    entries.map(({ category, movedFrom, notes }) => ({
      date,
      name: shown[category]?.name ?? '',
      movedFrom,
      notes,
    })),
  );
}

/** CSV of an area over the coming year, as far as the calendar reaches. */
export function areaCsv(feed: AreaFeed): FeedDocument {
  const { lang, today } = feed;
  const t = messages(lang);
  return csv(
    `${feed.place.code}-${feed.area.id}`,
    [
      { header: t('feed.date'), value: (row: FlatDay) => row.date },
      { header: t('feed.weekday'), value: (row: FlatDay) => formatDate(row.date, lang, 'weekday') },
      { header: t('feed.category'), value: (row: FlatDay) => row.name },
      { header: t('feed.movedFrom'), value: (row: FlatDay) => row.movedFrom },
      { header: t('feed.notes'), value: (row: FlatDay) => row.notes.join(' ') },
    ],
    flatDays(feed, today, addDays(today, AHEAD_DAYS)),
  );
}

/** JSON of an area from `from` to `to`; says who made it and until when it holds. */
export function areaJson(feed: AreaFeed, from: IsoDate, to: IsoDate): FeedDocument {
  const { lang, place, calendar, area } = feed;
  return json({
    place: { code: place.code, name: placeName(place, lang) },
    area: { id: area.id, name: areaName(calendar, area, lang) },
    madeBy: calendar.madeBy,
    maker: calendar.maker,
    publishedAt: calendar.publishedAt.toISOString(),
    validThrough: scheduleEnd(feed),
    putOutBy: calendar.putOutBy,
    from,
    to,
    collections: flatDays(feed, from, to).map(({ date, name, movedFrom, notes }) => ({
      date,
      category: name,
      ...(movedFrom === null ? {} : { movedFrom }),
      ...(notes.length === 0 ? {} : { notes }),
    })),
    links: {
      page: feed.page,
      ics: feed.page.concat('.ics'),
      atom: feed.page.concat('.atom'),
      csv: feed.page.concat('.csv'),
    },
  });
}
