/** What a request behind the counter for elections is about, and the guard before it. */
import { type OfficeView, officeView } from '@tomoni/places/contract';
import type { Form } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { guard } from '@tomoni/platform/permissions';
import { type Item, itemOf } from '@tomoni/platform/workflow';
import type { Context } from 'hono';
import { currentEditions, type Edition, readEdition, wasPublic } from './editions.ts';
import type { About, Bodies, Candidate, Part } from './election.ts';
import { electionFlow } from './flow.ts';
import { noSuchEdition } from './problems.ts';

export type DeskContext = Context<AppEnv>;

export const DESK = '/:code{[0-9]{6}}/office/elections';
export const EDITION = `${DESK}/editions/:edition{[1-9][0-9]{0,14}}`;

/** `guarded('edit')`: lets through whoever may; the town of the address owns everything behind its counter. */
export function guarded(action: 'hand-in' | 'edit' | 'configure') {
  return guard(`elections.${action}`, (c) => ({ owner: c.req.param('code') ?? '' }));
}

/** Everything that pages about one edition need. */
export interface DeskEdition extends OfficeView {
  edition: Edition;
  item: Item;
  /** It has been public, so it can be published again but not written anew. */
  frozen: boolean;
  /** What is public of this part. */
  current: Bodies[Part] | null;
  /** What the election is about: as public, else as this very edition says. */
  about: About | null;
  /** Those who are public. */
  candidates: readonly Candidate[];
}

/** The edition of the address. Throws 404. */
export async function deskEdition(c: DeskContext): Promise<DeskEdition> {
  const view = await officeView(c);
  const { db } = c.get('site');
  const owner = view.place.code;
  const edition = await readEdition(db, owner, c.req.param('edition') ?? '');
  if (edition === null) throw noSuchEdition(view.place);
  const [item, known, frozen] = await Promise.all([
    itemOf(db, { workflow: electionFlow, owner, ref: edition.id }),
    currentEditions(db, owner, { election: edition.election }),
    wasPublic(db, owner, edition.id),
  ]);
  if (item === null) throw noSuchEdition(view.place);
  const bodyOf = <P extends Part>(part: P) =>
    (known.find((one) => one.part === part)?.body as Bodies[P] | undefined) ?? null;
  return {
    ...{ ...view, edition, item, frozen, current: bodyOf(edition.part) },
    about: bodyOf('about') ?? (edition.part === 'about' ? (edition.body as About | null) : null),
    candidates: bodyOf('candidates') ?? [],
  };
}

/** The version of the edition that the form showed. */
export function versionIn(form: Form): number {
  return /^\d{1,9}$/u.test(form.text('version')) ? Number(form.text('version')) : 0;
}
