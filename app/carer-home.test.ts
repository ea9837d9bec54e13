/** Where carers look after children at home: in the files of towns, and nowhere that anybody can ask. */
import { files, publishTown, upload } from '@tomoni/catalogue/testing';
import { PLACE } from '@tomoni/collection/testing';
import { createApp } from '@tomoni/platform/http';
import type { Site } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import { walkRoutes } from '@tomoni/platform/permissions';
import { testDatabase, walkPublic } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { homes, modules } from './modules.ts';

const { db } = await testDatabase();
const quiet = () => {};
const site: Site = {
  ...{ db, now: () => new Date('2026-11-24T04:00:00Z'), publicUrl: null, modules: [...homes, ...modules] },
  settings: { signUp: 'invite', oidc: [], mail: null },
  log: { info: quiet, warn: quiet, error: quiet },
};

/** Three homes: one by its kind, with a number that a kana and a slip of the position make worth repairing; two by the title. */
const preschools = (block: string) =>
  [
    '名称,名称_カナ,種別,所在地_連結表記,所在地_番地以下,郵便番号,緯度,経度,収容定員,受入年齢,開始時間,終了時間,備考,目印',
    'さくら保育園,サクラホイクエン,認可公立保育所,こだま町本町1丁目9番1号,9番1号,370-9901,36.401913,138.917744,60,0歳～5歳,7:00,19:00,,',
    `家庭的保育室 すみれ（${block}）,カテイテキホイクシツスミレ,家庭的保育事業,こだま町花園１丁目${block},${block},370-9907,138.921846,36.407315,5,0歳～2歳,8:00,17:00,門の左の青い家,赤い屋根`,
  ].join('\n');
const CARERS =
  '名称,住所,緯度,経度,電話番号\nたんぽぽ,こだま町さくら台8-23,36.411337,138.931559,027-000-0106\n';
const PAPAMAMA = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      ...{ type: 'Feature', geometry: { type: 'Point', coordinates: [138.954441, 36.428887] } },
      properties: {
        HID: '9',
        Type: '認可外',
        Name: 'こだま保育ママの家',
        Add1: 'こだま町',
        Add2: '南3丁目44-55',
        Full: '4',
      },
    },
  ],
});

const SECRETS = [
  ...['7番19号', '花園1丁目7', '青い家', '赤い屋根', '370-9907', '36.4073', '138.9218'],
  ...['さくら台8', '36.4113', '138.9315'],
  ...['南3丁目44', '36.4288', '138.9544'],
];
/** Of a nursery, which is for everybody: found wherever a home would be. */
const NURSERY = ['9番1号', '36.401913'];

await publishTown(site, [
  ...files(),
  upload('992020_preschool.csv', preschools('8番20号')),
  upload('家庭的保育事業者一覧.csv', CARERS),
  upload('nurseryFacilities.geojson', PAPAMAMA),
]);
// The next version: what changed is told, and the former one stays public.
await publishTown(site, [upload('992020_preschool.csv', preschools('7番19号'))]);
const app = createApp(site, { assets: assets() });

