/**
 * What everybody may know of a town's elections at this moment. Nothing else reads published editions for the public: no
 * page, no feed and no file can show a candidate before the announcement or a vote before the end of voting.
 */
import { type IsoDate, todayIn } from '@tomoni/japanese';
import type { Db } from '@tomoni/platform/storage';
import { type Change, currentEditions, type Edition, listChanges } from './editions.ts';
import type { About, Bodies, Candidate, Part, Result } from './election.ts';
import { candidatesShown, resultShown } from './release.ts';

/** An election by what it is about. */
export interface Vote {
  id: string;
  about: About;
  updated: Date;
}

export interface PublicElection extends Vote {
  /** The office took all of it back; then nothing but its changes is shown. */
  withdrawn: boolean;
  /** Null: there are none to show (yet). In official order. */
  candidates: readonly Candidate[] | null;
  result: Result | null;
  /** The newest first. */
  changes: readonly Change[];
}

/** All public elections of a town, the latest polling day first. */
export async function publicVotes(db: Db, owner: string): Promise<Vote[]> {
  const editions = await currentEditions(db, owner, { part: 'about' });
  return editions
    .flatMap(({ election, body, madeAt }) =>
      body === null ? [] : [{ id: election, about: body as About, updated: madeAt }],
    )
    .sort((a, b) => (a.about.polling === b.about.polling ? 0 : a.about.polling < b.about.polling ? 1 : -1));
}

/** Those of the next polling day, today's included; cancelled ones aren't waited for. */
export function nextVotes(votes: readonly Vote[], today: IsoDate): Vote[] {
  const coming = votes.filter(({ about }) => about.polling >= today && about.course !== 'cancelled');
  const next = coming.at(-1)?.about.polling;
  return coming.filter(({ about }) => about.polling === next);
}

/** One election as it may be shown now; null when nothing of it was ever public. */
export async function publicElection(
  db: Db,
  owner: string,
  election: string,
  now: Date,
): Promise<PublicElection | null> {
  const [editions, all] = await Promise.all([
    currentEditions(db, owner, { election }),
    listChanges(db, owner, election),
  ]);
  const current = bodyOf(editions, 'about');
  const about = current ?? lastAbout(all);
  const [newest] = all;
  if (about === null || newest === undefined) return null;
  const shown = shownParts(about, now);
  const withdrawn = current === null;
  const candidates = withdrawn || !shown.candidates ? null : bodyOf(editions, 'candidates');
  const changes = all.filter(({ part }) => shown[part]);
  return {
    ...{ id: election, about, withdrawn, candidates, changes },
    result: candidates === null || !shown.result ? null : bodyOf(editions, 'result'),
    updated: changes[0]?.at ?? newest.at,
  };
}

function shownParts(about: About, now: Date): Record<Part, boolean> {
  const candidates = candidatesShown(about, todayIn('Asia/Tokyo', now));
  return { about: true, candidates, result: candidates && resultShown(about, now) };
}

function bodyOf<P extends Part>(editions: readonly Edition[], part: P): Bodies[P] | null {
  return (editions.find((edition) => edition.part === part)?.body as Bodies[P] | undefined) ?? null;
}

/** What it was about until it was taken back. */
function lastAbout(changes: readonly Change[]): About | null {
  const change = changes.find(({ part, before }) => part === 'about' && before !== null);
  return (change?.before as About | undefined) ?? null;
}
