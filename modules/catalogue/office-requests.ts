/** What a request behind the counter is about, and the guard that stands before it. */
import { type OfficeView, officeView } from '@tomoni/places/contract';
import { type ProblemError, problem } from '@tomoni/platform/http';
import { type IntakeText, type Staged, stagedOf } from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { pathIn } from '@tomoni/platform/messages';
import { guard, type SubjectOf } from '@tomoni/platform/permissions';
import type { Context } from 'hono';
import { messages } from './messages.ts';
import type { Version } from './model.ts';
import { readVersion } from './store.ts';

export type RequestContext = Context<AppEnv>;

export type OfficeAction = 'edit' | 'hand-in' | 'approve' | 'publish' | 'configure';

/** The town of the address owns everything behind its counter. */
const ofTown: SubjectOf = (c) => ({ owner: c.req.param('code') ?? '' });

/** `guarded('edit')`: the handler that lets through whoever may. */
export function guarded(action: OfficeAction) {
  return guard(`catalogue.${action}`, ofTown);
}

/** Address in the office of open data: `officeHref(view, 'upload')`. */
export function officeHref({ lang, place }: Pick<OfficeView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(lang, `/${place.code}/office/data${rest === '' ? '' : `/${rest}`}`);
}

/** The version of the address. Throws 404. */
export async function versionHere(c: RequestContext): Promise<{ view: OfficeView; version: Version }> {
  const view = await officeView(c);
  const version = await readVersion(c.get('site').db, view.place.code, c.req.param('id') ?? '');
  if (version === null) throw missing('version');
  return { view, version };
}

/** Only what was dropped for this very town. Throws 404. */
export async function stagedHere(c: RequestContext): Promise<{ view: OfficeView; staged: Staged }> {
  const view = await officeView(c);
  const staged = await stagedOf(c.get('site'), c.req.param('id') ?? '');
  if (staged === null || staged.owner !== view.place.code) throw missing('staged');
  return { view, staged };
}

/** 404 with what is missing. */
export function missing(what: 'version' | 'staged' | 'harvest'): ProblemError {
  return problem({
    status: 404,
    code: `catalogue.${what}-not-found`,
    title: messages.text(`${what}.missing.title`),
    detail: messages.text(`${what}.missing.detail`),
  });
}

/** Said above a page that is shown again because somebody else was faster, or because it can't be done. */
export type Refusal = IntakeText | null;
