/** Pages and feeds of one area, and towns side by side. */
import { addDays, type IsoDate, isIsoDate } from '@tomoni/japanese';
import { listPlaces } from '@tomoni/places/contract';
import type { FeedDocument } from '@tomoni/platform/feeds';
import { allowEmbedding, conditional, problem, rememberChoice, sendDocument } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import { choiceKey } from './choice.ts';
import { compareTowns } from './compare.ts';
import { type AreaFeed, areaAtom, areaCsv, areaIcalendar, areaJson } from './feeds.ts';
import { areaPage } from './pages/area-page.tsx';
import { comparePage } from './pages/compare-page.tsx';
import { embedPage } from './pages/embed-page.tsx';
import { type AreaView, garbageHref } from './pages/frame.tsx';
import { offlinePage } from './pages/offline-page.tsx';
import { posterPage } from './pages/poster-page.tsx';
import { isMonth, printPage } from './pages/print-page.tsx';
import { subscribePage } from './pages/subscribe-page.tsx';
import { SHOWN_DAYS } from './pages/two-weeks.tsx';
import { shownCategories, todayOf } from './presentation.ts';
import { notFound } from './problems.ts';
import { placesWithCalendar } from './publication.ts';
import { areaView, freshnessOf, type RequestContext } from './requests.ts';
import { LONGEST_PLAN_DAYS } from './rules.ts';
import { listItems } from './store.ts';

const AREA = '/:code{[0-9]{6}}/garbage/:area{[0-9a-z]+}';

export function areaRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/garbage/compare', showComparison);
  app.get('/:code{[0-9]{6}}/garbage/:file{[0-9a-z]+\\.(?:json|csv|ics|atom)}', sendFeed);
  app.get(AREA, (c) => showArea(c, (view) => areaPage(view)));
  app.get(`${AREA}/choose`, chooseArea);
  app.get(`${AREA}/print`, (c) =>
    showArea(c, (view) => printPage({ ...view, ...printOf(c) }), [c.req.query('month') ?? null]),
  );
  app.get(`${AREA}/poster`, (c) => showArea(c, (view) => posterPage({ ...view, origin: c.get('origin') })));
  app.get(`${AREA}/subscribe`, (c) =>
    showArea(c, (view) => subscribePage({ ...view, origin: c.get('origin') })),
  );
  app.get(`${AREA}/offline`, sendOfflineDocument);
  app.get(`${AREA}/embed`, (c) => {
    allowEmbedding(c);
    return showArea(c, (view) => embedPage(view));
  });
  app.get(`${AREA}/:file{[0-9a-f]+\\.ics}`, sendCategoryCalendar);
  return app;
}

/** A page that is the same for everybody until the data, the day or the hour changes. */
async function showArea(
  c: RequestContext,
  page: (view: AreaView) => string,
  more: readonly (string | null)[] = [],
): Promise<Response> {
  const view = await areaView(c);
  return conditional(c, { etag: [...freshnessOf(view), ...more], maxAge: 60 }, () => c.html(page(view)));
}

/** What a phone keeps for when it has no line. Says when it was made, so no cache on the way may keep it. */
async function sendOfflineDocument(c: RequestContext): Promise<Response> {
  const view = await areaView(c);
  const items = await listItems(c.get('site').db, view.place.code, view.calendar.id, view.lang);
  c.header('Cache-Control', 'no-store');
  return c.html(offlinePage({ ...view, items }));
}

function printOf(c: RequestContext): { origin: string; month: string | null } {
  const month = c.req.query('month') ?? '';
  return { origin: c.get('origin'), month: isMonth(month) ? month : null };
}

/** Remembers the area on this device and leads to its page. */
async function chooseArea(c: RequestContext): Promise<Response> {
  const view = await areaView(c);
  rememberChoice(c, choiceKey(view.place.code), view.area.id);
  c.header('Cache-Control', 'no-store');
  return c.redirect(garbageHref(view, view.area.id), 303);
}

async function sendFeed(c: RequestContext): Promise<Response> {
  const [id = '', format = ''] = (c.req.param('file') ?? '').split('.');
  const view = await areaView(c, id);
  const window = format === 'json' ? windowOf(c, view.today) : null;
  const more = window === null ? [] : [window.from, window.to];
  return conditional(c, { etag: [...freshnessOf(view), format, ...more], maxAge: 60, data: true }, () =>
    sendDocument(c, documentOf(format, feedOf(c, view, null), window)),
  );
}

function documentOf(
  format: string,
  feed: AreaFeed,
  window: { from: IsoDate; to: IsoDate } | null,
): FeedDocument {
  if (format === 'ics') return areaIcalendar(feed);
  if (format === 'atom') return areaAtom(feed);
  if (format === 'csv') return areaCsv(feed);
  return areaJson(feed, window?.from ?? feed.today, window?.to ?? addDays(feed.today, SHOWN_DAYS));
}

async function sendCategoryCalendar(c: RequestContext): Promise<Response> {
  const view = await areaView(c);
  const key = (c.req.param('file') ?? '').replace(/\.ics$/, '');
  const category = shownCategories(view.calendar, view.lang).find((each) => each.key === key);
  if (category === undefined) throw notFound('category', view.place);
  return conditional(c, { etag: [...freshnessOf(view), key], maxAge: 60, data: true }, () =>
    sendDocument(c, areaIcalendar(feedOf(c, view, category))),
  );
}

function feedOf(c: RequestContext, view: AreaView, category: AreaFeed['category']): AreaFeed {
  const { lang, place, today, calendar, area, later, changes } = view;
  const origin = c.get('origin');
  const page = `${origin}${garbageHref(view, area.id)}`;
  const self = `${origin}${getPath(c.req.raw)}`;
  return { lang, place, calendar, area, later, changes, today, origin, page, self, category };
}

/** `?from=&to=` of the JSON; two weeks from today when they are left out. Throws 400. */
function windowOf(c: RequestContext, today: IsoDate): { from: IsoDate; to: IsoDate } {
  const from = c.req.query('from') ?? today;
  if (!isIsoDate(from)) throw badWindow();
  const to = c.req.query('to') ?? addDays(from, SHOWN_DAYS);
  if (!isIsoDate(to) || to < from || to > addDays(from, LONGEST_PLAN_DAYS)) throw badWindow();
  return { from, to };
}

function badWindow() {
  return problem({
    status: 400,
    code: 'collection.bad-window',
    title: { ja: '期間が読めません', en: 'The period cannot be read' },
    detail: {
      ja: `from と to は 2026-04-01 の形で、to は from から${LONGEST_PLAN_DAYS}日以内にしてください。`,
      en: `Write from and to as 2026-04-01, with to at most ${LONGEST_PLAN_DAYS} days after from.`,
    },
  });
}

/** At most so many towns beside each other: more columns nobody can read. */
const MOST_COMPARED = 6;

async function showComparison(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const withCalendar = new Set(await placesWithCalendar(site.db, todayOf(site.now())));
  const places = (await listPlaces(site.db)).filter(({ code }) => withCalendar.has(code));
  const asked = new Set(c.req.queries('town') ?? []);
  const chosen = places.filter(({ code }) => asked.has(code)).slice(0, MOST_COMPARED);
  const towns = await compareTowns(site, chosen);
  const { search } = new URL(c.req.url);
  return c.html(comparePage({ lang: c.get('lang'), path: `${c.get('path')}${search}`, places, towns }));
}
