/**
 * Invented elections for the demonstration: one that is over, with its result, and one to come, on the day that the
 * invented list of places of early voting leads to, or later on the next Sunday. Names, parties and figures are invented,
 * and read as such.
 */
import { addDays, type IsoDate, todayIn } from '@tomoni/japanese';
import { findPlace } from '@tomoni/places/contract';
import type { DemoContext, Site } from '@tomoni/platform/manifest';
import { listElectionIds } from './editions.ts';
import type { About, Candidate, Result, Term } from './election.ts';
import { publishPart } from './publish-part.ts';

/** The Sunday after the days of early voting in the town's list. */
export const DEMO_POLLING_DAY = '2027-01-17';

/** Of the demonstration's towns the first one, once. */
export async function demoElections(site: Site, { towns }: DemoContext): Promise<void> {
  const place = await findPlace(site.db, towns[0] ?? '');
  if (place === null || (await listElectionIds(site.db, place.code, 1)).length > 0) return;
  const owner = place.code;
  const today = todayIn('Asia/Tokyo', site.now());
  const sunday = lastSunday(today);
  const mayor = mayorOf(place.name, addDays(sunday, -7 * 58));
  const past = await publishPart(site, { owner, election: null, part: 'about', body: mayor });
  await publishPart(site, { owner, election: past, part: 'candidates', body: STOOD });
  await publishPart(site, { owner, election: past, part: 'result', body: resultOf(mayor.polling) });
  const council = councilOf(place.name, today <= DEMO_POLLING_DAY ? DEMO_POLLING_DAY : addDays(sunday, 7));
  const coming = await publishPart(site, { owner, election: null, part: 'about', body: council });
  await publishPart(site, { owner, election: coming, part: 'candidates', body: STANDS });
}

/** The Sunday of this week, today's included: cities announce on a Sunday and vote on the next. */
function lastSunday(today: IsoDate): IsoDate {
  return addDays(today, -new Date(`${today}T00:00:00Z`).getUTCDay());
}

function days(
  polling: IsoDate,
): Pick<About, 'announced' | 'polling' | 'earlyFrom' | 'earlyUntil' | 'closes'> {
  const [announced, earlyFrom, earlyUntil] = [-7, -6, -1].map((n) => addDays(polling, n)) as [
    IsoDate,
    IsoDate,
    IsoDate,
  ];
  return { announced, polling, earlyFrom, earlyUntil, closes: '20:00' };
}

function mayorOf(town: string, polling: IsoDate): About {
  return {
    ...{ name: `${town}長選挙`, nameEn: 'Mayoral election', kind: 'mayor', course: 'held', office: '市長' },
    ...days(polling),
    ...{ contests: [{ district: '', seats: 1 }], gazette: '' },
  };
}

function councilOf(town: string, polling: IsoDate): About {
  return {
    ...{ name: `${town}議会議員選挙`, nameEn: 'City assembly election', kind: 'council', course: 'held' },
    ...{ office: '市議会議員', contests: [{ district: '', seats: 6 }] },
    gazette: 'https://example.jp/senkyo/koho.pdf',
    ...days(polling),
  };
}

type Short = readonly [
  name: string,
  kana: string,
  party: string,
  age: number,
  term: Term,
  occupation?: string,
];

function listOf(rows: readonly Short[]): Candidate[] {
  return rows.map(([name, kana, party, age, term, occupation = ''], n) => ({
    ...{ district: '', number: n + 1, name, kana, party, age, term, occupation },
    ...{ standing: 'stands', since: null },
  }));
}

const STOOD = listOf([
  ['見本 たろう', 'みほん たろう', '無所属', 58, '現', '市長'],
  ['架空 みどり', 'かくう みどり', '無所属', 49, '新', '会社役員'],
  ['架空 みのる', 'かくう みのる', '見本の会', 63, '新', '農業'],
]);

const STANDS = listOf([
  ['見本 さくら', 'みほん さくら', '見本の会', 44, '現'],
  ['架空 つばき', 'かくう つばき', '無所属', 38, '新'],
  ['仮名 あおい', 'かめい あおい', '架空クラブ', 67, '現'],
  ['例示 いちろう', 'れいじ いちろう', '無所属', 55, '元'],
  ['見本 すみれ', 'みほん すみれ', '架空クラブ', 51, '新'],
  ['仮名 かえで', 'かめい かえで', '無所属', 29, '新'],
  ['例示 もみじ', 'れいじ もみじ', '見本の会', 60, '現'],
  ['架空 ひいらぎ', 'かくう ひいらぎ', '無所属', 47, '現'],
]);

/** Ballots with nothing but 架空 were shared between the two of that name. */
function resultOf(polling: IsoDate): Result {
  const votes = ['15204', '13877.412', '4210.587'];
  return {
    ...{ kind: 'final', asOf: `${polling}T22:35` },
    counts: [
      {
        ...{ district: '', electors: 61_842, voters: 33_809, valid: 33_292, invalid: 517 },
        votes: STOOD.map(({ number, name }, n) => ({
          ...{ number, name },
          votes: votes[n] ?? null,
          elected: n === 0,
        })),
      },
    ],
  };
}