async function walked() {
  const { rows } = await sql<{ id: string }>`
    select id from catalogue.dataset
    where owner = ${PLACE} and (id like 'preschool%' or source_key like '%家庭的保育%') order by id`.execute(
    db,
  );
  const datasets = rows.map(({ id }) => id);
  expect(datasets).toHaveLength(3);
  const { rows: tiles } = await sql<{ id: string }>`
    select staged_id as id from catalogue.version where owner = ${PLACE}`.execute(db);
  return walkPublic(app, {
    starts: [
      ...[
        `/${PLACE}`,
        '/data',
        `/${PLACE}/data`,
        `/${PLACE}/data/catalog.jsonld`,
        `/${PLACE}/childcare?free=0&all=1`,
      ],
      ...[`/${PLACE}/facilities`, '/facilities', '/ogc', '/data.json', '/catalog.jsonld'],
      ...datasets.flatMap((id) => [
        ...['', '?view=map', '?view=columns', '?view=chart', '/versions', '/embed'].map(
          (rest) => `/${PLACE}/data/${id}${rest}`,
        ),
        ...['1', '2'].map((number) => `/${PLACE}/data/${id}/versions/${number}/repairs`),
        `/api/3/action/package_show?id=${PLACE}-${id}`,
        `/api/3/action/datastore_search?resource_id=${PLACE}-${id}.csv`,
        `/ogc/collections/${PLACE}-${id}/items`,
      ]),
      ...['花園', 'すみれ', 'たんぽぽ'].flatMap((q) => [
        `/${PLACE}/data?q=${encodeURIComponent(q)}`,
        `/${PLACE}/data/preschool?q=${encodeURIComponent(q)}`,
        `/api/3/action/package_search?q=${encodeURIComponent(q)}`,
      ]),
      ...['10/907/400', '14/14515/6404'].map((tile) => `/facilities/map/${tile}.json`),
      '/ogc/collections/preschool/items',
    ],
    secrets: [...SECRETS, ...NURSERY],
    values: {
      ...{ code: [PLACE], dataset: datasets, n: ['0', '1'], number: ['1', '2'], feature: ['0', '1'] },
      ...{ collection: datasets.map((id) => `${PLACE}-${id}`), id: tiles.map(({ id }) => id) },
      file: datasets.flatMap((id) => ['csv', 'json', 'geojson'].map((ending) => `${id}.${ending}`)),
      action: ['package_list', 'status_show'],
    },
    perRoute: 6,
  });
}

describe('a home in which children are looked after', () => {
  it('is exactly nowhere: pages, tables, maps, downloads, interfaces, former versions, what was put right', async () => {
    const walk = await walked();
    const ofHomes = walk.leaks.filter(({ secret }) => !NURSERY.includes(secret));
    expect(ofHomes).toEqual([]);
    // The same walk finds a nursery by everything that shows records, so that it would have found a home.
    const found = walk.leaks.map(({ path }) => path);
    for (const way of [
      ...[
        /data\/preschool$/,
        /data\/preschool\?view=map/,
        /data\/preschool\/records\/0$/,
        /data\/preschool\/embed/,
      ],
      ...[
        /preschool\.csv/,
        /preschool\.json/,
        /preschool\.geojson/,
        /datastore_search/,
        /\/ogc\/collections\/.*items/,
      ],
      ...[/versions\/1\.csv/, /\/childcare\/[0-9a-f]{10}/],
    ])
      expect(
        found.some((path) => way.test(path)),
        String(way),
      ).toBe(true);
    const open = walkRoutes(app)
      .filter(
        ({ method, path, actions }) =>
          method === 'GET' &&
          actions.length === 0 &&
          /data|ogc|api\/3|child/.test(path) &&
          !/cases/.test(path),
      )
      .map(({ path }) => path);
    expect(open.filter((path) => !walk.shown.has(path))).toEqual([]);
  });

  it('is found by its name and its district, and by no number', async () => {
    const names = async (q: string) => {
      const { rows } = await sql<{ name: string }>`
        select name from catalogue.entry where owner = ${PLACE} and array_to_string(folded, ' ') like ${`%${q}%`}`.execute(
        db,
      );
      return rows.length;
    };
    expect(await names('花園1丁目')).toBeGreaterThan(0);
    expect(await names('7番19号')).toBe(0);
  });

  it('is told about in the dataset, whose original nobody can take', async () => {
    const page = await (await app.request(`http://localhost/${PLACE}/data/preschool`)).text();
    expect(page).toContain('保育する人の自宅など1件は');
    expect(page).not.toContain(`/${PLACE}/data/preschool/original`);
    expect((await app.request(`http://localhost/${PLACE}/data/preschool/original`)).status).toBe(404);
  });

  it('is stored exactly only in the file and in what its official looks at', async () => {
    const { rows } = await sql<{ table: string }>`
      select 'part' as table from catalogue.part where body::text like '%7番19号%'
      union all select 'entry' from catalogue.entry where body::text like '%7番19号%'
      union all select 'version' from catalogue.version
        where concat(open::text, changes::text, columns::text) like '%7番19号%'`.execute(db);
    expect(rows).toEqual([]);
  });
});
