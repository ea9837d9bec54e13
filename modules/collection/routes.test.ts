import { ensurePlace } from '@tomoni/places/contract';
import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { type Scenario, scenarios, testDatabase } from '@tomoni/platform/testing';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { calendarWithAreas } from './calendars.ts';
import { categoryKey } from './category-key.ts';
import { insertDayChange, revokeDayChange } from './publication.ts';
import { OWNERS, PLACE, publishTown, TUESDAY, testSite } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
let now = TUESDAY;
const site = testSite(db, () => now);
const app = createApp(site, { assets: assets() });

await publishTown(site);
await ensurePlace(db, { code: '992038', name: 'からっぽ村' });
const areas = (await calendarWithAreas(db, PLACE, '2026-11-24'))?.areas ?? [];
const first = areas[0]?.id ?? '';
const base = `/${PLACE}/garbage`;
const plastic = categoryKey('プラスチック');

beforeAll(() => {
  now = TUESDAY;
});

const pages: Scenario[] = [
  {
    name: 'an area begins with tomorrow',
    path: `${base}/${first}`,
    contains: ['みどり町1丁目', '11月25日（水）', 'プラスチック', '朝8時30分までに'],
  },
  {
    name: 'in English it says the same',
    path: `/en${base}/${first}`,
    contains: ['Tomorrow', '25 November', 'by 8:30', 'lang="en"'],
  },
  {
    name: 'it says until when it holds and who made it',
    path: `${base}/${first}`,
    contains: ['2027年3月31日までの予定です', `${base}/source`],
  },
  {
    name: 'it tells of the closure at New Year',
    path: `${base}/${first}`,
    contains: ['12月30日（水）のプラスチックは、休みです'],
  },
  {
    name: 'it shows the remark of the area',
    path: `${base}/${first}`,
    contains: ['雨の日は出さないでください'],
  },
  {
    name: 'an unknown area is 404 and says what to do',
    path: `${base}/nosucharea`,
    status: 404,
    contains: ['地区を選びなおしてください'],
  },
  {
    name: 'what is missing stays in the town and leads to the choice of an area',
    path: `/en${base}/nosucharea`,
    status: 404,
    contains: ['Change town. Now: Kodama', `href="/en${base}">`],
  },
  {
    name: 'says once that a thing is not collected',
    path: `${base}/sorting?q=${encodeURIComponent('ボタン電池')}`,
    contains: ['お店の回収缶へ'],
    notContains: ['集めません。集めません'],
  },
  {
    name: 'the example of the search is an area of this town',
    path: base,
    contains: ['例：みどり町1丁目。'],
  },
  {
    name: 'an unknown town is 404',
    path: '/123456/garbage',
    status: 404,
    contains: ['この町は、まだこのサイトにありません'],
  },
  {
    name: 'a town without a calendar says so and how to make one',
    path: '/992038/garbage',
    contains: ['からっぽ村の', 'まだありません', '/open-data'],
  },
  {
    name: 'the choice lists all areas',
    path: base,
    contains: ['みどり町1丁目', '上記以外のみどり町2丁目', `${base}/${first}/choose`],
  },
  {
    name: 'sorting finds by another word',
    path: `${base}/sorting?q=${encodeURIComponent('バッテリー')}`,
    contains: ['乾電池', '充電池・モバイルバッテリー', '端子にテープ'],
  },
  {
    name: 'sorting says when it finds nothing, and never runs what was typed',
    path: `${base}/sorting?q=${encodeURIComponent('<b>宇宙船')}`,
    contains: ['&lt;b&gt;宇宙船', '見つかりません'],
    notContains: ['<b>宇宙船'],
  },
  {
    name: 'sorting lists by first letter',
    path: `${base}/sorting?group=${encodeURIComponent('わ')}`,
    contains: ['割り箸'],
    notContains: ['乾電池'],
  },
  {
    name: 'a description keeps its text and loses its scripts',
    path: `${base}/categories/${categoryKey('燃やすごみ')}`,
    contains: ['週2回'],
    notContains: ['alert(1)', 'onclick'],
  },
  {
    name: 'how to put out names the days of the area it came from',
    path: `${base}/categories/${plastic}?area=${first}`,
    contains: ['みどり町1丁目では 水', '透明の袋で'],
  },
  { name: 'an unknown kind is 404', path: `${base}/categories/00000000`, status: 404 },
  { name: 'all kinds', path: `${base}/categories`, contains: ['燃やすごみ', '有害ごみ'] },
  {
    name: 'the source names maker and files',
    path: `${base}/source`,
    contains: ['こだま町 環境課', 'area_days.csv', '町の予定表'],
  },
  {
    name: 'the year on one sheet',
    path: `${base}/${first}/print`,
    contains: ['2026年4月', '2027年3月', '12月30日〜1月3日は休み'],
  },
  {
    name: 'one month on a sheet',
    path: `${base}/${first}/print?month=2026-12`,
    contains: ['12<small>月</small>', '休み'],
  },
  {
    name: 'a poster with a code',
    path: `${base}/${first}/poster`,
    contains: ['<svg', `localhost${base}/${first}`],
  },
  {
    name: 'addresses to subscribe',
    path: `${base}/${first}/subscribe`,
    contains: [`webcal://localhost${base}/${first}.ics`, `${base}/${first}/${plastic}.ics`],
  },
  {
    name: 'an embed may stand in a frame',
    path: `${base}/${first}/embed`,
    contains: ['プラスチック'],
    answers: { 'content-security-policy': /frame-ancestors \*/, 'x-frame-options': null },
  },
  {
    name: 'a page may not',
    path: `${base}/${first}`,
    answers: { 'content-security-policy': /frame-ancestors 'none'/ },
  },
  { name: 'towns side by side need two', path: `/garbage/compare?town=${PLACE}`, contains: ['2つ以上'] },
];

