/** Files that were dropped, from the first look to the draft. */
import { readForm } from '@tomoni/platform/http';
import {
  answerForm,
  commit,
  discardStaged,
  IntakeRefusal,
  type Staged,
  stagedOf,
  uploadRoutes,
} from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { actorId } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { start } from '@tomoni/platform/workflow';
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
  app.post(`${STAGED}/answer`, guarded('edit'), answerStaged);
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
async function commitStaged(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const site = c.get('site');
  const staged = await stagedHere(c, view);
  try {
    const version = await transaction(site.db, async (trx) => {
      const request = { id: staged.id, hash: form.text('hash'), actor: actorId(view.actor) };
      const made = await commit({ ...site, db: trx }, request);
      const begun = await start(trx, {
        ...{ workflow: calendarFlow, owner: view.place.code, ref: made.version },
        ...{ actor: view.actor, at: site.now() },
      });
      // The very same files were brought in before: then that version goes on its way.
      if (!begun.moved && begun.code !== 'exists') throw new Error(`A draft could not begin: ${begun.code}`);
      return made.version;
    });
    return c.redirect(officeHref(view, `drafts/${version}`), 303);
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
