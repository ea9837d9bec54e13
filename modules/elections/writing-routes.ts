/** The forms of what an election is about, and of a result, while they are drafts. */
import { acceptLongForm, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { textIn } from '@tomoni/platform/messages';
import { approvalRefusal } from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { aboutTyped, readAbout, typedOf } from './about-form.ts';
import {
  type DeskContext,
  type DeskEdition,
  deskEdition,
  EDITION,
  guarded,
  versionIn,
} from './desk-requests.ts';
import type { About, Bodies, Part, Result } from './election.ts';
import { messages } from './messages.ts';
import { saveEdition } from './moves.ts';
import { type AboutFormView, aboutPage } from './pages/about-page.tsx';
import { deskHref } from './pages/desk-frame.ts';
import { type ResultFormView, resultPage } from './pages/result-page.tsx';
import { noSuchEdition } from './problems.ts';
import { readResult, resultTyped, typedResult } from './result-form.ts';

export function writingRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(`${EDITION}/edit`, guarded('edit'), async (c) => {
    const view = await deskEdition(c);
    if (view.edition.part === 'about') return c.html(aboutPage(aboutView(view, {})));
    return c.html(resultPage(resultView(view, {})));
  });
  app.post(`${EDITION}/edit`, guarded('edit'), acceptLongForm, async (c) => {
    const view = await deskEdition(c);
    return view.edition.part === 'about' ? saveAbout(c, view) : saveResult(c, view);
  });
  return app;
}

function shared(view: DeskEdition) {
  const { lang, edition, item } = view;
  const href = deskHref(view, `/editions/${edition.id}`);
  return {
    ...{ ...view, action: `${href}/edit`, version: item.version, errors: [], refused: null },
    back: { href, label: messages(lang)('edition.leave') },
  };
}

function aboutView(view: DeskEdition, more: Partial<AboutFormView>): AboutFormView {
  return { ...shared(view), typed: typedOf(view.edition.body as About | null), ...more };
}

function resultView(view: DeskEdition, more: Partial<ResultFormView>): ResultFormView {
  const { edition, about, candidates, place } = view;
  if (edition.part !== 'result' || edition.body === null || about === null) throw noSuchEdition(place);
  const typed = typedResult(edition.body as Result, { about });
  return { ...shared(view), about, candidates, typed, ...more };
}

async function saveAbout(c: DeskContext, view: DeskEdition): Promise<Response> {
  const form = await readForm(c);
  const typed = aboutTyped(form);
  const read = readAbout(typed, messages(view.lang));
  if ('errors' in read) return c.html(aboutPage(aboutView(view, { typed, errors: read.errors })), 422);
  const refused = await save(c, view, { body: read.about, version: versionIn(form) });
  if (refused !== null) return c.html(aboutPage(aboutView(view, { typed, refused })), 409);
  return c.redirect(deskHref(view, `/editions/${view.edition.id}`), 303);
}

async function saveResult(c: DeskContext, view: DeskEdition): Promise<Response> {
  const form = await readForm(c);
  const { about, candidates } = resultView(view, {});
  const typed = resultTyped(form, { about, candidates });
  const read = readResult(typed, { about, candidates, t: messages(view.lang) });
  if ('errors' in read) return c.html(resultPage(resultView(view, { typed, errors: read.errors })), 422);
  const refused = await save(c, view, { body: read.result, version: versionIn(form) });
  if (refused !== null) return c.html(resultPage(resultView(view, { typed, refused })), 409);
  return c.redirect(deskHref(view, `/editions/${view.edition.id}`), 303);
}

/** Null when it was saved; else why not, in words. */
export async function save(
  c: DeskContext,
  { edition, actor, place, lang }: DeskEdition,
  { body, version }: { body: Bodies[Part]; version: number },
): Promise<string | null> {
  const saved = await saveEdition(c.get('site'), { owner: place.code, actor, edition, body, version });
  if (saved.moved) return null;
  return saved.code === 'changed' ? approvalRefusal('changed', lang) : textIn(saved.reason, lang);
}
