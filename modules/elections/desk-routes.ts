/** Behind the counter: all elections, one with its parts, and how drafts of them begin. */
import { type OfficeView, officeView } from '@tomoni/places/contract';
import { append } from '@tomoni/platform/history';
import { readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { can } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { type Item, itemOf, needsApproval, setNeedsApproval } from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { aboutTyped, readAbout, typedOf } from './about-form.ts';
import { DESK, type DeskContext, guarded } from './desk-requests.ts';
import { currentEditions, type Edition, listEditions, listElectionIds } from './editions.ts';
import { type About, type Bodies, type Candidate, PARTS, type Part, type Result } from './election.ts';
import { electionFlow } from './flow.ts';
import { messages } from './messages.ts';
import { beginEdition } from './moves.ts';
import { type AboutFormView, aboutPage } from './pages/about-page.tsx';
import { deskElectionPage } from './pages/desk-election-page.tsx';
import { deskHref } from './pages/desk-frame.ts';
import { type DeskElection, deskPage } from './pages/desk-page.tsx';
import { settingsPage } from './pages/settings-page.tsx';
import { noSuchElectionHere } from './problems.ts';

const ELECTION = `${DESK}/:election{[1-9][0-9]{0,14}}`;

export function deskRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(DESK, guarded('edit'), showDesk);
  app.get(`${DESK}/new`, guarded('hand-in'), async (c) => c.html(aboutPage(await newView(c, {}))));
  app.post(`${DESK}/new`, guarded('hand-in'), beginElection);
  app.get(`${DESK}/settings`, guarded('configure'), (c) => showSettings(c, false));
  app.post(`${DESK}/settings`, guarded('configure'), changeSettings);
  app.get(ELECTION, guarded('edit'), showElection);
  app.post(`${ELECTION}/:part{about|candidates|result}`, guarded('hand-in'), (c) => beginPart(c, false));
  app.post(`${ELECTION}/:part{about|candidates|result}/remove`, guarded('hand-in'), (c) =>
    beginPart(c, true),
  );
  return app;
}

/** Elections that are listed, and editions of one: older ones stay reachable by their address. */
const LISTED = 40;

async function showDesk(c: DeskContext): Promise<Response> {
  const view = await officeView(c);
  const { db } = c.get('site');
  const owner = view.place.code;
  const [ids, current] = await Promise.all([
    listElectionIds(db, owner, LISTED),
    currentEditions(db, owner, {}),
  ]);
  const elections = await Promise.all(
    ids.map(async (id): Promise<DeskElection> => {
      const { editions, open } = await editionsOf(c, view, id);
      const published = current.filter(({ election, body }) => election === id && body !== null);
      const about = [...published, ...editions.map(({ edition }) => edition)].find(
        ({ part, body }) => part === 'about' && body !== null,
      );
      return {
        ...{ id, about: (about?.body as About | undefined) ?? null },
        published: PARTS.filter((part) => published.some((one) => one.part === part)),
        drafts: PARTS.filter((part) => open[part] !== undefined),
      };
    }),
  );
  const mayConfigure = can(view.actor, 'elections.configure', { owner }, view.today).allowed;
  return c.html(deskPage({ ...view, elections, mayConfigure }));
}

interface Known {
  edition: Edition;
  item: Item;
}

/** Editions of an election with their states, and those that are on their way. */
async function editionsOf(c: DeskContext, { place: { code: owner } }: OfficeView, election: string) {
  const { db } = c.get('site');
  const all = await Promise.all(
    (await listEditions(db, owner, election, LISTED)).map(async (edition) => {
      const item = await itemOf(db, { workflow: electionFlow, owner, ref: edition.id });
      return item === null ? [] : [{ edition, item }];
    }),
  );
  const editions: Known[] = all.flat();
  const open: Partial<Record<Part, Known>> = {};
  for (const one of editions)
    if (['draft', 'approval', 'approved'].includes(one.item.state)) open[one.edition.part] ??= one;
  return { editions, open };
}

