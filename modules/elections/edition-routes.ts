/** An edition on its way: shown, written while it is a draft, and moved from state to state. */
import { historyOf, namedIn, userNames } from '@tomoni/platform/history';
import { acceptBody, type Form, readForm, sendDocument } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { textIn } from '@tomoni/platform/messages';
import {
  type ApprovalMove,
  approvalRefusal,
  historyRef,
  isApprovalMove,
  type MoveResult,
  movesFrom,
  type OfferedMove,
  offeredMoves,
} from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { candidateTemplate, readCandidateFile } from './candidate-file.ts';
import { candidateRoutes } from './candidate-routes.ts';
import {
  type DeskContext,
  type DeskEdition,
  deskEdition,
  EDITION,
  guarded,
  versionIn,
} from './desk-requests.ts';
import type { Candidate, Result } from './election.ts';
import type { SentFile } from './file-rows.ts';
import { electionFlow } from './flow.ts';
import { approvalOf, moveEdition, saveEdition } from './moves.ts';
import { deskHref } from './pages/desk-frame.ts';
import { type EditionView, editionPage } from './pages/edition-page.tsx';
import { noSuchEdition } from './problems.ts';
import { readResultFile, resultTemplate } from './result-file.ts';
import { writingRoutes } from './writing-routes.ts';

/** Bytes of a table: all candidates of the largest city, as Excel. */
const LARGEST_FILE = 2 * 1024 * 1024;

export function editionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(EDITION, guarded('edit'), async (c) => showEdition(c, await deskEdition(c), {}));
  app.post(EDITION, guarded('edit'), moveOn);
  app.get(`${EDITION}/template.csv`, guarded('edit'), sendTemplate);
  app.post(`${EDITION}/file`, guarded('edit'), acceptBody(LARGEST_FILE), readFile);
  app.route('/', writingRoutes());
  app.route('/', candidateRoutes());
  return app;
}

type Shown = Partial<Pick<EditionView, 'errors' | 'refused' | 'note' | 'findings' | 'read'>>;

async function showEdition(c: DeskContext, view: DeskEdition, shown: Shown): Promise<Response> {
  const site = c.get('site');
  const { edition, item, actor, today, place } = view;
  const owner = place.code;
  const [approval, entries] = await Promise.all([
    approvalOf(site, owner, edition),
    historyOf(site.db, { owner, ref: historyRef(electionFlow, edition.id) }),
  ]);
  const names = await userNames(site, namedIn(entries));
  const read = /^\d{1,4}$/u.exec(c.req.query('read') ?? '')?.[0];
  // What one official alone may not take back isn't offered.
  const moves = offeredMoves(
    movesFrom(electionFlow, item, actor, today).filter(isUsual),
    approval.needed,
  ).filter(({ move }) => approval.why === null || (move !== 'undo' && move !== 'withdraw'));
  const page = editionPage({
    ...{ ...view, moves, entries, two: approval.why, note: '', errors: [], refused: null, findings: [] },
    read: read === undefined ? null : Number(read),
    nameOf: (id) => names.get(id) ?? null,
    ...shown,
  });
  const { errors = [], refused = null, findings = [] } = shown;
  return c.html(page, errors.length > 0 || findings.length > 0 ? 422 : refused === null ? 200 : 409);
}

/** Saving is a move that has its own forms. */
function isUsual(move: OfferedMove): move is OfferedMove<ApprovalMove> {
  return isApprovalMove(move.move);
}

async function moveOn(c: DeskContext): Promise<Response> {
  const form = await readForm(c);
  const view = await deskEdition(c);
  const name = form.text('move');
  if (!isApprovalMove(name)) throw noSuchEdition(view.place);
  const note = form.text('note').slice(0, 300);
  const { edition, actor, place } = view;
  const version = versionIn(form);
  const result = await moveEdition(c.get('site'), { owner: place.code, actor, edition, name, version, note });
  if (result.moved) return c.redirect(deskHref(view, `/editions/${edition.id}`), 303);
  const now = await deskEdition(c);
  if (result.code === 'note-missing')
    return showEdition(c, now, {
      errors: [{ name: 'note', message: approvalRefusal('note-missing', view.lang) }],
      note,
    });
  return showEdition(c, now, { refused: refusalOf(result, view), note });
}

function refusalOf(result: Extract<MoveResult, { moved: false }>, { lang }: DeskEdition): string {
  return result.code === 'changed' ? approvalRefusal('changed', lang) : textIn(result.reason, lang);
}

/** The sample of a table for this edition. */
async function sendTemplate(c: DeskContext): Promise<Response> {
  const { edition, about, candidates, place } = await deskEdition(c);
  if (about === null || edition.body === null || edition.part === 'about') throw noSuchEdition(place);
  return sendDocument(
    c,
    edition.part === 'candidates'
      ? candidateTemplate(place.code, edition.body as readonly Candidate[])
      : resultTemplate(place.code, { about, candidates, result: edition.body as Result }),
  );
}

/** A table in place of what the draft holds. The file itself is kept nowhere: it may have more than was announced for all. */
async function readFile(c: DeskContext): Promise<Response> {
  const form = await readForm(c);
  const view = await deskEdition(c);
  const { edition, about, candidates, actor, place } = view;
  if (about === null || edition.body === null || edition.part === 'about') throw noSuchEdition(place);
  const file = await fileIn(c, form);
  const result = edition.body as Result;
  const { body, findings, read } =
    edition.part === 'candidates'
      ? await listIn(file, about.contests)
      : await votesIn(file, { about, candidates, result });
  if (body === null) return showEdition(c, view, { findings, read: null });
  const saved = await saveEdition(c.get('site'), {
    ...{ owner: place.code, actor, edition, body, version: versionIn(form) },
  });
  if (!saved.moved) return showEdition(c, await deskEdition(c), { refused: refusalOf(saved, view) });
  if (findings.length > 0) {
    const page = await showEdition(c, await deskEdition(c), { findings, read });
    return c.html(await page.text(), 200);
  }
  return c.redirect(deskHref(view, `/editions/${edition.id}?read=${read}`), 303);
}

async function listIn(file: SentFile, contests: Parameters<typeof readCandidateFile>[1]) {
  const { candidates, findings } = await readCandidateFile(file, contests);
  return { body: candidates, findings, read: candidates?.length ?? 0 };
}

async function votesIn(file: SentFile, known: Parameters<typeof readResultFile>[1]) {
  const { counts, findings } = await readResultFile(file, known);
  const body: Result | null = counts === null ? null : { ...known.result, counts };
  return { body, findings, read: counts?.reduce((sum, { votes }) => sum + votes.length, 0) ?? 0 };
}

async function fileIn(c: DeskContext, form: Form): Promise<SentFile> {
  const multipart = /^multipart\/form-data/iu.test(c.req.header('Content-Type') ?? '');
  const sent = multipart ? (await c.req.formData()).get('file') : null;
  if (sent instanceof File && sent.size > 0)
    return { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) };
  return { name: 'table.csv', bytes: new TextEncoder().encode(form.text('table')) };
}
