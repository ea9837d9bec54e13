/** Pages about a town's garbage: choosing an area, what goes where, how to put it out, who made it, comparing. */

import { addDays } from '@tomoni/japanese';
import { conditional, forgetChoice, readChoice, readForm } from '@tomoni/platform/http';
import { original } from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { baseLang } from '@tomoni/platform/messages';
import { openToAll } from '@tomoni/platform/permissions';
import { describeRules } from '@tomoni/recurrence';
import { Hono } from 'hono';
import { nearestAreas, type SearchedTown, searchAreas } from './area-search.ts';
import { areaSchedule } from './calendars.ts';
import { choiceKey } from './choice.ts';
import { findItems, groupItems } from './items.ts';
import type { TownCalendar } from './model.ts';
import { type CategoryView, categoriesPage, categoryPage } from './pages/category-page.tsx';
import { type AreaResults, choosePage, noCalendarPage } from './pages/choose-page.tsx';
import { garbageHref, type TownView } from './pages/frame.tsx';
import { sortingPage } from './pages/sorting-page.tsx';
import { sourcePage } from './pages/source-page.tsx';
import { areaName, shownCategories } from './presentation.ts';
import { notFound } from './problems.ts';
import { freshnessOf, type RequestContext, townAreas, townCalendar } from './requests.ts';
import { nextOf } from './rules.ts';
import { planDays } from './schedule.ts';
import { sendOriginal } from './source-file.ts';
import { listFindings, listItems } from './store.ts';

/** How far ahead the next day of a category is looked for, in days. */
const NEXT_WITHIN_DAYS = 120;

export function townRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/:code{[0-9]{6}}/garbage', (c) => showChoice(c, null));
  app.post('/:code{[0-9]{6}}/garbage', openToAll('finding an area changes nothing'), async (c) =>
    showChoice(c, await readForm(c)),
  );
  app.post(
    '/:code{[0-9]{6}}/garbage/forget',
    openToAll('a reader forgets a choice on their own device'),
    forgetArea,
  );
  app.get('/:code{[0-9]{6}}/garbage/sorting', showSorting);
  app.get('/:code{[0-9]{6}}/garbage/categories', showCategories);
  app.get('/:code{[0-9]{6}}/garbage/categories/:key', showCategory);
  app.get('/:code{[0-9]{6}}/garbage/source', showSource);
  app.get('/:code{[0-9]{6}}/garbage/source/:sha256{[0-9a-f]{64}}', sendSource);
  return app;
}

type Form = Awaited<ReturnType<typeof readForm>>;

async function showChoice(c: RequestContext, form: Form | null): Promise<Response> {
  const { view, ...found } = await townAreas(c);
  if (found.calendar === null) return c.html(noCalendarPage(view));
  const { calendar, areas } = found;
  const chosen = readChoice(c, choiceKey(view.place.code));
  const remembered = areas.find((area) => area.id === chosen) ?? null;
  const results = form === null ? null : resultsOf(areas, form, townOf(view, calendar));
  const page = () => c.html(choosePage({ ...view, calendar, areas, results, remembered }));
  return form === null
    ? conditional(c, { etag: [view.place.code, calendar.id, calendar.contentHash], maxAge: 0 }, page)
    : page();
}

/** A position when the form brings a whole one, else what was typed. */
function resultsOf(
  areas: Parameters<typeof searchAreas>[0],
  form: Form,
  town: SearchedTown,
): AreaResults | null {
  const lat = Number(form.text('lat'));
  const lon = Number(form.text('lon'));
  if (form.text('lat') !== '' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
    return { by: 'position', near: nearestAreas(areas, { lat, lon }) };
  }
  const typed = form.text('q').slice(0, 200);
  return typed === '' ? null : { by: 'text', typed, matches: searchAreas(areas, typed, town) };
}

function townOf({ place }: TownView, calendar: TownCalendar): SearchedTown {
  return {
    code: place.code,
    names: [place.prefecture ?? '', place.name],
    otherNames: Object.values(calendar.editions).map(({ areaNames }) => areaNames),
  };
}

async function forgetArea(c: RequestContext): Promise<Response> {
  const { view } = await townCalendar(c);
  forgetChoice(c, choiceKey(view.place.code));
  return c.redirect(garbageHref(view), 303);
}

