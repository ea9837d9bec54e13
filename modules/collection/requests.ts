/** What a request is about: the town, its calendar, the area. Shared by the pages and the feeds. */

import { findPlace, type Place } from '@tomoni/places/contract';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Lang } from '@tomoni/platform/messages';
import type { Context } from 'hono';
import { areaSchedule, calendarWithAreas, currentCalendar } from './calendars.ts';
import type { Area, TownCalendar } from './model.ts';
import type { AreaView, TownView } from './pages/frame.tsx';
import { inWordsOf, isPastPutOutTime, todayOf } from './presentation.ts';
import { notFound } from './problems.ts';
import type { AreaSchedule } from './schedule.ts';

export type RequestContext = Context<AppEnv>;

/** The town of the address. Throws 404 when the site has none with this code. */
export async function townView(c: RequestContext): Promise<TownView> {
  return viewOf(c, await placeOf(c));
}

async function placeOf(c: RequestContext): Promise<Place> {
  const place = await findPlace(c.get('site').db, c.req.param('code') ?? '');
  if (place === null) throw notFound('place');
  return place;
}

function viewOf(c: RequestContext, place: Place): TownView {
  return { lang: c.get('lang'), place, path: c.get('path'), today: todayOf(c.get('site').now()) };
}

/** The town and its calendar; the calendar is null when nothing has been published yet. */
export async function townCalendar(
  c: RequestContext,
): Promise<{ view: TownView; calendar: TownCalendar | null }> {
  const view = await townView(c);
  return { view, calendar: await currentCalendar(c.get('site').db, view.place.code, view.today) };
}

/** The town with its calendar and all areas, or null for the calendar. */
export async function townAreas(
  c: RequestContext,
): Promise<{ view: TownView; calendar: TownCalendar; areas: Area[] } | { view: TownView; calendar: null }> {
  const view = await townView(c);
  const found = await calendarWithAreas(c.get('site').db, view.place.code, view.today);
  return found === null ? { view, calendar: null } : { view, ...found };
}

/** The area of the address with its schedule. Throws 404. */
export async function areaView(c: RequestContext, areaId = c.req.param('area') ?? ''): Promise<AreaView> {
  const site = c.get('site');
  const code = c.req.param('code') ?? '';
  const now = site.now();
  const today = todayOf(now);
  const [place, schedule] = await Promise.all([placeOf(c), areaSchedule(site.db, code, areaId, today)]);
  if (schedule === null) throw notFound('area', place);
  const lang = c.get('lang');
  const { calendar, area, later, changes } = inWords(schedule, lang);
  const { versions } = schedule;
  return { lang, place, path: c.get('path'), today, calendar, area, later, changes, versions, now };
}

/** The schedule with the town's own words in a language. */
export function inWords(schedule: AreaSchedule, lang: Lang): AreaSchedule {
  const { area, later, changes } = schedule;
  return {
    calendar: inWordsOf(schedule.calendar, lang),
    area,
    later: later === null ? null : { ...later, calendar: inWordsOf(later.calendar, lang) },
    changes,
  };
}

/** What a page about an area depends on, for its ETag: data, day, and whether the time to put out has passed. */
export function freshnessOf(view: AreaSchedule & Pick<AreaView, 'today' | 'now'>): (string | number)[] {
  const { calendar, later, changes, versions, today, now } = view;
  return [
    calendar.place,
    calendar.id,
    calendar.contentHash,
    later === null ? '' : `${later.calendar.id} ${later.calendar.contentHash} ${later.from}`,
    changes.map(({ id }) => id).join(' '),
    versions === undefined ? '' : versions.join('.'),
    today,
    isPastPutOutTime(calendar, now) ? 1 : 0,
  ];
}
