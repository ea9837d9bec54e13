/** Versions on their way, one by one or all that came together: described, moved from state to state. */
import { officeView } from '@tomoni/places/contract';
import { historyOf, namedIn, userNames } from '@tomoni/platform/history';
import { contentDisposition, readForm } from '@tomoni/platform/http';
import { original } from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { textIn } from '@tomoni/platform/messages';
import {
  approvalRefusal,
  historyRef,
  isApprovalMove,
  movesFrom,
  offeredMoves,
} from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { approvalRule } from './by-two.ts';
import { readDescription } from './description-form.ts';
import { versionFlow } from './flow.ts';
import { messages } from './messages.ts';
import type { Description } from './model.ts';
import { itemsOf, moveVersion } from './moves.ts';
import { guarded, missing, officeHref, type RequestContext, versionHere } from './office-requests.ts';
import { batchPage } from './pages/batch-page.tsx';
import { type VersionView, versionPage } from './pages/version-page.tsx';
import { describeVersion, listVersions, versionsOfStaged } from './store.ts';

const OFFICE = '/:code{[0-9]{6}}/office/data';
const VERSION = `${OFFICE}/versions/:id{[0-9]+}`;
const BATCH = `${OFFICE}/batch/:staged`;

export function versionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(VERSION, guarded('edit'), (c) => showVersion(c, { errors: [], refused: null }));
  app.post(VERSION, guarded('edit'), moveOne);
  app.post(`${VERSION}/about`, guarded('edit'), describeOne);
  app.get(`${VERSION}/original`, guarded('edit'), sendUpload);
  app.get(BATCH, guarded('edit'), (c) => showBatch(c, { refused: [], moved: 0 }));
  app.post(BATCH, guarded('edit'), moveAll);
  app.post(`${BATCH}/about`, guarded('edit'), describeAll);
  return app;
}

type Shown = Pick<VersionView, 'errors' | 'refused'> & { typed?: { note: string; about: Description } };

async function showVersion(c: RequestContext, shown: Shown): Promise<Response> {
  const { view, version } = await versionHere(c);
  const site = c.get('site');
  const owner = view.place.code;
  const item = (await itemsOf(site.db, owner, [version.id])).get(version.id);
  if (item === undefined) throw missing('version');
  const [needsApproval, entries, versions] = await Promise.all([
    approvalRule(site, owner, view.today),
    historyOf(site.db, { owner, ref: historyRef(versionFlow, version.id) }),
    listVersions(site.db, owner, version.dataset),
  ]);
  const approval = await needsApproval(version.standard);
  const names = await userNames(site, namedIn(entries));
  const page = versionPage({
    ...{ ...view, version, item, entries, errors: shown.errors, refused: shown.refused },
    isNewest: versions[0]?.id === version.id,
    moves: offeredMoves(movesFrom(versionFlow, item, view.actor, view.today), approval),
    nameOf: (actor) => names.get(actor) ?? null,
    typed: shown.typed ?? { note: '', about: version.about },
  });
  return c.html(page, shown.errors.length > 0 ? 422 : shown.refused === null ? 200 : 409);
}

async function moveOne(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const { view, version } = await versionHere(c);
  const _t = messages(view.lang);
  const name = form.text('move');
  if (!isApprovalMove(name)) throw missing('version');
  const note = form.text('note');
  const typed = { note, about: version.about };
  const result = await moveVersion(c.get('site'), {
    ...{ owner: view.place.code, ref: version.id, move: name, actor: view.actor, note },
    expectedVersion: Number(form.text('version')),
  });
  if (result.moved) return c.redirect(officeHref(view, `versions/${version.id}`), 303);
  if (result.code === 'note-missing')
    return showVersion(c, {
      errors: [{ name: 'note', message: approvalRefusal('note-missing', view.lang) }],
      refused: null,
      typed,
    });
  const refused =
    result.code === 'changed' ? approvalRefusal('changed', view.lang) : textIn(result.reason, view.lang);
  return showVersion(c, { errors: [], refused, typed });
}

