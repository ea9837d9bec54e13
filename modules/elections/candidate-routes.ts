/** One candidate of a draft: entered, corrected, taken out. */
import { readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import {
  candidateTyped,
  inOfficialOrder,
  MOST_CANDIDATES,
  readCandidate,
  typedCandidate,
} from './candidate-form.ts';
import {
  type DeskContext,
  type DeskEdition,
  deskEdition,
  EDITION,
  guarded,
  versionIn,
} from './desk-requests.ts';
import type { Candidate, Contest } from './election.ts';
import { messages } from './messages.ts';
import { type CandidateFormView, candidatePage } from './pages/candidate-page.tsx';
import { deskHref } from './pages/desk-frame.ts';
import { noSuchEdition } from './problems.ts';
import { save } from './writing-routes.ts';

/** By place in the draft's list, or `new`. */
const ONE = `${EDITION}/candidates/:one{new|0|[1-9][0-9]{0,3}}`;

export function candidateRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(ONE, guarded('edit'), async (c) => {
    const found = await candidateOf(c);
    return c.html(candidatePage(formOf(found, {})));
  });
  app.post(ONE, guarded('edit'), saveCandidate);
  return app;
}

interface Found {
  view: DeskEdition;
  contests: readonly Contest[];
  candidates: readonly Candidate[];
  /** Null for a new one. */
  known: Candidate | null;
  /** As it stands in the address. */
  one: string;
}

async function candidateOf(c: DeskContext): Promise<Found> {
  const view = await deskEdition(c);
  const { edition, about, place } = view;
  if (edition.part !== 'candidates' || edition.body === null || about === null) throw noSuchEdition(place);
  const candidates = edition.body as readonly Candidate[];
  const one = c.req.param('one') ?? '';
  const known = one === 'new' ? null : (candidates[Number(one)] ?? null);
  if (one !== 'new' && known === null) throw noSuchEdition(place);
  return { view, contests: about.contests, candidates, known, one };
}

function formOf(
  { view, contests, candidates, known, one }: Found,
  more: Partial<CandidateFormView>,
): CandidateFormView {
  const href = deskHref(view, `/editions/${view.edition.id}`);
  const next = Math.max(0, ...candidates.map(({ number }) => number)) + 1;
  const empty = {
    ...{
      district: contests[0]?.district ?? '',
      number: String(next),
      name: '',
      kana: '',
      party: '',
      age: '',
    },
    ...{ term: '', occupation: '', standing: 'stands', since: '' },
  };
  return {
    ...{ ...view, contests, errors: [], refused: null, known: known !== null, version: view.item.version },
    ...{ action: `${href}/candidates/${one}`, back: { href, label: messages(view.lang)('edition.leave') } },
    typed: known === null ? empty : typedCandidate(known),
    ...more,
  };
}

async function saveCandidate(c: DeskContext): Promise<Response> {
  const form = await readForm(c);
  const found = await candidateOf(c);
  const { view, contests, candidates, known } = found;
  const t = messages(view.lang);
  const typed = candidateTyped(form);
  const others = candidates.filter((one) => one !== known);
  const removes = known !== null && form.text('remove') !== '';
  const read = removes ? null : readCandidate(typed, { contests, others, t });
  if (read !== null && 'errors' in read)
    return c.html(candidatePage(formOf(found, { typed, errors: read.errors })), 422);
  const all = read === null ? others : [...others, read.candidate];
  const tooMany = all.length > MOST_CANDIDATES ? t('candidate.too-many', { most: MOST_CANDIDATES }) : null;
  const body = inOfficialOrder(all, contests);
  const refused = tooMany ?? (await save(c, view, { body, version: versionIn(form) }));
  if (refused !== null) return c.html(candidatePage(formOf(found, { typed, refused })), 409);
  return c.redirect(deskHref(view, `/editions/${view.edition.id}`), 303);
}
