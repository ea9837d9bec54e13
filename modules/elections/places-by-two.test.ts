import { testDatabase } from '@tomoni/platform/testing';
import { expect, it } from 'vitest';
import type { About } from './election.ts';
import { elections } from './index.ts';
import { publishPart } from './publish-part.ts';
import { OWNERS, PLACE, publishTowns, SILENT, testSite } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
await publishTowns(site);

const about = (polling: string, course: About['course'] = 'held'): About => ({
  ...{
    name: 'こだま町長選挙',
    nameEn: 'Mayoral election',
    kind: 'mayor',
    course,
    office: '町長',
    gazette: '',
  },
  ...{ announced: '2026-11-24', polling, closes: '20:00', earlyFrom: '2026-11-25', earlyUntil: '2026-11-28' },
  contests: [{ district: '', seats: 1 }],
});

await publishPart(site, { owner: PLACE, election: null, part: 'about', body: about('2026-11-29') });
await publishPart(site, {
  owner: PLACE,
  election: null,
  part: 'about',
  body: about('2026-12-06', 'cancelled'),
});

it.each([
  ['on the polling day of an election', PLACE, 'polling_place', '2026-11-29', true],
  ['on the day before', PLACE, 'polling_place', '2026-11-28', false],
  ['on the day of a cancelled one', PLACE, 'polling_place', '2026-12-06', false],
  ['of another town', SILENT, 'polling_place', '2026-11-29', false],
  ['of other data', PLACE, 'public_toilet', '2026-11-29', false],
])('a new list of polling places %s', async (_what, owner, subject, today, two) => {
  const why = (await elections.byTwo?.(db, { owner, subject }, today)) ?? null;
  expect(why?.ja.includes('投票日') ?? false).toBe(two);
});
