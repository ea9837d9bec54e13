import { testPeople } from '@tomoni/places/testing';
import { historyOf } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { sweepWords } from './crowding-store.ts';
import { liveVersion } from './live-state.ts';
import { OWNERS, PLACE, publishTowns, TUESDAY, testSite } from './testing-town.ts';
import { readTown } from './town.ts';

const { db } = await testDatabase({ owners: OWNERS });
let now = TUESDAY;
const plain = testSite(db, () => now);
const site = { ...plain, modules: [...plain.modules, testPeople(PLACE)] };
const app = createApp(site, { assets: assets() });
await publishTowns(site);
const { places } = await readTown(db, PLACE);
const HALL = places.find(({ name }) => name.startsWith('こだま町役場'))?.key ?? '';
const STATION = places.find(({ name }) => name === '駅前プラザ')?.key ?? '';
const DAY_ONLY = places.find(({ name }) => name === '本町小学校')?.key ?? '';
const desk = `/${PLACE}/office/elections/crowding`;
const list = `/${PLACE}/elections?when=early`;
const page = `/${PLACE}/elections/places/${HALL}`;
const data = `/${PLACE}/elections/crowding.json`;
const HANA = 'hana:official';

beforeEach(async () => {
  now = TUESDAY;
  await sql`truncate elections.crowding`.execute(db);
});

const later = (minutes: number) => {
  now = new Date(TUESDAY.getTime() + minutes * 60_000);
};

