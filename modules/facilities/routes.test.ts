import { isWithheld, listEntries } from '@tomoni/catalogue/contract';
import { tileAt } from '@tomoni/geo';
import { ensurePlace } from '@tomoni/places/contract';
import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { type Scenario, scenarios, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { kindNamed } from './kinds/index.ts';
import { facilitiesWithin, listFacilities, readFacility } from './store.ts';
import { NEIGHBOUR, OWNERS, PLACE, publishTowns, STATION, TUESDAY, testSite } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
let now = TUESDAY;
const site = testSite(db, () => now);
const app = createApp(site, { assets: assets() });
await publishTowns(site);
await ensurePlace(db, { code: '992046', name: 'からっぽ村' });
const base = `/${PLACE}/facilities`;

beforeEach(() => {
  now = TUESDAY;
});

async function hrefOf(standard: string, n: number): Promise<string> {
  const [entry] = await listEntries(db, { owner: PLACE, standards: [standard] });
  return `${base}/${entry?.dataset}/${n}`;
}
const [toilet, aed, shelter, hall, surgery, event] = await Promise.all([
  hrefOf('public_toilet', 0),
  hrefOf('aed', 1),
  hrefOf('evacuation_space', 0),
  hrefOf('public_facility', 0),
  hrefOf('hospital', 0),
  hrefOf('event', 0),
]);

const lists: Scenario[] = [
  {
    name: 'a town has its kinds, and begins with toilets by name',
    path: base,
    contains: [
      'こだま町の',
      '避難場所',
      'イベント',
      '5か所・名前順',
      'こだま駅 北口',
      '24時間',
      '夜8時まで・あと7時間',
    ],
    notContains: ['Wi-Fi', '観光'],
  },
  {
    name: 'in English it says the same',
    path: `/en${base}`,
    contains: ['Places in Kodama', '5 places by name', 'Kodama Station North', 'Until 8 pm · 7 hours left'],
  },
  {
    name: 'what is closed says so and until when',
    path: base,
    contains: ['いまは閉まっています・あした朝6時から', '時間はわかりません', 'ただし書きがあります'],
  },
  {
    name: 'usable now leaves out what is closed, and what nobody knows',
    path: `${base}?kind=toilet&now=1`,
    contains: ['2か所・名前順', 'こだま駅 北口', '中央図書館', '条件をはずす'],
    notContains: ['あさひ公園', '川原町', '池の上公園'],
  },
  {
    name: 'needs are asked for together',
    path: `${base}?kind=toilet&need=wheelchair,ostomate`,
    contains: ['1か所・名前順', '中央図書館'],
    notContains: ['こだま駅 北口'],
  },
  {
    name: 'words find by reading, and by a part of the address',
    path: `${base}?kind=toilet&q=${encodeURIComponent('としょかん')}`,
    contains: ['1か所・名前順', '中央図書館'],
  },
  {
    name: 'an address finds, too',
    path: `${base}?kind=toilet&q=${encodeURIComponent('旭町')}`,
    contains: ['あさひ公園'],
    notContains: ['中央図書館'],
  },
  {
    name: 'nothing found says what to do, and never runs what was typed',
    path: `${base}?kind=toilet&q=${encodeURIComponent('<b>城')}`,
    contains: ['条件に合うトイレはありません', '条件をはずす', 'すべての町からさがす', '&lt;b&gt;城'],
    notContains: ['<b>城'],
  },
  {
    name: 'an AED that outsiders may not use is marked, and not usable',
    path: `${base}?kind=aed`,
    contains: ['施設の外の人は使えません', 'まず119番に', '夕方5時15分まで'],
  },
  {
    name: 'usable AEDs are those of the town hall',
    path: `${base}?kind=aed&now=1`,
    contains: ['1か所', 'こだま町役場'],
    notContains: ['こだま工場'],
  },
  {
    name: 'shelters by danger, with what the list does not say',
    path: `${base}?kind=shelter&need=flood`,
    contains: ['第一小学校', '災害の種類ごとに指定された', '避難情報にしたがってください'],
    notContains: ['ふれあい広場', 'いま使える</', 'いま開いている</'],
  },
  {
    name: 'a department is a whole word',
    path: `${base}?kind=hospital&need=internal`,
    contains: ['こだま医院', '月〜金 9:00〜18:00', '電話で確かめて'],
    notContains: ['みどり心療内科', 'いま開いている'],
  },
  {
    name: 'events from today on, by date',
    path: `${base}?kind=event`,
    contains: ['2件・日にち順', '11月24日（火）', '12月5日（土）〜12月6日（日）'],
    notContains: ['秋まつり'],
  },
  {
    name: 'what is for small children comes out of other lists',
    path: `${base}?kind=baby`,
    contains: ['町民会館', '授乳室'],
  },
  {
    name: 'what must not be shown is not there',
    path: `${base}?kind=public`,
    contains: ['1か所・名前順', '町民会館'],
    notContains: ['母子生活支援', '秘密町'],
  },
  {
    name: 'a town without data says so',
    path: '/992046/facilities',
    contains: ['からっぽ村の施設のデータは、まだ公開されていません', '/facilities'],
  },
  { name: 'an unknown town is 404', path: '/123456/facilities', status: 404, contains: ['この町は'] },
  {
    name: 'all towns, with how much each has',
    path: '/facilities?kind=toilet',
    contains: ['こだま町', '5か所', 'となり村', '2か所', '/992038/facilities?kind=toilet'],
  },
  {
    name: 'words across all towns name the town',
    path: `/facilities?kind=toilet&q=${encodeURIComponent('駅')}`,
    contains: ['こだま駅 北口', 'となり駅', 'となり村'],
  },
];

scenarios(app, lists);

const pages: Scenario[] = [
  {
    name: 'one toilet says first what matters',
    path: toilet,
    contains: [
      ...['こだま駅 北口', 'いま使える', '24時間', 'こだま町本町1丁目1番1号', '改札を出て左'],
      ...['openstreetmap.org/directions?to=36.400900%2C138.920100', 'geo:36.400900,138.920100', '別のサイト'],
      ...['きょうの情報', 'ちがっていたら知らせる', '/report', `/${PLACE}/data/`],
    ],
  },
  {
    name: 'others nearby lie in the next town, too',
    path: toilet,
    contains: ['地図と、近くの', 'となり公園', `/${NEIGHBOUR}/facilities/`],
  },
  {
    name: 'a phone number is a link',
    path: hall,
    contains: [
      'href="tel:0000000003"',
      'ホールと和室',
      'href="https://example.com/hall"',
      '火〜日 9:00〜21:00',
    ],
  },
  {
    name: 'a barred AED says so first',
    path: aed,
    contains: ['施設の外の人は使えません', '守衛室'],
  },
  {
    name: 'a shelter says for which dangers it is, and for which not',
    path: shelter,
    contains: ['洪水', '指定あり', '津波', '指定なし', '500', '避難情報にしたがってください'],
  },
  {
    name: 'a surgery is never said to be open',
    path: surgery,
    contains: ['内科、小児科', '電話で確かめて'],
    notContains: ['いま開いている'],
  },
  {
    name: 'an event of the past says that it is over',
    path: event,
    contains: ['このイベントは終わりました', '無料'],
  },
  {
    name: 'what is missing stays in the town',
    path: `${base}/nothing/0`,
    status: 404,
    contains: ['この施設は', '施設の一覧へ', 'こだま町'],
  },
  {
    name: 'in English',
    path: `/en${toilet}`,
    contains: ['Usable now', 'Kodama Station North', 'Directions', 'Something is wrong'],
  },
];

scenarios(app, pages);

it('a barred AED is not usable, though it is there for 24 hours', async () => {
  const html = await (await app.request(aed)).text();
  const first = html.slice(html.indexOf('<h1>'), html.indexOf('id="place"'));
  expect(first).toContain('施設の外の人は使えません');
  expect(first).not.toMatch(/いま使える|24時間/);
});

async function near(body: Record<string, string>, path = `${base}/near?kind=toilet`): Promise<Response> {
  return app.request(path, {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://localhost' },
  });
}
const here = { lat: String(STATION.lat), lon: String(STATION.lon) };
const namesIn = (html: string) => [...html.matchAll(/data-title="">([^<]*)</g)].map(([, name]) => name ?? '');

describe('near me', () => {
  it('puts the nearest first, across the border, with minutes on foot', async () => {
    const answer = await near(here);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(namesIn(html).slice(0, 3)).toEqual(['こだま駅 北口', 'となり公園', '中央図書館']);
    expect(html).toContain('100\u00a0m');
    expect(html).toContain('歩いて2分');
    expect(html).toContain('となり村');
    expect(html).toContain('近い順');
  });

  it('leaves out what is too far to be near', async () => {
    const far = await (await near(here)).text();
    expect(namesIn(far)).toContain('となり駅');
    const farther = await (await near({ lat: '35.5', lon: '138.0' })).text();
    expect(farther).toContain('50km以内に、条件に合うトイレはありません');
  });

  it('keeps the conditions', async () => {
    const html = await (await near(here, `${base}/near?kind=toilet&need=ostomate&now=1`)).text();
    expect(namesIn(html)).toEqual(['中央図書館']);
    expect(html).toContain('aria-current="true"');
  });

  it('works without a town', async () => {
    const html = await (await near(here, '/facilities/near?kind=toilet')).text();
    expect(namesIn(html)[0]).toBe('こだま駅 北口');
  });

  it('is for this reader only, and no address of the page has the position', async () => {
    const answer = await near(here);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    expect(answer.headers.get('Set-Cookie')).toBeNull();
    const html = await answer.text();
    const addresses = [...html.matchAll(/(?:href|action|formaction|src)="([^"]*)"/g)].map(([, at]) => at);
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((at) => /36\.4(?:&|$|%2C|,)|138\.92(?:&|$|%2C|,)/.test(at ?? ''))).toEqual([]);
    expect(html).toContain('<input type="hidden" name="lat" value="36.4"');
  });

  it.each([{}, { lat: '', lon: '' }, { lat: '91', lon: '0' }, { lat: 'x', lon: 'y' }, { lat: '36.4' }])(
    'asks again for %j',
    async (body) => {
      const answer = await near(body as Record<string, string>);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('もう一度');
    },
  );

  it('leads back to the list whoever comes without a position', async () => {
    const answer = await app.request(`/en${base}/near?kind=aed`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe(`/en${base}?kind=aed`);
  });
});

describe('what must not be shown', () => {
  it('stays back even where the catalogue has it', async () => {
    const [known] = await listEntries(db, { owner: PLACE, standards: ['public_facility'] });
    const dataset = known?.dataset ?? '';
    await sql`
      insert into catalogue.entry (owner, dataset, n, standard, name, position, body, folded, grams)
      values (${PLACE}, ${dataset}, 99, 'public_facility', 'さくら母子生活支援施設', point(138.92, 36.4),
        '{"所在地_連結表記": "こだま町秘密町1番"}', '{}', '{}')`.execute(db);
    const leaked = await listEntries(db, { owner: PLACE, dataset });
    expect(leaked.some(({ name }) => isWithheld([name]))).toBe(true);

    const kind = kindNamed('public');
    if (kind === null) throw new Error('no kind');
    const moment = { date: '2026-11-24', minute: 780 };
    const search = { kind, needs: [], now: false, q: '' };
    const { facilities } = await listFacilities(db, search, { moment, owner: PLACE });
    const within = { south: 36, west: 138, north: 37, east: 139 };
    const points = await facilitiesWithin(db, search, { within, limit: 100 });
    for (const names of [facilities.map(({ entry }) => entry.name), points.map(({ name }) => name)]) {
      expect(names).toEqual(['町民会館']);
    }
    expect(await readFacility(db, { owner: PLACE, dataset, n: 99 }, moment)).toBeNull();
    expect((await app.request(`${base}/${dataset}/99`)).status).toBe(404);
    expect(await (await near(here, `${base}/near?kind=public`)).text()).not.toContain('母子生活支援');
    await sql`delete from catalogue.entry where n = 99`.execute(db);
  });
});

describe('caching', () => {
  it('knows the same page within a minute, and another one after it', async () => {
    const first = await app.request(`${base}?kind=aed`);
    const etag = first.headers.get('ETag') ?? '';
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=0');
    const again = () => app.request(`${base}?kind=aed`, { headers: { 'If-None-Match': etag } });
    expect((await again()).status).toBe(304);
    now = new Date('2026-11-24T08:16:00Z');
    const later = await again();
    expect(later.status).toBe(200);
    expect(await later.text()).toContain('いまは閉まっています・あした朝8時30分から');
  });
});

describe('tiles', () => {
  const { z, x, y } = tileAt(STATION, 12);
  it('hold the points of both towns', async () => {
    const answer = await app.request(`/facilities/map/${z}/${x}/${y}.json?kind=toilet&need=wheelchair`);
    const { features } = (await answer.json()) as { features: { properties: { name: string } }[] };
    expect(answer.status).toBe(200);
    expect(features.map(({ properties }) => properties.name)).toContain('となり公園');
    expect(features.map(({ properties }) => properties.name)).not.toContain('あさひ公園');
  });

  it.each(['', '?kind=castle', '?kind=toilet&need=dragon', '?kind=event'])('refuse %j', async (query) => {
    expect((await app.request(`/facilities/map/${z}/${x}/${y}.json${query}`)).status).toBe(400);
  });
});

describe('elsewhere', () => {
  it('the home says how many toilets can be used now', async () => {
    expect(await (await app.request(`/${PLACE}`)).text()).toContain('いま使えるトイレ 2');
    now = new Date('2026-11-24T12:00:00Z');
    expect(await (await app.request(`/en/${PLACE}`)).text()).toContain('1 toilet usable now');
  });

  it('a dataset leads to its map', async () => {
    const [entry] = await listEntries(db, { owner: PLACE, standards: ['public_toilet'] });
    const html = await (await app.request(`/${PLACE}/data/${entry?.dataset}`)).text();
    expect(html).toContain(`${base}?kind=toilet`);
  });
});