async function showElection(c: DeskContext): Promise<Response> {
  const view = await officeView(c);
  const site = c.get('site');
  const id = c.req.param('election') ?? '';
  const { editions, open } = await editionsOf(c, view, id);
  if (editions.length === 0) throw noSuchElectionHere(view.place);
  const current = await currentEditions(site.db, view.place.code, { election: id });
  const published = Object.fromEntries(current.map((one) => [one.part, one])) as Partial<
    Record<Part, Edition>
  >;
  const drafted = editions.find(({ edition: { part, body } }) => part === 'about' && body !== null)?.edition;
  const about = ((published.about?.body ?? drafted?.body) as About | undefined) ?? null;
  return c.html(deskElectionPage({ ...view, now: site.now(), id, about, published, open, editions }));
}

async function newView(c: DeskContext, more: Partial<AboutFormView>): Promise<AboutFormView> {
  const view = await officeView(c);
  return {
    ...{
      ...view,
      action: deskHref(view, '/new'),
      version: null,
      typed: typedOf(null),
      errors: [],
      refused: null,
    },
    back: { href: deskHref(view), label: messages(view.lang)('desk.back') },
    ...more,
  };
}

async function beginElection(c: DeskContext): Promise<Response> {
  const typed = aboutTyped(await readForm(c));
  const view = await officeView(c);
  const read = readAbout(typed, messages(view.lang));
  if ('errors' in read) return c.html(aboutPage(await newView(c, { typed, errors: read.errors })), 422);
  const { id } = await beginEdition(c.get('site'), {
    ...{ owner: view.place.code, actor: view.actor, election: null, part: 'about', body: read.about },
  });
  return c.redirect(deskHref(view, `/editions/${id}`), 303);
}

/** A draft that begins as what is public, or one that takes it back; one that is on its way is gone on with. */
async function beginPart(c: DeskContext, removes: boolean): Promise<Response> {
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  const election = c.req.param('election') ?? '';
  const part = PARTS.find((one) => one === c.req.param('part')) ?? 'about';
  const { editions } = await editionsOf(c, view, election);
  if (editions.length === 0) throw noSuchElectionHere(view.place);
  const current = await currentEditions(site.db, owner, { election });
  const known = <P extends Part>(name: P) =>
    (current.find((one) => one.part === name)?.body as Bodies[P] | undefined) ?? null;
  const about = known('about');
  if (about === null && part !== 'about') return c.redirect(deskHref(view, `/${election}`), 303);
  const body = removes ? null : (known(part) ?? emptyBody(part, about, editions));
  const begun = await beginEdition(site, { owner, actor: view.actor, election, part, body });
  return c.redirect(deskHref(view, `/editions/${begun.id}`), 303);
}

function emptyBody(part: Part, about: About | null, editions: readonly Known[]): Bodies[Part] | null {
  if (part === 'candidates') return [] satisfies Candidate[];
  // Taken back before: what it was about is what one begins with again.
  if (part === 'about')
    return (
      editions.find(({ edition }) => edition.part === 'about' && edition.body !== null)?.edition.body ?? null
    );
  const asOf = `${about?.polling}T${about?.closes}`;
  return { kind: 'interim', asOf, counts: [] } satisfies Result;
}

async function showSettings(c: DeskContext, saved: boolean): Promise<Response> {
  const view = await officeView(c);
  const needed = await needsApproval(c.get('site').db, { workflow: electionFlow, owner: view.place.code });
  return c.html(settingsPage({ ...view, needsApproval: needed, saved }));
}

async function changeSettings(c: DeskContext): Promise<Response> {
  const needed = (await readForm(c)).text('approval') !== 'off';
  const view = await officeView(c);
  const { db, now } = c.get('site');
  const owner = view.place.code;
  await transaction(db, async (trx) => {
    const key = { workflow: electionFlow, owner };
    const before = { needsApproval: await needsApproval(trx, key) };
    await setNeedsApproval(trx, key, needed);
    await append(trx, {
      ...{ owner, ref: 'elections.office', actor: view.actor, action: 'elections.configured' },
      ...{ before, after: { needsApproval: needed }, at: now() },
    });
  });
  return showSettings(c, true);
}
