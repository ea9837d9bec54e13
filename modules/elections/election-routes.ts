/** Addresses of elections: one, its changes, all of a town, and the same as data. */
import { type PlaceView, placeView } from '@tomoni/places/contract';
import type { FeedDocument } from '@tomoni/platform/feeds';
import { conditional, sendDocument } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { pathIn } from '@tomoni/platform/messages';
import { type Context, Hono } from 'hono';
import { liveVersion } from './editions.ts';
import {
  candidatesTable,
  daysCalendar,
  electionJson,
  listJson,
  resultsTable,
  turnoutTable,
} from './election-feeds.ts';
import { allPage } from './pages/all-page.tsx';
import { changesPage } from './pages/changes-page.tsx';
import { electionPage } from './pages/election-page.tsx';
import { noSuchElection, notReleased } from './problems.ts';
import { type PublicElection, publicElection, publicVotes } from './public-elections.ts';
import { closesAt } from './release.ts';
import { readTown } from './town.ts';

type RequestContext = Context<AppEnv>;

const TOWN = '/:code{[0-9]{6}}/elections';
const ELECTION = `${TOWN}/:election{[1-9][0-9]{0,14}}`;

export function publicElectionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(`${TOWN}/all`, showAll);
  app.get(`${TOWN}/list.json`, (c) => sendVotes(c, listJson));
  app.get(`${TOWN}/days.ics`, (c) => sendVotes(c, daysCalendar));
  app.get(ELECTION, showElection);
  app.get(`${ELECTION}/changes`, showChanges);
  app.get(`${ELECTION}/election.json`, (c) => sendData(c, electionJson));
  app.get(`${ELECTION}/candidates.csv`, (c) => sendData(c, candidatesTable));
  app.get(`${ELECTION}/results.csv`, (c) => sendData(c, resultsTable));
  app.get(`${ELECTION}/turnout.csv`, (c) => sendData(c, turnoutTable));
  return app;
}

async function showAll(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const votes = await publicVotes(c.get('site').db, view.place.code);
  return conditional(c, { etag: [JSON.stringify(votes), view.today, view.place.name], maxAge: 0 }, () =>
    c.html(allPage({ ...view, votes })),
  );
}

/** The election of the address as it may be shown now. Throws 404. */
async function electionOf(c: RequestContext, view: PlaceView): Promise<PublicElection> {
  const site = c.get('site');
  const found = await publicElection(site.db, view.place.code, c.req.param('election') ?? '', site.now());
  if (found === null) throw noSuchElection(view.place);
  return found;
}

async function showElection(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const site = c.get('site');
  const { code } = view.place;
  const seen = await liveVersion(site.db, code, c.req.param('election') ?? '');
  const [election, { places, state }] = await Promise.all([electionOf(c, view), readTown(site.db, code)]);
  const now = site.now();
  // Its words change when the day does, and when voting ends; the parts shown tell the latter but for the lead.
  const ended = now >= closesAt(election.about) ? 1 : 0;
  const etag = [JSON.stringify(election), view.today, ended, state, seen, view.place.name];
  const hasEarly = places.some(({ when }) => when.includes('early'));
  return conditional(c, { etag, maxAge: 0 }, () =>
    c.html(electionPage({ ...view, now, election, hasEarly, seen })),
  );
}

async function showChanges(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const election = await electionOf(c, view);
  return conditional(c, { etag: [JSON.stringify(election), view.place.name], maxAge: 0 }, () =>
    c.html(changesPage({ ...view, election })),
  );
}

/** An election with its own addresses, for what other programs read. */
export interface ElectionData extends PlaceView {
  election: PublicElection;
  /** Absolute address of its page. */
  page: string;
}

/** Null: what this file holds isn't public (yet). */
type Writer = (data: ElectionData) => FeedDocument | null;

async function sendData(c: RequestContext, write: Writer): Promise<Response> {
  const view = await placeView(c);
  const election = await electionOf(c, view);
  const page = c.get('origin') + pathIn(view.lang, `/${view.place.code}/elections/${election.id}`);
  const document = write({ ...view, election, page });
  if (document === null) throw notReleased(view.place, election.id);
  const etag = [JSON.stringify(election), view.place.name];
  return conditional(c, { etag, maxAge: 0, data: true }, () => sendDocument(c, document));
}

async function sendVotes(c: RequestContext, write: typeof listJson): Promise<Response> {
  const view = await placeView(c);
  const votes = await publicVotes(c.get('site').db, view.place.code);
  const base = c.get('origin') + pathIn(view.lang, `/${view.place.code}/elections`);
  const etag = [JSON.stringify(votes), view.place.name];
  return conditional(c, { etag, maxAge: 0, data: true }, () =>
    sendDocument(c, write({ ...view, votes, base })),
  );
}