async function describeOne(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const { view, version } = await versionHere(c);
  const t = messages(view.lang);
  const { about, faults } = readDescription(form, version.about);
  const errors = faults.map(({ name, problem }) => ({ name, message: t(`describe.${problem}`) }));
  if (errors.length > 0) return showVersion(c, { errors, refused: null, typed: { note: '', about } });
  const written = await describeVersion(
    c.get('site').db,
    { owner: view.place.code, version: version.id },
    about,
  );
  if (!written)
    return showVersion(c, { errors: [], refused: t('describe.public'), typed: { note: '', about } });
  return c.redirect(officeHref(view, `versions/${version.id}`), 303);
}

async function sendUpload(c: RequestContext): Promise<Response> {
  const { view, version } = await versionHere(c);
  const file = version.source.barred
    ? null
    : await original(c.get('site').db, view.place.code, version.source.sha256);
  if (file === null) throw missing('version');
  return c.body(file.stream, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': contentDisposition(version.source.name.split('/').at(-1) ?? version.source.name),
  });
}

interface Outcome {
  /** Those that didn't move, with the reason. */
  refused: { title: string; reason: string }[];
  moved: number;
}

async function showBatch(c: RequestContext, outcome: Outcome): Promise<Response> {
  const view = await officeView(c);
  const { db } = c.get('site');
  const owner = view.place.code;
  const versions = await versionsOfStaged(db, owner, c.req.param('staged') ?? '');
  const [first] = versions;
  if (first === undefined) throw missing('version');
  // One file needs no list of one.
  if (versions.length === 1 && outcome.refused.length === 0 && outcome.moved === 0)
    return c.redirect(officeHref(view, `versions/${first.id}`), 303);
  const [items, needsApproval] = await Promise.all([
    itemsOf(
      db,
      owner,
      versions.map(({ id }) => id),
    ),
    approvalRule(c.get('site'), owner, view.today),
  ]);
  const rows = await Promise.all(
    versions.map(async (version) => {
      const item = items.get(version.id);
      if (item === undefined) return null;
      const approval = await needsApproval(version.standard);
      const moves = offeredMoves(movesFrom(versionFlow, item, view.actor, view.today), approval);
      return { version, item, moves: moves.filter(({ allowed }) => allowed).map(({ move }) => move) };
    }),
  );
  const page = batchPage({
    ...view,
    staged: c.req.param('staged') ?? '',
    rows: rows.filter((row) => row !== null),
    ...outcome,
  });
  return c.html(page, outcome.refused.length > 0 ? 409 : 200);
}

/** Moves everything that was shown and may be moved; the form says which version of each was seen. */
async function moveAll(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  const name = form.text('move');
  if (!isApprovalMove(name)) throw missing('version');
  const outcome: Outcome = { refused: [], moved: 0 };
  const mine = new Map(
    (await versionsOfStaged(site.db, owner, c.req.param('staged') ?? '')).map((version) => [
      version.id,
      version,
    ]),
  );
  for (const seen of form.all('seen')) {
    const [ref = '', expected = ''] = seen.split(':');
    const version = mine.get(ref);
    if (version === undefined) continue;
    const result = await moveVersion(site, {
      ...{ owner, ref, move: name, actor: view.actor, note: form.text('note') },
      expectedVersion: Number(expected),
    });
    if (result.moved) outcome.moved += 1;
    else outcome.refused.push({ title: version.about.title, reason: textIn(result.reason, view.lang) });
  }
  return showBatch(c, outcome);
}

/** What holds for all that came together: licence, department, rhythm, contact. */
async function describeAll(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const { db } = c.get('site');
  const owner = view.place.code;
  const staged = c.req.param('staged') ?? '';
  for (const version of await versionsOfStaged(db, owner, staged)) {
    const { about } = readDescription(form, version.about);
    const { title, titleEn, description, descriptionEn } = version.about;
    await describeVersion(
      db,
      { owner, version: version.id },
      { ...about, title, titleEn, description, descriptionEn },
    );
  }
  return c.redirect(officeHref(view, `batch/${staged}`), 303);
}
