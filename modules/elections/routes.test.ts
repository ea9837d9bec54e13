import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { type Scenario, scenarios, testDatabase } from '@tomoni/platform/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY, OWNERS, PLACE, publishTowns, SILENT, TUESDAY, testSite } from './testing-town.ts';
import { readTown } from './town.ts';

const { db } = await testDatabase({ owners: OWNERS });
let now = TUESDAY;
const lines: string[] = [];
const write = (fields: Record<string, unknown>, message: string) => {
  lines.push(JSON.stringify([fields, message]));
};
const site = { ...testSite(db, () => now), log: { info: write, warn: write, error: write } };
const app = createApp(site, { assets: assets() });
await publishTowns(site);
const base = `/${PLACE}/elections`;
const { places, datasets } = await readTown(db, PLACE);
const hrefOf = (name: string) => `${base}/places/${places.find((place) => place.name.startsWith(name))?.key}`;
const [dataset] = datasets.keys();

beforeEach(() => {
  now = TUESDAY;
});

const pages: Scenario[] = [
  {
    name: 'a town has its polling places of the day',
    path: base,
    contains: [
      ...['こだま町の', '投票日の投票所 4か所', '本町小学校', '第1投票区・こだま町本町1丁目5番'],
      ...['夜6時に閉まります', '投票所入場券で、確かめてください', '投票のしかた', 'きょうの情報'],
    ],
    notContains: ['駅前プラザ'],
  },
  {
    name: 'and those before it, with days and hours',
    path: `${base}?when=early`,
    contains: [
      ...['期日前投票所 2か所', 'こだま町役場 期日前投票所', '11月20日（金）〜11月28日（土）・8:30〜20:00'],
      ...['11月26日~11月28日・10:00〜19:00', '前もって投票できる'],
    ],
    notContains: ['本町小学校', '終わりました'],
  },
  {
    name: 'in English it says the same',
    path: `/en${base}`,
    contains: ['Polling places <wbr>in Kodama', '4 polling places', 'Precinct 1', 'Closes at 6 pm'],
  },
  {
    name: 'a list without early voting offers no choice',
    path: `/${SILENT}/elections?when=early`,
    contains: ['投票日の投票所 3か所', '東小学校'],
    notContains: ['期日前投票所 '],
  },
  {
    name: 'a town without a list says so, and how one votes',
    path: `/${EMPTY}/elections`,
    contains: ['投票所のデータは、まだありません', 'からっぽ村が', '/elections/how'],
  },
  {
    name: 'how one votes',
    path: `${base}/how`,
    contains: ['期日前投票', '代理投票', '点字', '要介護5', '選挙管理委員会', 'こだま町の投票所を見る'],
  },
  {
    name: 'how one votes, in English, where there is no list',
    path: `/en/${EMPTY}/elections/how`,
    contains: ['Early voting', 'admission card', 'election commission'],
    notContains: ['Polling places of'],
  },
  {
    name: 'one place, with everything that is known',
    path: hrefOf('本町小学校'),
    contains: [
      ...['本町小学校', '投票日の投票所・第1投票区', '7:00〜20:00', '本町1丁目1番～12番、本町2丁目', '第1区'],
      ...['スロープ', '正門から入る', `/${PLACE}/data/${dataset}"`, `/data/${dataset}/records/0/report`],
      ...['openstreetmap.org/directions?to=36.401000%2C138.918000', 'ちがっていたら知らせる'],
    ],
    notContains: ['夜6時に'],
  },
  {
    name: 'a place that closes early says so first',
    path: hrefOf('旭集会所'),
    contains: ['夜6時に閉まります', 'ふつうの投票所'],
  },
  {
    name: 'a place of early voting says its days, and nothing of areas',
    path: hrefOf('こだま町役場'),
    contains: ['期日前投票の期間と時間', '11月20日（金）〜11月28日（土）', '8:30〜20:00'],
    notContains: ['ここで投票する区域', '投票日の時間'],
  },
  {
    name: 'what is missing stays in the town',
    path: `${base}/places/0123456789`,
    status: 404,
    contains: ['この投票所は', '投票所の一覧へ', 'こだま町'],
  },
  { name: 'an unknown town is 404', path: '/123456/elections', status: 404, contains: ['この町は'] },
  {
    name: 'the home leads here',
    path: `/${PLACE}`,
    contains: [`href="${base}"`, '住所からさがせます'],
  },
  {
    name: 'the home of a town without a list does not',
    path: `/${EMPTY}`,
    notContains: [`/${EMPTY}/elections`],
  },
  {
    name: 'the dataset leads here',
    path: `/${PLACE}/data/${dataset}`,
    contains: [`href="${base}"`],
  },
];

