import { ensurePlace } from '@tomoni/places/contract';
import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { type Scenario, scenarios, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { publicReads } from './interfaces.ts';
import { publishPart } from './publish-part.ts';
import { aboutWith, CANDIDATES, candidateWith, publishElection, resultWith } from './testing-election.ts';
import { OWNERS, PLACE, testSite } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const TUESDAY = new Date('2026-11-24T04:00:00Z');
let now = TUESDAY;
const site = testSite(db, () => now);
const app = createApp(site, { assets: assets() });
await ensurePlace(db, { code: PLACE, name: 'こだま町', nameKana: 'こだままち', nameEn: 'Kodama' });
const base = `/${PLACE}/elections`;

/** Over since 15 November. */
const past = await publishElection(site, PLACE);
const body = aboutWith({
  ...{ name: 'こだま町議会議員選挙', nameEn: '', kind: 'council' as const, office: '町議会議員' },
  ...{ announced: '2026-12-01', polling: '2026-12-06', earlyFrom: '2026-12-02', earlyUntil: '2026-12-05' },
  contests: [
    { district: '東選挙区', seats: 2 },
    { district: '西選挙区', seats: 1 },
  ],
});
const coming = await publishPart(site, { owner: PLACE, election: null, part: 'about', body });
const EAST = '東選挙区';
await publishPart(site, {
  ...{ owner: PLACE, election: coming, part: 'candidates' },
  body: [
    candidateWith({ district: EAST, number: 1, name: '見本 さくら', kana: '', party: '=1+1' }),
    candidateWith({
      district: EAST,
      number: 2,
      name: '見本 すみれ',
      standing: 'withdrew',
      since: '2026-12-01',
    }),
    candidateWith({ district: '西選挙区', number: 1, name: '架空 もみじ', age: null }),
  ],
});

beforeEach(() => {
  now = TUESDAY;
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(path, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const pages: Scenario[] = [
  {
    name: 'the polling places begin with the next election',
    path: base,
    contains: [
      'こだま町議会議員選挙',
      'あと12日',
      '町議会議員 3人（2つの選挙区）',
      '期日前投票は12月2日（水）〜12月5日（土）',
    ],
    notContains: ['こだま町長選挙'],
  },
  { name: 'and so does the town’s home', path: `/${PLACE}`, contains: ['つぎの投票日は12月6日（日）'] },
  {
    name: 'all elections, those to come first',
    path: `${base}/all`,
    contains: [/これからの選挙.*こだま町議会議員選挙.*これまでの選挙.*こだま町長選挙/s],
  },
  {
    name: 'an election to come has no candidates before its announcement',
    path: `${base}/${coming}`,
    contains: [
      '投票日は12月6日（日）、夜8時までです。あと12日。',
      '候補者は、12月1日（火）の届出のあとに出ます',
      '告示日',
    ],
    notContains: ['見本 さくら', 'candidates.csv'],
  },
  {
    name: 'one that is over has its result first, with the turnout and both its figures',
    path: `${base}/${past}`,
    contains: [
      ...['11月15日（日）に行われました', '夜10時40分に確定しました', '2,001.334票', '1,399.665票', '当選'],
      ...['55.00%（投票者数5,432人 ÷ 当日有権者数9,876人）', 'senkyo.example.jp', '変更の記録', '農業'],
      /id="result".*id="candidates"/s,
    ],
  },
  {
    name: 'votes stand in the order of the announcement, whoever got more',
    path: `${base}/${past}`,
    contains: [/class="bars".*見本 いちろう.*架空 はなこ.*架空 はなえ/s],
  },
  {
    name: 'in English it says the same',
    path: `/en${base}/${past}`,
    contains: [
      'Mayoral election',
      'Final as of',
      '2,001.334',
      'Elected',
      '55.00% (5,432 voters',
      'lang="ja">架空 はなこ',
    ],
  },
  {
    name: 'changes say what and when, and that two officials or the operator did it',
    path: `${base}/${past}/changes`,
    contains: [
      '開票の結果を公開しました',
      '候補者を公開しました',
      'サイトの運営者が公開',
      '2026年11月24日（火） 13:00',
    ],
  },
  {
    name: 'an election that is not there stays in the town',
    path: `${base}/99`,
    status: 404,
    contains: ['この選挙は', 'こだま町'],
  },
  { name: 'and so does a number that is none', path: `${base}/0`, status: 404 },
];

describe('pages', () => scenarios(app, pages));

describe('the same as data', () => {
  it('is JSON with votes as texts', async () => {
    const { text, headers } = await get(`${base}/${past}/election.json`);
    const { election, candidates, result } = JSON.parse(text);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(election).toMatchObject({
      id: past,
      polling: '2026-11-15',
      contests: [{ district: null, seats: 1 }],
    });
    expect(candidates.map(({ number, name }: { number: number; name: string }) => [number, name])).toEqual(
      CANDIDATES.map(({ number, name }) => [number, name]),
    );
    expect(result.counts[0]).toMatchObject({ turnout: '55.00', votes: resultWith().counts[0]?.votes });
  });

  it('is CSV that no spreadsheet runs', async () => {
    now = new Date('2026-12-02T00:00:00Z');
    const candidates = (await get(`${base}/${coming}/candidates.csv`)).text;
    expect(candidates).toContain("東選挙区,1,見本 さくら,,'=1+1,52,新,,,");
    expect(candidates).toContain('立候補辞退,2026-12-01');
    expect((await get(`${base}/${past}/results.csv`)).text).toContain(
      '確定,2026-11-15T22:40:00+09:00,,2,架空 はなこ,2001.334,当選',
    );
    expect((await get(`${base}/${past}/turnout.csv`)).text).toContain('9876,5432,55.00,5400,32');
  });

  it('is a calendar of polling days', async () => {
    const { text } = await get(`${base}/days.ics`);
    expect(text).toContain('DTSTART;VALUE=DATE:20261206');
    expect(text).toContain('SUMMARY:投票日：こだま町議会議員選挙');
    expect((text.match(/BEGIN:VEVENT/g) ?? []).length).toBe(2);
  });

  it('is known by its tag until something of it changes', async () => {
    for (const path of [`${base}/${past}`, `${base}/${past}/election.json`, `${base}/list.json`, base]) {
      const etag = (await get(path)).headers.get('ETag') ?? '';
      expect((await get(path, { 'If-None-Match': etag })).status, path).toBe(304);
    }
    const page = `${base}/${coming}`;
    const etag = (await get(page)).headers.get('ETag') ?? '';
    now = new Date('2026-11-24T15:00:00Z');
    expect((await get(page, { 'If-None-Match': etag })).status).toBe(200);
  });
});

/** Every address of elections that anybody may ask, in both languages. */
function everywhere(election: string): string[] {
  const data = publicReads.map(({ path }) => path.replace('{code}', PLACE).replace('{election}', election));
  const all = [
    base,
    `${base}?when=early`,
    `${base}/all`,
    `${base}/${election}`,
    `${base}/${election}/changes`,
    `/${PLACE}`,
    ...data,
  ];
  return all.flatMap((path) => [path, `/en${path}`]);
}

describe('what must not be known yet', () => {
  it('candidates are nowhere before the announcement, and everywhere in official order from its first minute on', async () => {
    now = new Date('2026-11-30T14:59:59Z');
    for (const path of everywhere(coming))
      expect((await get(path)).text, path).not.toMatch(/さくら|すみれ|もみじ/);
    expect((await get(`${base}/${coming}/candidates.csv`)).status).toBe(404);
    now = new Date('2026-11-30T15:00:00Z');
    const page = (await get(`${base}/${coming}`)).text;
    expect(page).toMatch(/見本 さくら.*見本 すみれ.*立候補を辞退（12月1日）.*架空 もみじ/s);
    expect(page).toContain('定数2・候補者1人');
    expect((await get(`${base}/${coming}/candidates.csv`)).status).toBe(200);
    expect((await get(`${base}/${coming}/changes`)).text).toContain('見本 すみれ');
  });

  it('results are nowhere before voting ends, even when they lie in the database as published', async () => {
    now = new Date('2026-12-06T11:00:00Z');
    const counts = [
      {
        ...{ district: EAST, electors: 777_001, voters: 777_000, valid: null, invalid: null },
        votes: [{ number: 1, name: '見本 さくら', votes: '765432.123', elected: true }],
      },
    ];
    await publishPart(site, {
      ...{ owner: PLACE, election: coming, part: 'result' },
      body: { kind: 'interim', asOf: '2026-12-06T20:00', counts },
    });
    const told = /765,?432|777,?00[01]|results\.csv|turnout\.csv|開票の結果を公開/;
    now = new Date('2026-12-06T10:59:59Z');
    for (const path of everywhere(coming)) expect((await get(path)).text, path).not.toMatch(told);
    for (const file of ['results.csv', 'turnout.csv'])
      expect((await get(`${base}/${coming}/${file}`)).status).toBe(404);
    expect(JSON.parse((await get(`${base}/${coming}/election.json`)).text).result).toBeNull();
    const { rows } =
      await sql`select 1 from search.entries where text ilike '%見本%' or data::text ilike '%見本%'`.execute(
        db,
      );
    expect(rows).toEqual([]);
    now = new Date('2026-12-06T11:00:00Z');
    const page = (await get(`${base}/${coming}`)).text;
    for (const text of ['途中の結果です', '765,432.123票', '777,000人']) expect(page).toContain(text);
  });

  it('voting that is over without a result says so', async () => {
    const election = await publishPart(site, {
      owner: PLACE,
      election: null,
      part: 'about',
      body: aboutWith({ polling: '2026-11-24' }),
    });
    expect((await get(`${base}/${election}`)).text).toContain('きょうが投票日です');
    expect((await get(`/${PLACE}`)).text).toContain('きょうが投票日です');
    now = new Date('2026-11-24T11:00:00Z');
    expect((await get(`${base}/${election}`)).text).toContain('投票は終わりました');
  });
});

describe('an election that is no vote', () => {
  it.each([
    ['uncontested', '投票は行われません（無投票）'],
    ['cancelled', 'この選挙は中止になりました'],
  ] as const)('%s says so first', async (course, words) => {
    const about = { ...body, course, name: `見本の選挙 ${course}`, polling: '2026-12-20' };
    const election = await publishPart(site, { owner: PLACE, election: null, part: 'about', body: about });
    expect((await get(`${base}/${election}`)).text).toContain(words);
    expect((await get(`${base}/days.ics`)).text.replace(/\r\n /g, '')).toContain('STATUS:CANCELLED');
  });

  it('one that was taken back keeps its address, its name and its changes, and nothing else', async () => {
    const election = await publishElection(site, PLACE);
    await publishPart(site, { owner: PLACE, election, part: 'about', body: null });
    const page = (await get(`${base}/${election}`)).text;
    expect(page).toContain('選挙管理委員会が取り下げました');
    expect(page).not.toContain('架空 はなこ');
    expect((await get(`${base}/${election}/changes`)).text).toContain('選挙のお知らせを取り下げました');
    expect(JSON.parse((await get(`${base}/${election}/election.json`)).text)).toMatchObject({
      withdrawn: true,
      result: null,
    });
  });
});
