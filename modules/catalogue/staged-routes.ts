/** Files that were dropped, from the first look to drafts. */
import { todayIn } from '@tomoni/japanese';
import { officeView } from '@tomoni/places/contract';
import { acceptLongForm, readForm } from '@tomoni/platform/http';
import {
  answer,
  answerForm,
  commit,
  discardStaged,
  type HandedIn,
  IntakeRefusal,
  type Staged,
  uploadRoutes,
} from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { actorId, keyOf } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { move } from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { approvalRule } from './by-two.ts';
import { versionFlow } from './flow.ts';
import type { CataloguePreview } from './item.ts';
import { beginDrafts } from './moves.ts';
import { guarded, officeHref, type Refusal, type RequestContext, stagedHere } from './office-requests.ts';
import { columnsPage } from './pages/columns-page.tsx';
import { reviewPage } from './pages/review-page.tsx';
import { uploadPage } from './pages/upload-page.tsx';
import { catalogueReader } from './reader.ts';
import { versionsOfStaged } from './store.ts';

const OFFICE = '/:code{[0-9]{6}}/office/data';
const STAGED = `${OFFICE}/staged/:id`;

export function stagedRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.route(`${OFFICE}/upload`, uploads());
  app.get(STAGED, guarded('edit'), (c) => showStaged(c, null));
  app.get(`${STAGED}/columns`, guarded('edit'), showColumns);
  app.post(`${STAGED}/columns`, guarded('edit'), acceptLongForm, changeColumns);
  app.post(`${STAGED}/answer`, guarded('edit'), acceptLongForm, answerStaged);
  app.post(`${STAGED}/commit`, guarded('edit'), commitStaged);
  app.post(`${STAGED}/discard`, guarded('edit'), discard);
  return app;
}

/** Putting files: one or two hundred, with scripts or without. */
function uploads(): Hono<AppEnv> {
  const base = (c: RequestContext) => `/${c.req.param('code') ?? ''}/office/data`;
  return uploadRoutes({
    guard: guarded('edit'),
    kind: catalogueReader.kind,
    base: (c) => `${base(c)}/upload`,
    ownerOf: async (c) => (await officeView(c)).place.code,
    actorOf: async (c) => actorId(await c.get('actor')()),
    reviewHref: (c, staged) => `${base(c)}/staged/${staged}`,
    page: async (c, form) => uploadPage(await officeView(c), form),
    programs: {
      guard: guarded('hand-in'),
      keyOf: async (c) => keyOf(await c.get('actor')()),
      handIn,
    },
  });
}

async function showStaged(c: RequestContext, refused: Refusal): Promise<Response> {
  const { view, staged } = await stagedHere(c);
  if (staged.committed !== null)
    return c.redirect(officeHref(view, `batch/${staged.committed.version}`), 303);
  const { items } = (staged.preview as CataloguePreview | null) ?? { items: [] };
  const shown =
    items.find(({ key }) => key === c.req.query('item')) ?? (items.length === 1 ? items[0] : undefined);
  return c.html(
    reviewPage({ ...view, staged, items, shown: shown ?? null, refused }),
    refused === null ? 200 : 409,
  );
}

/** One form brings answers to questions, decisions about personal details, or both. */
async function answerStaged(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const { view, staged } = await stagedHere(c);
  try {
    await answerForm(c.get('site'), staged, form);
  } catch (error) {
    if (error instanceof IntakeRefusal && error.code === 'intake.changed') return showStaged(c, error.text);
    throw error;
  }
  const item = c.req.query('item');
  const query = item === undefined ? '' : `?item=${encodeURIComponent(item)}`;
  return c.redirect(`${officeHref(view, `staged/${staged.id}`)}${query}`, 303);
}

async function showColumns(c: RequestContext): Promise<Response> {
  const { view, staged } = await stagedHere(c);
  const { items } = (staged.preview as CataloguePreview | null) ?? { items: [] };
  const item = items.find(({ key }) => key === c.req.query('item'));
  if (item === undefined) return c.redirect(officeHref(view, `staged/${staged.id}`), 303);
  return c.html(columnsPage({ ...view, staged, item }));
}