async function ask(
  path: string,
  who: string | null = null,
  body?: Record<string, string>,
  more: Record<string, string> = {},
) {
  const headers: Record<string, string> = { ...(who === null ? {} : { 'x-test-actor': who }), ...more };
  const init: RequestInit = { headers };
  if (body !== undefined) {
    headers.origin = 'http://localhost';
    init.method = 'POST';
    init.body = new URLSearchParams(body);
  }
  const response = await app.request(`http://localhost${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const say = (level: string, wait = '', place = HALL, who: string | null = HANA) =>
  ask(desk, who, { place, level, wait });
const wordsInData = async () =>
  (JSON.parse((await ask(data)).text) as { places: { id: string; crowding: { level: string } | null }[] })
    .places;

describe('saying how crowded it is', () => {
  it.each([
    ['nobody', null, 303],
    ['an official of another town', 'yuki:official@992038', 403],
    ['an organiser', 'ken:organiser', 403],
    ['an official', HANA, 200],
    ['an approver', 'mari:approver', 200],
  ])('%s may open the desk or not', async (_, who, status) => {
    expect((await ask(desk, who)).status).toBe(status);
    if (status === 403) expect((await say('busy', '', HALL, who)).status).toBe(403);
    expect((await wordsInData()).every(({ crowding }) => crowding === null)).toBe(true);
  });

  it('stands on the list, on the page of the place and in the data, with its time', async () => {
    const said = await say('busy', '15');
    expect(said.status).toBe(303);
    for (const path of [list, page]) {
      const { text } = await ask(path);
      for (const word of ['いまの混み具合', '混んでいる', '13時00分現在', 'およそ15分'])
        expect(text).toContain(word);
    }
    expect((await ask(`/en${list}`)).text).toContain('As of 13:00');
    expect(await wordsInData()).toMatchObject([
      {
        id: HALL,
        opening: 'open',
        crowding: {
          ...{ level: 'busy', waitMinutes: 15, saidAt: '2026-11-24T04:00:00.000Z' },
          holdsUntil: '2026-11-24T05:00:00.000Z',
        },
      },
      { id: STATION, opening: 'unknown', crowding: null },
    ]);
    expect((await ask(data)).headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    ['a level that is none', 'crowded', '', HALL, 422],
    ['a wait in words', 'busy', '長い', HALL, 422],
    ['a wait of a day', 'busy', '301', HALL, 422],
    ['a place of the day of the vote', 'busy', '', DAY_ONLY, 422],
    ['no place', 'busy', '', '', 422],
    ['full-width figures are figures', 'busy', '１０分', HALL, 303],
  ])('%s', async (_, level, wait, place, status) => {
    expect((await say(level, wait, place)).status).toBe(status);
    const { rows } = await sql<{
      wait: number | null;
    }>`select wait_minutes as wait from elections.crowding`.execute(db);
    expect(rows).toEqual(status === 303 ? [{ wait: 10 }] : []);
  });

  it('counts a button pressed twice once, and refuses a flood', async () => {
    await say('busy');
    await say('busy');
    expect((await sql`select 1 from elections.crowding`.execute(db)).rows).toHaveLength(1);
    for (let n = 0; n < 29; n += 1) expect((await say(n % 2 === 0 ? 'quiet' : 'busy')).status).toBe(303);
    expect((await say('normal')).status).toBe(429);
    later(61);
    expect((await say('normal')).status).toBe(303);
  });

  it('tells open pages, once for each word', async () => {
    const before = await liveVersion(db, PLACE);
    await say('busy');
    const after = await liveVersion(db, PLACE);
    expect(after).toBeGreaterThan(before);
    await say('busy');
    expect(await liveVersion(db, PLACE)).toBe(after);
  });
});

describe('no old word as one of now', () => {
  it.each([
    ['an hour later', 60, '最近の知らせは、ありません'],
    ['in the evening, when it is closed', 8 * 60, 'いまは開いていません'],
  ])('%s it is nowhere', async (_, minutes, instead) => {
    await say('busy', '15');
    const tags = await Promise.all(
      [list, page, data].map(async (path) => (await ask(path)).headers.get('etag') ?? ''),
    );
    later(minutes);
    for (const [n, path] of [list, page, data].entries()) {
      const again = await ask(path, null, undefined, { 'If-None-Match': tags[n] ?? '' });
      expect(again.status, path).toBe(200);
      expect(again.text, path).not.toContain('現在');
      expect(again.text, path).not.toContain('およそ15分');
    }
    expect((await ask(page)).text).toContain(instead);
    expect((await wordsInData()).every(({ crowding }) => crowding === null)).toBe(true);
    // What was said is told as what it is: a record of the day.
    expect((await ask(page)).text).toContain('いまの様子ではありません');
    expect((await ask(`${desk}?place=${HALL}`, HANA)).text).not.toContain('現在');
  });

  it('and a town where nobody says such things has no part for it', async () => {
    expect((await ask(list)).text).not.toContain('いまの混み具合');
    expect((await ask(page)).text).not.toContain('いまの混み具合');
  });

  it('refuses a word while the place is closed', async () => {
    later(8 * 60);
    expect((await say('busy')).status).toBe(409);
    expect((await ask(`${desk}?place=${HALL}`, HANA)).text).toContain('いまは開いていない時間です');
  });
});

describe('a mistaken tap', () => {
  const idOf = async (level: string) => {
    const { rows } = await sql<{ id: string }>`
      select id::text as id from elections.crowding where level = ${level}`.execute(db);
    return rows[0]?.id ?? '';
  };

  it('is taken back, the word before it holds again, and both stand in the record', async () => {
    await say('quiet');
    later(5);
    await say('busy');
    const undone = await ask(`${desk}/undo`, HANA, { word: await idOf('busy'), place: HALL });
    expect(undone.headers.get('location')).toBe(`${desk}?place=${HALL}&said=undone`);
    const { text } = await ask(page);
    expect(text).toContain('13時00分現在');
    expect(text).toContain('まちがいとして、取り消しました');
    const entries = await historyOf(db, { owner: PLACE, ref: `elections.crowding/${HALL}` });
    expect(entries.slice(0, 3).map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'elections.crowd-undone hana',
      'elections.crowded hana',
      'elections.crowded hana',
    ]);
    expect(text).not.toContain('職員 hana');
  });

  it('can be taken back only while it is the newest, within the hour, by whoever may', async () => {
    await say('quiet');
    const first = await idOf('quiet');
    later(5);
    await say('busy');
    for (const word of [first, '999999', 'x', '']) {
      const { headers } = await ask(`${desk}/undo`, HANA, { word, place: HALL });
      expect(headers.get('location')).toContain('said=kept');
    }
    expect((await ask(`${desk}/undo`, 'ken:organiser', { word: await idOf('busy') })).status).toBe(403);
    later(66);
    const { headers } = await ask(`${desk}/undo`, HANA, { word: await idOf('busy'), place: HALL });
    expect(headers.get('location')).toContain('said=kept');
  });
});

describe('what is kept', () => {
  it('says when it is usually quiet only from many days, with their number', async () => {
    const fill = (days: number) =>
      sql`
      insert into elections.crowding (owner, place_key, level, said_at)
      select ${PLACE}, ${HALL}, case when hour = 10 then 'quiet' else 'busy' end,
        ${TUESDAY}::timestamptz - day * interval '1 day' + (hour - 13) * interval '1 hour'
      from generate_series(1, ${days}::int) as day, generate_series(9, 16) as hour`.execute(db);
    await fill(4);
    expect((await ask(page)).text).not.toContain('すいていることが多い時間');
    await sql`truncate elections.crowding`.execute(db);
    await fill(6);
    const { text } = await ask(page);
    expect(text).toContain('すいていることが多い時間');
    expect(text).toContain('10時台');
    expect(text).toContain('知らせのあった6日のうち、6日');
    expect(text).toContain('48時間ぶん');
  });

  it('goes after three years', async () => {
    await say('busy');
    expect(await sweepWords(db, new Date(TUESDAY.getTime() + 1099 * 86_400_000))).toBe(0);
    expect(await sweepWords(db, new Date(TUESDAY.getTime() + 1101 * 86_400_000))).toBe(1);
  });
});