async function showSorting(c: RequestContext): Promise<Response> {
  const { view, calendar } = await townCalendar(c);
  if (calendar === null) return c.html(noCalendarPage(view));
  const query = c.req.query('q')?.trim().slice(0, 100) ?? '';
  const group = c.req.query('group')?.slice(0, 40) ?? null;
  const { nextDays, freshness } = await nextDaysHere(c, view);
  const path = withQuery(c, view.path);
  const shared = { ...view, path, calendar, nextDays };
  const { db } = c.get('site');
  if (query !== '') {
    const { items, cut } = await findItems(db, calendar, view.lang, query);
    return c.html(sortingPage({ ...shared, query, items, cut, groups: [], group: null }));
  }
  const all = await listItems(db, view.place.code, calendar.id, view.lang);
  const found = groupItems(all);
  const groups = found.map(({ heading }) => heading);
  const items = found.find(({ heading }) => heading === group)?.items ?? [];
  const page = () => c.html(sortingPage({ ...shared, query: null, items, cut: false, groups, group }));
  const etag = [view.place.code, calendar.id, calendar.contentHash, view.today, group, ...freshness];
  return conditional(c, { etag, maxAge: 0 }, page);
}

/** The language switch keeps what was asked. */
function withQuery(c: RequestContext, path: string): string {
  const { search } = new URL(c.req.url);
  return `${path}${search}`;
}

interface NextDays {
  nextDays: Map<number, string>;
  /** What they depend on, for an ETag. */
  freshness: (string | number)[];
}

/** For a reader who has chosen an area: the next day of each category there. */
async function nextDaysHere(c: RequestContext, view: TownView): Promise<NextDays> {
  const area = await chosenArea(c, view, readChoice(c, choiceKey(view.place.code)));
  if (area === null) return { nextDays: new Map(), freshness: [] };
  const days = planDays(area, view.today, addDays(view.today, NEXT_WITHIN_DAYS));
  const next = new Map<number, string>();
  for (const { date, entries } of days) {
    for (const { category } of entries) if (!next.has(category)) next.set(category, date);
  }
  const freshness = freshnessOf({ ...area, today: view.today, now: c.get('site').now() });
  return { nextDays: next, freshness };
}

function chosenArea(c: RequestContext, view: TownView, id: string | null) {
  return id === null ? null : areaSchedule(c.get('site').db, view.place.code, id, view.today);
}

async function showCategories(c: RequestContext): Promise<Response> {
  const { view, calendar } = await townCalendar(c);
  if (calendar === null) return c.html(noCalendarPage(view));
  return conditional(c, { etag: [view.place.code, calendar.id, calendar.contentHash], maxAge: 0 }, () =>
    c.html(categoriesPage({ ...view, calendar })),
  );
}

async function showCategory(c: RequestContext): Promise<Response> {
  const { view, calendar } = await townCalendar(c);
  if (calendar === null) return c.html(noCalendarPage(view));
  const category = shownCategories(calendar, view.lang).find(({ key }) => key === c.req.param('key'));
  if (category === undefined) throw notFound('category', view.place);
  const area = await categoryInArea(c, view, category.index);
  const all = await listItems(c.get('site').db, view.place.code, calendar.id, view.lang);
  const items = all.filter((item) => item.category === category.index);
  return c.html(categoryPage({ ...view, path: withQuery(c, view.path), calendar, category, items, area }));
}

/** The area that the reader comes from (`?area=`) or has chosen. */
async function categoryInArea(
  c: RequestContext,
  view: TownView,
  index: number,
): Promise<CategoryView['area']> {
  const id = c.req.query('area') ?? readChoice(c, choiceKey(view.place.code));
  const found = await chosenArea(c, view, id);
  if (found === null) return null;
  const { calendar, area } = found;
  const cells = area.cells.filter((cell) => cell.category === index);
  const days = planDays(found, view.today, addDays(view.today, NEXT_WITHIN_DAYS));
  return {
    name: areaName(calendar, area, view.lang),
    href: garbageHref(view, area.id),
    days: cells
      .map((cell) => describeRules(cell, baseLang(view.lang)))
      .filter((text) => text !== '')
      .join('・'),
    next: nextOf(days, index, view.today),
  };
}

async function showSource(c: RequestContext): Promise<Response> {
  const { view, calendar } = await townCalendar(c);
  if (calendar === null) return c.html(noCalendarPage(view));
  return conditional(
    c,
    { etag: [view.place.code, calendar.id, calendar.contentHash], maxAge: 0 },
    async () => {
      const findings = await listFindings(c.get('site').db, view.place.code, calendar.id);
      return c.html(sourcePage({ ...view, calendar, findings }));
    },
  );
}

/** An original file as it came; only those that the calendar of this town was made from. */
async function sendSource(c: RequestContext): Promise<Response> {
  const { view, calendar } = await townCalendar(c);
  const source = calendar?.sources.find(({ sha256 }) => sha256 === c.req.param('sha256'));
  if (source === undefined) throw notFound('source', view.place);
  const file = await original(c.get('site').db, view.place.code, source.sha256);
  if (file === null) throw notFound('source', view.place);
  return sendOriginal(c, source.name, file);
}