describe('pages', () => scenarios(app, pages));

const searches: Scenario[] = [
  {
    name: 'an address in a range',
    path: base,
    form: { q: 'みどり町2丁目5番' },
    contains: ['みどり町2丁目1番～12番', 'この住所は、この地区です'],
  },
  {
    name: 'an address in the rest',
    path: base,
    form: { q: 'みどり町2丁目20番' },
    contains: ['この住所は、この地区です', '上記以外のみどり町2丁目'],
  },
  { name: 'kana for kanji', path: base, form: { q: 'ちょうめ' }, contains: ['みどり町1丁目'] },
  {
    name: 'nothing found gives back what was typed',
    path: base,
    form: { q: 'みなと"><i>' },
    contains: ['value="みなと&quot;&gt;&lt;i&gt;"', 'に当たる地区がありません'],
  },
  { name: 'an empty search is no error', path: base, form: { q: ' ' }, contains: ['地区の一覧 3'] },
  {
    name: 'a form from another site is refused',
    path: base,
    form: { q: 'みどり' },
    headers: { origin: 'https://elsewhere.example' },
    status: 403,
  },
];

describe('finding an area', () => scenarios(app, searches));

describe('remembering an area', () => {
  it('keeps it in a cookie that only the server reads, and forgets it', async () => {
    const chosen = await app.request(`http://localhost${base}/${first}/choose`);
    expect(chosen.status).toBe(303);
    expect(chosen.headers.get('location')).toBe(`${base}/${first}`);
    const cookie = chosen.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const home = await app.request(`http://localhost/${PLACE}`, {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect(await home.text()).toContain('みどり町1丁目');
    expect(home.headers.get('cache-control')).toMatch(/private/);
    const forgotten = await app.request(`http://localhost${base}/forget`, {
      method: 'POST',
      headers: { origin: 'http://localhost' },
    });
    expect(forgotten.headers.get('set-cookie')).toMatch(/Max-Age=0/);
  });

  it('offers the choice on the home page of a town to those who have not chosen', async () => {
    const home = await app.request(`http://localhost/${PLACE}`);
    expect(await home.text()).toContain('地区を選ぶ');
  });

  it('sends a reader whose area has gone back to the choice', async () => {
    const home = await app.request(`http://localhost/${PLACE}`, {
      headers: { cookie: `tomoni.collection.area.${PLACE}=gone` },
    });
    expect(home.status).toBe(200);
    expect(await home.text()).toContain('地区を選ぶ');
  });
});

async function fetchText(path: string): Promise<string> {
  const response = await app.request(`http://localhost${path}`);
  expect(response.status).toBe(200);
  return response.text();
}

describe('feeds', () => {
  it('gives a calendar that an independent parser reads: days, stable ids, the end', async () => {
    const text = await fetchText(`${base}/${first}.ics`);
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const plastics = events
      .filter(({ summary }) => summary === 'プラスチック')
      .map(({ startDate }) => startDate.toString());
    expect(plastics).toContain('2026-11-25');
    expect(plastics).not.toContain('2026-12-30');
    expect(events.at(-1)?.summary).toBe('この予定表はここまでです');
    expect(calendar.getFirstPropertyValue('x-wr-timezone')).toBe('Asia/Tokyo');
  });

  it('keeps ids and bytes of a calendar that did not change', async () => {
    expect(await fetchText(`${base}/${first}.ics`)).toBe(await fetchText(`${base}/${first}.ics`));
  });

  it('gives one kind alone', async () => {
    const text = await fetchText(`${base}/${first}/${plastic}.ics`);
    expect(text).toContain('プラスチック');
    expect(text).not.toContain('SUMMARY:燃やすごみ');
  });

  it('gives JSON of two weeks, and of any period that is asked for', async () => {
    const two = JSON.parse(await fetchText(`${base}/${first}.json`));
    expect(two).toMatchObject({
      from: '2026-11-24',
      to: '2026-12-08',
      validThrough: '2027-03-31',
      madeBy: 'town',
    });
    expect(two.collections[0]).toEqual({ date: '2026-11-24', category: '燃やすごみ' });
    const march = JSON.parse(await fetchText(`${base}/${first}.json?from=2027-03-25&to=2027-04-30`));
    expect(march.collections.at(-1).date <= '2027-03-31').toBe(true);
  });

  it('gives CSV that a spreadsheet opens', async () => {
    const rows: string[][] = parse(await fetchText(`${base}/${first}.csv`), { bom: true });
    expect(rows[0]).toEqual(['日付', '曜日', '種類', 'もとの日', '注意']);
    expect(rows[1]).toEqual(['2026-11-24', '火', '燃やすごみ', '', '']);
  });

  scenarios(app, [
    {
      name: 'Atom of the next days',
      path: `${base}/${first}.atom`,
      contains: ['<feed xmlns="http://www.w3.org/2005/Atom"', '11月25日（水） プラスチック'],
    },
    {
      name: 'other sites may read the data',
      path: `${base}/${first}.json`,
      answers: { 'access-control-allow-origin': '*' },
    },
    {
      name: 'a period that is no period is refused with words',
      path: `${base}/${first}.json?from=2026-02-30`,
      status: 400,
      contains: ['期間が読めません'],
    },
    {
      name: 'a period of a century too',
      path: `${base}/${first}.json?from=2026-01-01&to=2126-01-01`,
      status: 400,
    },
    { name: 'an unknown area has no feed', path: `${base}/nosuch.ics`, status: 404 },
  ]);
});

describe('originals', () => {
  it('come back byte for byte, as downloads, and only those of this town', async () => {
    const page = await fetchText(`${base}/source`);
    const hash = /source\/([0-9a-f]{64})/.exec(page)?.[1] ?? '';
    const response = await app.request(`http://localhost${base}/source/${hash}`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await response.text()).toContain('みどり町1丁目');
    const other = await app.request(`http://localhost/992038/garbage/source/${hash}`);
    expect(other.status).toBe(404);
  });
});

describe('caching', () => {
  it('answers 304 until the day or the data change', async () => {
    const path = `http://localhost${base}/${first}`;
    const etag = (await app.request(path)).headers.get('etag') ?? '';
    const again = () => app.request(path, { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    now = new Date('2026-11-25T04:00:00Z');
    expect((await again()).status).toBe(200);
    now = TUESDAY;
    expect((await again()).status).toBe(304);
    await publishTown(site, { 'remarks.csv': 'ID,注意事項\n1,袋は透明に\n' });
    expect((await again()).status).toBe(200);
  });
});

describe('regression: what depends on the area that a reader chose', () => {
  const cookie = `tomoni.collection.area.${PLACE}=${first}`;
  const ask = (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://localhost${base}${path}`, { headers: { cookie, ...headers } });

  it('a cancelled collection is not shown as the next one through a 304', async () => {
    const path = `/sorting?group=${encodeURIComponent('わ')}`;
    const seen = await ask(path);
    const text = await seen.text();
    const cancelled = { ...{ kind: 'cancelled' as const, toDate: null, areaIds: null }, categoryKeys: null };
    const dates = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'];
    const ids: string[] = [];
    for (const date of dates) {
      ids.push(await insertDayChange(db, PLACE, { ...cancelled, date, note: '' }, 'hana'));
    }
    const again = await ask(path, { 'if-none-match': seen.headers.get('etag') ?? '' });
    expect(again.status).toBe(200);
    expect(await again.text()).not.toBe(text);
    for (const id of ids) await revokeDayChange(db, PLACE, id);
  });

  it.each(['/sorting?q=電池', `/categories/${plastic}`])(
    '%s is kept by no cache for others',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers.get('cache-control')).toBe('private, no-cache');
      expect(headers.get('vary')).toMatch(/\bCookie\b/);
    },
  );
});

describe('a calendar that has ended', () => {
  it('says so and shows no day after its end', async () => {
    now = new Date('2027-04-05T04:00:00Z');
    const text = await fetchText(`${base}/${first}`);
    expect(text).toContain('この予定表は2027年3月31日で終わりました');
    expect(text).not.toContain('class="day');
    expect(JSON.parse(await fetchText(`${base}/${first}.json`)).collections).toEqual([]);
    now = TUESDAY;
  });

  it('says when nobody has said until when it holds', async () => {
    const table = '地名,センター,燃やすごみ\n山手,,月 木\n';
    await publishTown(site, { 'area_days.csv': table, 'center.csv': null });
    const id = (await calendarWithAreas(db, PLACE, '2026-11-24'))?.areas[0]?.id ?? '';
    expect(await fetchText(`${base}/${id}`)).toContain('いつまでの予定か、元の資料に書かれていません');
    expect(await fetchText(`${base}/${id}.ics`)).toContain('X-WR-CALDESC');
  });
});
