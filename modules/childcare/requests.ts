/** What a request for preschools asks: of which town, with which conditions, from where. */
import { isIsoDate } from '@tomoni/japanese';
import { type PlaceView, placeView } from '@tomoni/places/contract';
import { type Form, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Context } from 'hono';
import { classOf, schoolYearOf } from './age-class.ts';
import { type Conditions, conditionQuery, readConditions } from './conditions.ts';
import type { Preschool } from './model.ts';
import { type Asked, loosen, search, silentOnes } from './rules.ts';
import { deviceSpot, findSpot, type Spot } from './spot.ts';
import { readTown, type Town } from './town.ts';
import { currentCounts } from './vacancy.ts';

export type RequestContext = Context<AppEnv>;

/** What was said of home and work; only ever in the body of a POST. */
export interface Said {
  home: Spot | null;
  work: Spot | null;
  /** As typed, given back; and whether nothing was found for it. */
  homeText: string;
  workText: string;
  homeMissing: boolean;
  workMissing: boolean;
}

const NOTHING_SAID: Said = {
  ...{ home: null, work: null, homeText: '', workText: '', homeMissing: false, workMissing: false },
};

/** Everything that the finder shows. */
export interface FinderView extends PlaceView, Said {
  town: Town;
  conditions: Conditions;
  asked: Asked;
  found: ReturnType<typeof search>;
  /** What to loosen; only where nothing was found. */
  proposals: ReturnType<typeof loosen>;
  silent: number;
  counts: ReturnType<typeof currentCounts>;
  /** Those that stand beside each other. */
  compared: Preschool[];
  /** Home or work is known: the page answers a form, and so do all its ways. */
  posted: boolean;
}

/** The finder of an address: home and work aren't known. */
export async function finderOf(c: RequestContext): Promise<FinderView> {
  return finder(
    c,
    readConditions((name) => c.req.queries(name) ?? []),
    NOTHING_SAID,
  );
}

/** The finder of a form, with conditions that a button of the page may have put in place of those of its fields. */
export async function finderOfForm(c: RequestContext): Promise<FinderView> {
  const form = await readForm(c);
  const view = await placeView(c);
  const chosen = form.text('with');
  const query = new URLSearchParams(chosen);
  const fields = form.all('with').length > 0 ? (name: string) => query.getAll(name) : form.all;
  const address = new URL(c.req.url).searchParams;
  const typed = readConditions((name) => [
    ...fields(name),
    ...(fields(name).length > 0 ? [] : address.getAll(name)),
  ]);
  const conditions = { ...typed, age: ageSaid(form, view.today) ?? typed.age };
  return finder(c, conditions, await saidIn(c, form, view.place.code));
}

/** From a birthday, which is forgotten at once. */
function ageSaid(form: Form, today: string) {
  const birthday = form.text('birthday');
  if (!isIsoDate(birthday)) return null;
  return classOf(birthday, schoolYearOf(today) + (form.text('start') === 'next' ? 1 : 0));
}

async function saidIn(c: RequestContext, form: Form, owner: string): Promise<Said> {
  const { db } = c.get('site');
  const homeText = form.text('home').slice(0, 100);
  const workText = form.text('work').slice(0, 100);
  const [typedHome, work] = await Promise.all([findSpot(db, owner, homeText), findSpot(db, owner, workText)]);
  const home = typedHome ?? deviceSpot(form.text('lat'), form.text('lon'));
  return {
    ...{ home, work, homeText, workText },
    homeMissing: homeText !== '' && typedHome === null,
    workMissing: workText !== '' && work === null,
  };
}

async function finder(c: RequestContext, conditions: Conditions, said: Said): Promise<FinderView> {
  const view = await placeView(c);
  const town = await readTown(c.get('site').db, view.place.code);
  const counts = currentCounts(town.preschools, view.today);
  const posted = said.homeText !== '' || said.workText !== '' || said.home !== null;
  const query = conditionQuery(conditions);
  // The switch of languages keeps the conditions; a page with a home begins anew, since that stands in no address.
  const path = posted || query === '' ? view.path : `${view.path}?${query}`;
  const way = { home: said.home?.position ?? null, work: said.work?.position ?? null };
  const asked = { ...conditions, way, today: view.today, counted: counts.newest !== null };
  const found = search(town.preschools, asked);
  return {
    ...{ ...view, ...said, town, conditions, asked, found, counts, path },
    proposals: found.length === 0 ? loosen(town.preschools, asked) : [],
    silent: silentOnes(town.preschools, asked),
    compared: conditions.compare.flatMap((key) => town.preschools.find((one) => one.key === key) ?? []),
    posted,
  };
}
