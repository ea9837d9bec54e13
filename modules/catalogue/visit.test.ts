import { ensurePlace } from '@tomoni/places/contract';
import { purge } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { limitsHome } from '@tomoni/platform/limits';
import { assets } from '@tomoni/platform/pages';
import { type Scenario, scenarios, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { saveCase } from './cases.ts';
import { listDatasets } from './datasets.ts';
import { listReports } from './reports.ts';
import { OWNERS, PLACE, publishTown, TOILETS, TUESDAY, testSite, upload } from './testing-town.ts';
import { flushUsage, usedLately } from './usage.ts';
import { allWishes } from './wishes.ts';

const { db } = await testDatabase({ owners: [...OWNERS, limitsHome] });
let now = TUESDAY;
const site = testSite(db, () => now);
const app = createApp(site, { assets: assets() });
const NEIGHBOUR = '992038';

await publishTown(site, undefined, { rhythm: 'quarterly', department: '公園緑地課' });
await publishTown(site, [
  upload(
    '公衆トイレ一覧（R8.12現在）.csv',
    `${TOILETS}\r\n新しい広場,こだま町本町9番,36.4,138.9,○,○,公園緑地課`,
  ),
]);
await ensurePlace(db, { code: NEIGHBOUR, name: 'となり村' });
const data = `/${PLACE}/data`;
const toilets = `${data}/public-toilet`;
const official = { 'x-test-actor': 'hana:official' };
const { datasets } = await listDatasets(db, { owner: PLACE });
const plan = datasets.find(({ title }) => title === '計画書')?.id ?? '';
const benches = datasets.find(({ title }) => title === 'ベンチ')?.id ?? '';
const encoded = encodeURIComponent;

describe('lists', () => {
  const table: Scenario[] = [
    {
      name: 'a town lists what it publishes, with one live fact each',
      path: data,
      contains: [
        'こだま町のオープンデータ',
        '4件のデータを公開しています',
        '公衆トイレ',
        'きょう更新',
        '約束どおり更新',
      ],
    },
    {
      name: 'is found by a part of a word, in kana too',
      path: `${data}?q=${encoded('といれ')}`,
      contains: ['「といれ」のデータは1件あります', toilets],
      notContains: [`${data}/aed`],
    },
    {
      name: 'narrows by subject and kind as links',
      path: `${data}?subject=health`,
      contains: [`${data}/aed"`],
      notContains: [`${toilets}"`],
    },
    {
      name: 'says what to do when nothing fits, and never runs what was typed',
      path: `${data}?q=${encoded('<b>宇宙船')}`,
      contains: ['&lt;b&gt;宇宙船', '条件に合うデータはありません'],
      notContains: ['<b>宇宙船'],
    },
    {
      name: 'in English it says the same',
      path: `/en${data}`,
      contains: ['Open data of Kodama', '4 datasets are public', 'Public toilets', 'Updated as promised'],
    },
    {
      name: 'a town without data offers to ask for it, and tells what neighbours have',
      path: `/${NEIGHBOUR}/data`,
      contains: [
        'まだ公開しているデータはありません',
        '近くのまちにあるデータ',
        '公衆トイレ',
        'こだま町',
        '/992038/data/wishes',
      ],
    },
    {
      name: 'the whole site is one list',
      path: '/data?standard=aed',
      contains: ['AED', 'こだま町', `${data}/aed"`],
      notContains: [`${toilets}"`],
    },
    { name: 'an unknown town is 404', path: '/123456/data', status: 404 },
    {
      name: 'a dataset that is no more is 404 and leads back',
      path: `${data}/nothing`,
      status: 404,
      contains: ['このデータは公開されていません', `href="${data}"`],
    },
  ];
  scenarios(app, table);

  it('filters by freshness, as the pages say it', async () => {
    now = new Date('2027-03-01T04:00:00Z');
    const html = await (await app.request(`http://localhost${data}?state=late`)).text();
    now = TUESDAY;
    expect(html).toContain('更新がおくれています');
    expect(html).toContain(`${toilets}"`);
  });
});

describe('a dataset', () => {
  scenarios(app, [
    {
      name: 'begins with the answer, made from its records',
      path: toilets,
      contains: [/6件の公衆トイレの一覧です。<?/u, '約束どおり更新', 'CC BY 4.0', '公園緑地課'],
    },
    {
      name: 'offers its forms with their sizes',
      path: toilets,
      contains: [
        `${toilets}.csv`,
        `${toilets}.geojson`,
        `${toilets}.json`,
        `${toilets}/original`,
        /標準・\d+ (?:B|KB)/u,
      ],
    },
    {
      name: 'shows its records with links, yes and no, and what is being checked',
      path: toilets,
      contains: [`${toilets}/records/0`, '中央公園 北トイレ', 'トモニ駅前広場', '確認中', '有', '無'],
    },
    {
      name: 'searches within the records',
      path: `${toilets}?q=${encoded('駅前')}`,
      contains: ['トモニ駅前広場', '1件のうち 1–1'],
      notContains: ['池の上公園'],
    },
    {
      name: 'filters by yes',
      path: `${toilets}?yes=${encoded('オストメイト設置トイレ有無')}`,
      contains: ['トモニ駅前広場', '新しい広場'],
      notContains: ['池の上公園'],
    },
    {
      name: 'sorts up and down',
      path: `${toilets}?sort=${encoded('名称')}&order=down`,
      contains: ['aria-sort="descending"'],
      check: (html) => expect(html.indexOf('池の上公園')).toBeLessThan(html.indexOf('新しい広場')),
    },
    {
      name: 'says what to do when no record fits',
      path: `${toilets}?q=${encoded('宇宙船')}`,
      contains: ['条件に合う行はありません', 'すべての行を見る'],
    },
    {
      name: 'tells how useful it is, with reasons and no total',
      path: toilets,
      contains: [
        'どのくらい役に立つ？',
        '3か月ごとに更新する約束です。次は2027年2月24日まで。',
        '標準の項目',
        '足りないもの',
        /2\d \/ 30/u,
        /4 \/ 6|3 \/ 6/u,
      ],
    },
    {
      name: 'tells what each version changed, and what was put right',
      path: toilets,
      contains: [
        'これまでの版',
        'いまの版',
        '「新しい広場」を追加',
        'はじめて公開。5件。',
        `${toilets}/versions/2/repairs`,
      ],
    },
    {
      name: 'shows a chart with its figures beside the bars',
      path: `${toilets}?view=chart`,
      contains: ['<svg class="bar"', 'bar-figure'],
    },
    {
      name: 'says what its columns mean and where they came from',
      path: `${toilets}?view=columns`,
      contains: [
        '自治体標準オープンデータセット',
        'もとの列は「住所」',
        'このまちが加えた項目です',
        '清掃担当',
      ],
    },
    {
      name: 'lists the ledger',
      path: `${toilets}/versions/1/repairs`,
      contains: ['直した記録', '7行目', '有・無に直しました', '入れ替わっていた緯度と経度'],
    },
    {
      name: 'has no ledger of a version that isn’t there',
      path: `${toilets}/versions/9/repairs`,
      status: 404,
    },
    {
      name: 'lists its versions with their names',
      path: `${toilets}/versions`,
      contains: ['追加した行', '新しい広場', `${toilets}/versions/1.csv`],
    },
    {
      name: 'explains the rules for machines',
      path: `${toilets}/rules`,
      contains: ['L1-01', 'L3-09', '「清掃担当」', 'このサイトが書き出すときに守っています'],
    },
    {
      name: 'shows one record with what its values mean',
      path: `${toilets}/records/0`,
      contains: ['中央公園 北トイレ', '4行目', '36.40212', `${toilets}/records/0/report`],
    },
    { name: 'a record that isn’t there is 404', path: `${toilets}/records/99`, status: 404 },
    {
      name: 'may stand in a frame elsewhere, and nothing else may',
      path: `${toilets}/embed`,
      answers: { 'X-Frame-Options': null, 'Content-Security-Policy': /frame-ancestors \*/u },
      contains: ['中央公園 北トイレ', `href="${toilets}"`],
      notContains: ['class="head"'],
    },
    {
      name: 'a file is offered as it is',
      path: `${data}/${plan}`,
      contains: ['PDFファイルのまま公開しているデータです', `${data}/${plan}/original`, '人が開いて読みます'],
      notContains: [`${data}/${plan}.csv`],
    },
    {
      name: 'a table of no standard has no standard columns',
      path: `${data}/${benches}`,
      contains: ['2件のベンチの一覧です', '駅前', '川沿い'],
      notContains: ['標準の項目'],
    },
    {
      name: 'in English names what is Japanese as Japanese',
      path: `/en${toilets}`,
      contains: [
        'Public toilets: 6 records',
        'How useful is it?',
        '<span lang="ja">中央公園 北トイレ</span>',
      ],
    },
  ]);

  it('is asked for again only when something changed', async () => {
    const first = await app.request(`http://localhost${toilets}`);
    const etag = first.headers.get('ETag') ?? '';
    const again = await app.request(`http://localhost${toilets}`, { headers: { 'If-None-Match': etag } });
    expect([first.status, again.status]).toEqual([200, 304]);
  });
});

describe('wishes', () => {
  const sent = { title: '遊び場の一覧', why: '地図を作りたい', email: 'wish@example.jp' };
  scenarios(app, [
    {
      name: 'give back what was typed, with what to do',
      path: `${data}/wishes`,
      form: { ...sent, why: '', email: 'wish' },
      status: 422,
      contains: ['遊び場の一覧', 'value="wish"', '何に使うかを', '「@」のあとに'],
    },
    {
      name: 'are taken without an account',
      path: `${data}/wishes`,
      form: sent,
      status: 303,
      answers: { Location: `${data}/wishes?sent=1` },
    },
    {
      name: 'are seen by nobody before an official has looked',
      path: `${data}/wishes?sent=1`,
      contains: ['届きました'],
      notContains: ['遊び場の一覧', 'wish@example.jp'],
    },
    {
      name: 'can’t be wanted, too, while they are hidden',
      path: `${data}/wishes/1/too`,
      form: {},
      status: 404,
    },
    { name: 'are no visitor’s to answer', path: `/${PLACE}/office/data/wishes`, status: 303 },
    {
      name: 'are read behind the counter, with the address',
      path: `/${PLACE}/office/data/wishes`,
      headers: official,
      contains: ['遊び場の一覧', 'wish@example.jp', '答えて公開する'],
    },
    {
      name: 'are answered',
      path: `/${PLACE}/office/data/wishes/1`,
      headers: official,
      form: { state: 'answered', answer: '来年の春に公開します', dataset: benches },
      status: 303,
    },
    {
      name: 'are public with their answer, never with an address',
      path: `${data}/wishes`,
      contains: ['遊び場の一覧', '来年の春に公開します', `${data}/${benches}`, 'わたしもほしい 0'],
      notContains: ['wish@example.jp'],
    },
    { name: 'can be wanted, too', path: `${data}/wishes/1/too`, form: {}, status: 303 },
    { name: 'count those who want them', path: `${data}/wishes`, contains: ['わたしもほしい 1'] },
  ]);

  it('one network can’t make a wish look wanted by a hundred: three tries a day', async () => {
    const again = () =>
      app.request(`http://localhost${data}/wishes/1/too`, {
        method: 'POST',
        headers: { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
      });
    const statuses = [await again(), await again(), await again()].map(({ status }) => status);
    expect(statuses).toEqual([303, 429, 429]);
    expect((await allWishes(db, PLACE))[0]?.too).toBe(2);
  });
});

describe('reports of mistakes', () => {
  scenarios(app, [
    {
      name: 'are asked for by record',
      path: `${toilets}/records/1/report`,
      contains: ['トモニ駅前広場', 'どの項目ですか'],
    },
    {
      name: 'give back what was typed',
      path: `${toilets}/records/1/report`,
      form: { field: '名称', message: '', email: 'report@example.jp' },
      status: 422,
      contains: ['report@example.jp', 'どこが違うかを書いてください'],
    },
    {
      name: 'are taken',
      path: `${toilets}/records/1/report`,
      form: { field: '名称', message: '名前が変わりました', email: 'report@example.jp' },
      status: 303,
    },
    {
      name: 'are taken of a dataset as a whole',
      path: `${data}/${plan}/report`,
      form: { message: '図が見えません', email: '' },
      status: 303,
    },
    {
      name: 'are on no public page',
      path: `${toilets}/records/1`,
      notContains: ['名前が変わりました', 'report@example.jp'],
    },
    {
      name: 'reach the officials with record, row and column',
      path: `/${PLACE}/office/data/reports`,
      headers: official,
      contains: [
        'トモニ駅前広場',
        '5行目',
        '名称',
        '名前が変わりました',
        '図が見えません',
        'report@example.jp',
      ],
    },
    {
      name: 'are settled',
      path: `/${PLACE}/office/data/reports/1`,
      headers: official,
      form: { state: 'fixed', note: '確認した' },
      status: 303,
    },
  ]);

  it('remember what was decided', async () => {
    const [open, settled] = await listReports(db, PLACE);
    expect([open?.state, settled?.state, settled?.note, settled?.row]).toEqual([
      'open',
      'fixed',
      '確認した',
      5,
    ]);
  });
});

describe('stories', () => {
  const story = {
    ...{
      title: 'トイレの地図',
      what: '地図を作った',
      effect: '外出が増えた',
      place: '本町',
      people: 'Code for こだま',
    },
    ...{
      cost: '0円',
      repeat: 'CSVを入れる\n地図を開く',
      link: 'https://example.jp/map',
      datasets: 'public-toilet',
      shown: '1',
    },
  };
  scenarios(app, [
    { name: 'there are none at first', path: `${data}/cases`, contains: ['まだ事例はありません'] },
    {
      name: 'say what is missing and give back the rest',
      path: `/${PLACE}/office/data/cases/new`,
      headers: official,
      form: { ...story, title: '', link: 'javascript:alert(1)' },
      status: 422,
      contains: ['題名を書いてください', 'https:// からはじまる', '外出が増えた'],
    },
    {
      name: 'are written by officials',
      path: `/${PLACE}/office/data/cases/new`,
      headers: official,
      form: story,
      status: 303,
    },
    {
      name: 'tell how to do the same',
      path: `${data}/cases/1`,
      contains: ['トイレの地図', '同じことをするには', 'CSVを入れる', toilets, 'https://example.jp/map'],
    },
    {
      name: 'stand beside their dataset',
      path: toilets,
      contains: ['このデータを使うもの', `${data}/cases/1`],
    },
    {
      name: 'visitors write none',
      path: `/${PLACE}/office/data/cases/new`,
      form: story,
      status: 303,
      answers: { Location: /sign-in/u },
    },
  ]);

  it('those that aren’t shown are on no public page', async () => {
    const text = {
      ...{ title: '秘密の話', place: '', people: '', what: 'x', effect: '', cost: '' },
      repeat: '',
      link: '',
      datasets: [],
      shown: false,
    };
    const id = await saveCase(db, { owner: PLACE, id: null, text, by: 'u1', at: TUESDAY });
    expect((await app.request(`http://localhost${data}/cases/${id}`)).status).toBe(404);
    expect(await (await app.request(`http://localhost${data}/cases`)).text()).not.toContain('秘密の話');
  });
});

describe('use', () => {
  it('is counted by day without anything about persons, and written once for many', async () => {
    for (let n = 0; n < 3; n += 1) await app.request(`http://localhost${toilets}.csv`);
    await flushUsage(site);
    await app.request(`http://localhost${toilets}.json`);
    await flushUsage(site);
    const used = await usedLately(db, { owner: PLACE, dataset: 'public-toilet', today: '2026-11-24' });
    expect(used).toEqual({ downloads: 3, calls: 1 });
    const { rows } = await sql<Record<string, unknown>>`select * from catalogue.usage`.execute(db);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['count', 'dataset', 'day', 'owner', 'what']);
    const later = await usedLately(db, { owner: PLACE, dataset: 'public-toilet', today: '2026-12-25' });
    expect(later).toEqual({ downloads: 0, calls: 0 });
  });

  it('counts what programs ask for over CKAN and OGC API Features, and no list of datasets', async () => {
    const json = async <Answer>(path: string) =>
      (await (await app.request(`http://localhost${path}`)).json()) as Answer;
    type Packages = { result: { resources: { id: string; format: string }[] } };
    const shown = await json<Packages>(`/api/3/action/package_show?id=${PLACE}-public-toilet`);
    const csv = shown.result.resources.find(({ format }) => format === 'CSV');
    await json(`/api/3/action/datastore_search?resource_id=${csv?.id}&limit=1`);
    const items = `/ogc/collections/${PLACE}-public-toilet/items`;
    const { features } = await json<{ features: { id: string }[] }>(items);
    await json(`${items}/${features[0]?.id}`);
    await flushUsage(site);
    const used = await usedLately(db, { owner: PLACE, dataset: 'public-toilet', today: '2026-11-24' });
    expect(used).toEqual({ downloads: 3, calls: 4 });
  });
});

it('a leaked name is removed from wishes, reports and stories', async () => {
  await sql`update catalogue.wish set why = '漏洩太郎の家の前' where owner = ${PLACE}`.execute(db);
  await sql`update catalogue.case_story set people = '漏洩太郎' where owner = ${PLACE} and shown`.execute(db);
  await purge(site, { owner: PLACE, text: '漏洩太郎', reason: 'trial', actor: { kind: 'operator' } });
  const { rows } = await sql<{ text: string }>`
    select why as text from catalogue.wish union all select people from catalogue.case_story`.execute(db);
  expect(rows.map(({ text }) => text).join()).not.toContain('漏洩太郎');
});
