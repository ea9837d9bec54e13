/** Files that were dropped, from the first look to the draft. */
import { acceptLongForm, readForm } from '@tomoni/platform/http';
import {
  answerForm,
  commit,
  discardStaged,
  type HandedIn,
  IntakeRefusal,
  type Staged,
  stagedOf,
  uploadRoutes,
} from '@tomoni/platform/intake';
import type { AppEnv, Site } from '@tomoni/platform/manifest';
import { actorId, keyOf } from '@tomoni/platform/permissions';
import { type Trx, transaction } from '@tomoni/platform/storage';
import { type Item, move, needsApproval, start } from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { calendarFlow } from './flow.ts';
import { guarded, officeView } from './office-requests.ts';
import { type OfficeView, officeHref } from './pages/office-frame.tsx';
import { type ReviewView, reviewPage } from './pages/review-page.tsx';
import { uploadPage } from './pages/upload-page.tsx';
import { notFound } from './problems.ts';
import { type CalendarPreview, calendarReader } from './reader.ts';
import type { RequestContext } from './requests.ts';

const UPLOAD = '/:code{[0-9]{6}}/office/garbage/upload';
const STAGED = '/:code{[0-9]{6}}/office/garbage/staged/:id';

export function stagedRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.route(UPLOAD, uploads());
  app.get(STAGED, guarded('edit'), (c) => showStaged(c, null));
  app.post(`${STAGED}/answer`, guarded('edit'), acceptLongForm, answerStaged);
  app.post(`${STAGED}/commit`, guarded('edit'), commitStaged);
  app.post(`${STAGED}/discard`, guarded('edit'), discard);
  return app;
}

/** Putting files: one by one or two hundred, with scripts or without. */
function uploads(): Hono<AppEnv> {
  const code = (c: RequestContext) => c.req.param('code') ?? '';
  return uploadRoutes({
    guard: guarded('edit'),
    base: (c) => `/${code(c)}/office/garbage/upload`,
    ownerOf: async (c) => (await officeView(c)).place.code,
    actorOf: async (c) => actorId(await c.get('actor')()),
    reviewHref: (c, staged) => `/${code(c)}/office/garbage/staged/${staged}`,
    page: async (c, form) => uploadPage(await officeView(c), form),
    programs: {
      guard: guarded('hand-in'),
      keyOf: async (c) => keyOf(await c.get('actor')()),
      handIn,
    },
  });
}

/** Only what was dropped for this very town. Throws 404. */
async function stagedHere(c: RequestContext, view: OfficeView): Promise<Staged> {
  const staged = await stagedOf(c.get('site'), c.req.param('id') ?? '');
  if (staged === null || staged.owner !== view.place.code) throw notFound('staged');
  return staged;
}

async function showStaged(c: RequestContext, refused: ReviewView['refused']): Promise<Response> {
  const view = await officeView(c);
  const staged = await stagedHere(c, view);
  if (staged.committed !== null)
    return c.redirect(officeHref(view, `drafts/${staged.committed.version}`), 303);
  const preview = staged.kind === calendarReader.kind ? (staged.preview as CalendarPreview | null) : null;
  return c.html(reviewPage({ ...view, staged, preview, refused }), refused === null ? 200 : 409);
}

/** One form brings answers to questions, decisions about personal details, or both. */
async function answerStaged(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const site = c.get('site');
  const staged = await stagedHere(c, view);
  try {
    await answerForm(site, staged, form);
  } catch (error) {
    if (error instanceof IntakeRefusal && error.code === 'intake.changed') return showStaged(c, error.text);
    throw error;
  }
  return c.redirect(officeHref(view, `staged/${staged.id}`), 303);
}

/** What was seen becomes a draft, and its way begins: both or neither. */
async function beginDraft(
  site: Site,
  trx: Trx,
  { place, actor }: OfficeView,
  seen: { id: string; hash: string },
): Promise<{ item: Item; isNew: boolean }> {
  const made = await commit(site, { ...seen, actor: actorId(actor) });
  const begun = await start(trx, {
    ...{ workflow: calendarFlow, owner: place.code, ref: made.version },
    ...{ actor, at: site.now() },
  });
  // The very same files were brought in before: then that version goes on its way.
  if (begun.item === null || (!begun.moved && begun.code !== 'exists'))
    throw new Error(`A draft could not begin: ${begun.moved ? '' : begun.code}`);
  return { item: begun.item, isNew: begun.moved };
}

/**
 * For a program: a draft, handed in where the town wants an approval. The same files again change nothing, so that what
 * an approver gave back doesn't come again every night.
 */
async function handIn(c: RequestContext, staged: Staged, hash: string): Promise<HandedIn> {
  const view = await officeView(c);
  const { place, actor } = view;
  const site = c.get('site');
  const { ref, state } = await transaction(site.db, async (trx) => {
    const { item, isNew } = await beginDraft({ ...site, db: trx }, trx, view, { id: staged.id, hash });
    if (!isNew || !(await needsApproval(trx, { workflow: calendarFlow, owner: place.code }))) return item;
    const submitted = await move(trx, {
      ...{ workflow: calendarFlow, owner: place.code, ref: item.ref, move: 'submit', actor, at: site.now() },
      expectedVersion: item.version,
    });
    if (!submitted.moved) throw new Error(`A draft could not be handed in: ${submitted.code}`);
    return submitted.item;
  });
  return { version: ref, state, href: `/${place.code}/office/garbage/drafts/${ref}` };
}

async function commitStaged(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const site = c.get('site');
  const staged = await stagedHere(c, view);
  try {
    const { item } = await transaction(site.db, (trx) =>
      beginDraft({ ...site, db: trx }, trx, view, { id: staged.id, hash: form.text('hash') }),
    );
    return c.redirect(officeHref(view, `drafts/${item.ref}`), 303);
  } catch (error) {
    if (error instanceof IntakeRefusal) return showStaged(c, error.text);
    throw error;
  }
}

async function discard(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const staged = await stagedHere(c, view);
  await discardStaged(c.get('site'), staged.id);
  return c.redirect(`${officeHref(view)}?undone=1`, 303);
}
