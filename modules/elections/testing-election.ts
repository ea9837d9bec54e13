/** For tests: invented elections, entered and published through the same steps that officials take. */
import type { Site } from '@tomoni/platform/manifest';
import type { About, Candidate, Result } from './election.ts';
import { publishPart } from './publish-part.ts';

const MAYOR: About = {
  ...{ name: 'こだま町長選挙', nameEn: 'Mayoral election', kind: 'mayor', course: 'held', office: '町長' },
  ...{ announced: '2026-11-10', polling: '2026-11-15', closes: '20:00' },
  ...{ earlyFrom: '2026-11-11', earlyUntil: '2026-11-14' },
  contests: [{ district: '', seats: 1 }],
  gazette: 'https://senkyo.example.jp/koho.pdf',
};

export function aboutWith(more: Partial<About> = {}): About {
  return { ...MAYOR, ...more };
}

export function candidateWith(more: Partial<Candidate> = {}): Candidate {
  return {
    ...{ district: '', number: 1, name: '見本 いちろう', kana: 'みほん いちろう', party: '無所属', age: 52 },
    ...{ term: '新', occupation: '', standing: 'stands', since: null },
    ...more,
  };
}

export const CANDIDATES: readonly Candidate[] = [
  candidateWith(),
  candidateWith({
    number: 2,
    name: '架空 はなこ',
    kana: 'かくう はなこ',
    party: 'こだまの会',
    age: 47,
    term: '現',
  }),
  candidateWith({
    number: 3,
    name: '架空 はなえ',
    kana: 'かくう はなえ',
    age: 61,
    term: '元',
    occupation: '農業',
  }),
];

/** Votes that were shared between two of one family name: with fractions. */
export function resultWith(more: Partial<Result> = {}): Result {
  return {
    ...{ kind: 'final', asOf: '2026-11-15T22:40' },
    counts: [
      {
        ...{ district: '', electors: 9876, voters: 5432, valid: 5400, invalid: 32 },
        votes: [
          { number: 1, name: '見本 いちろう', votes: '1999', elected: false },
          { number: 2, name: '架空 はなこ', votes: '2001.334', elected: true },
          { number: 3, name: '架空 はなえ', votes: '1399.665', elected: false },
        ],
      },
    ],
    ...more,
  };
}

/** A mayoral election that is over, with all its parts. Returns its id. */
export async function publishElection(site: Site, owner: string): Promise<string> {
  const election = await publishPart(site, { owner, election: null, part: 'about', body: aboutWith() });
  await publishPart(site, { owner, election, part: 'candidates', body: CANDIDATES });
  await publishPart(site, { owner, election, part: 'result', body: resultWith() });
  return election;
}