scenarios(app, pages);

const asked: Scenario[] = [
  {
    name: 'an address in one area has one answer, with how to be sure',
    path: base,
    form: { address: '本町1丁目5番3号' },
    contains: ['投票日に行くところ', 'id="answer">本町小学校', '町の一覧の区域によると', '入場券'],
    notContains: ['旭集会所', '次のどれかです'],
    answers: { 'cache-control': 'private, no-store', 'set-cookie': null },
  },
  {
    name: 'too little of an address has several, and says what is missing',
    path: base,
    form: { address: '本町1丁目' },
    contains: ['次のどれかです', '番地まで入れると', '本町小学校', '町民会館', '13番～30番'],
    notContains: ['投票日に行くところ', '旭集会所'],
  },
  {
    name: 'words that nobody can decide are shown',
    path: base,
    form: { address: '川原町7番' },
    contains: ['ここかもしれません', 'それぞれの区域を読んでください', '川原町（国道の東側）'],
  },
  {
    name: 'an address in no area gets the whole list',
    path: base,
    form: { address: '緑町1丁目' },
    contains: ['一覧に見つかりません', '投票日の投票所 4か所', '旭集会所'],
  },
  {
    name: 'nothing typed asks for it',
    path: base,
    form: { address: '' },
    contains: ['町名が読みとれません'],
  },
  {
    name: 'a town whose list has no areas says so, and what is there',
    path: `/${SILENT}/elections`,
    form: { address: '東2丁目1番' },
    contains: ['このデータではわかりません', '東にある投票所です', '東公民館', '東小学校', '入場券'],
    notContains: ['西小学校', '投票日に行くところ'],
  },
  {
    name: 'in English, too',
    path: `/en/${SILENT}/elections`,
    form: { address: '西9' },
    contains: ['This data does not say where you vote', '西小学校'],
  },
  {
    name: 'what was typed is given back and never runs',
    path: base,
    form: { address: '<b>本町' },
    contains: ['value="&lt;b&gt;本町"'],
    notContains: ['<b>本町'],
  },
  {
    name: 'a town without a list has no answer',
    path: `/${EMPTY}/elections`,
    form: { address: '本町1' },
    contains: ['まだありません'],
  },
  {
    name: 'another site cannot ask in somebody’s name',
    path: base,
    form: { address: '本町1丁目5番' },
    headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
    status: 403,
  },
];

describe('my polling place', () => {
  scenarios(app, asked);

  it('is in no address of the page, in no log and not for search engines', async () => {
    lines.length = 0;
    const answer = await app.request(`http://localhost${base}`, {
      method: 'POST',
      body: new URLSearchParams({ address: '本町1丁目5番77号' }),
      headers: { Origin: 'http://localhost' },
    });
    const html = await answer.text();
    const addresses = [...html.matchAll(/(?:href|action|formaction|src)="([^"]*)"/g)].map(([, at]) => at);
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((at) => /77|%E6%9C%AC%E7%94%BA|本町/.test(at ?? ''))).toEqual([]);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/77号|%E6%9C%AC/);
  });
});

describe('as days go by', () => {
  it('early voting is said to be over, where its days are known', async () => {
    now = new Date('2026-12-01T03:00:00Z');
    const list = await (await app.request(`${base}?when=early`)).text();
    expect(list.match(/終わりました/g)).toHaveLength(1);
    const place = await (await app.request(hrefOf('こだま町役場'))).text();
    expect(place).toContain('もう終わっています');
    const other = await (await app.request(hrefOf('駅前プラザ'))).text();
    expect(other).not.toContain('もう終わっています');
  });

  it('the same page is known by its tag until something changes', async () => {
    const first = await app.request(base);
    const etag = first.headers.get('ETag') ?? '';
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=0');
    const again = () => app.request(base, { headers: { 'If-None-Match': etag } });
    expect((await again()).status).toBe(304);
    now = new Date('2026-11-25T04:00:00Z');
    const later = await again();
    expect([later.status, (await later.text()).includes('1日前の情報')]).toEqual([200, true]);
  });
});