/** What a person says a table and its columns are; kept for the owner's next files with the commit. */
async function changeColumns(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const { view, staged } = await stagedHere(c);
  const { items } = (staged.preview as CataloguePreview | null) ?? { items: [] };
  const item = items.find(({ key }) => key === form.text('item'));
  if (item === undefined) return c.redirect(officeHref(view, `staged/${staged.id}`), 303);
  const answers: Record<string, string> = {};
  const kind = form.text('kind');
  if (kind !== form.text('kind-was')) answers[`kind:${item.key}`] = kind;
  for (const [n, column] of item.columns.entries()) {
    const said = form.text(`column-${n}`);
    // Another dataset has other columns: what stood in the form was about the former one.
    if (said === '' || said === form.text(`column-${n}-was`) || kind !== form.text('kind-was')) continue;
    answers[`column:${column.source}`] = said;
  }
  try {
    if (Object.keys(answers).length > 0)
      await answer(c.get('site'), { id: staged.id, hash: form.text('hash'), answers });
  } catch (error) {
    if (error instanceof IntakeRefusal) return showStaged(c, error.text);
    throw error;
  }
  return c.redirect(`${officeHref(view, `staged/${staged.id}`)}?item=${encodeURIComponent(item.key)}`, 303);
}

async function commitStaged(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const { view, staged } = await stagedHere(c);
  try {
    const version = await committed(c, staged, form.text('hash'));
    return c.redirect(officeHref(view, `batch/${version}`), 303);
  } catch (error) {
    if (error instanceof IntakeRefusal) return showStaged(c, error.text);
    throw error;
  }
}

/** What was seen becomes drafts, and their ways begin: all or nothing. Returns what the commit made. */
async function committed(c: RequestContext, staged: Staged, hash: string): Promise<string> {
  const site = c.get('site');
  const actor = await c.get('actor')();
  return transaction(site.db, async (trx) => {
    const made = await commit({ ...site, db: trx }, { id: staged.id, hash, actor: actorId(actor) });
    await beginDrafts(trx, { owner: staged.owner, staged: made.version, actor, at: site.now() });
    return made.version;
  });
}

/** For a program: drafts, handed in where the owner wants an approval. The same files again change nothing. */
async function handIn(c: RequestContext, staged: Staged, hash: string): Promise<HandedIn> {
  const site = c.get('site');
  const actor = await c.get('actor')();
  const { owner } = staged;
  const at = site.now();
  return transaction(site.db, async (trx) => {
    const { version } = await commit({ ...site, db: trx }, { id: staged.id, hash, actor: actorId(actor) });
    const begun = await beginDrafts(trx, { owner, staged: version, actor, at });
    const needsApproval = await approvalRule({ ...site, db: trx }, owner, todayIn('Asia/Tokyo', at));
    const standards = new Map(
      (await versionsOfStaged(trx, owner, version)).map((one) => [one.id, one.standard]),
    );
    let state = begun[0]?.item.state ?? 'draft';
    for (const { item, isNew } of begun) {
      if (!isNew || !(await needsApproval(standards.get(item.ref) ?? null))) continue;
      const who = { workflow: versionFlow, owner, ref: item.ref, move: 'submit' as const, actor, at };
      const submitted = await move(trx, { ...who, expectedVersion: item.version });
      if (!submitted.moved) throw new Error(`A draft could not be handed in: ${submitted.code}`);
      state = submitted.item.state;
    }
    return { version, state, href: `/${owner}/office/data/batch/${version}` };
  });
}

async function discard(c: RequestContext): Promise<Response> {
  const { view, staged } = await stagedHere(c);
  await discardStaged(c.get('site'), staged.id);
  return c.redirect(`${officeHref(view)}?undone=1`, 303);
}
