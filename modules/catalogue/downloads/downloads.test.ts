import { ensurePlace } from '@tomoni/places/contract';
import { createApp } from '@tomoni/platform/http';
import { commit, stage } from '@tomoni/platform/intake';
import { transaction } from '@tomoni/platform/storage';
import { type Scenario, scenarios, testDatabase } from '@tomoni/platform/testing';
import { parse } from 'csv-parse/sync';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Published, readPublished } from '../api-published.ts';
import { unpublishVersion } from '../publishing.ts';
import { allRecords } from '../store.ts';
import { AEDS, OWNERS, PLACE, publishTown, TOILETS, TUESDAY, testSite, upload } from '../testing-town.ts';

const OTHER = '992038';
const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = createApp(site);
await publishTown(site);
await publishTown(site, [upload('992020_aed.csv', AEDS.replace('1階正面玄関', '1階 玄関'))]);
await ensurePlace(db, { code: OTHER, name: 'となり村' });

const get = async (path: string, init: RequestInit = {}) => app.request(`http://localhost${path}`, init);
const bytesOf = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer());
const rowsOf = async (path: string) =>
  parse(await (await get(path)).text(), { bom: true, columns: true }) as Record<string, string>[];

/** Values of each record by column, without empty ones and rows of files. */
async function recordsOf(owner: string, id: string): Promise<Record<string, string>[]> {
  const { columns, version } = (await readPublished(db, owner, id)) as Published;
  return (await allRecords(db, owner, version)).map(([, ...values]) =>
    Object.fromEntries(columns.map(({ name }, n) => [name, values[n] ?? '']).filter(([, v]) => v !== '')),
  );
}

async function publishAs(owner: string, files: { name: string; bytes: Uint8Array }[]): Promise<void> {
  const seen = await stage(site, { owner, actor: 'operator', files });
  await commit(site, { id: seen.id, hash: seen.hash, actor: 'operator' });
}

const base = `/${PLACE}/data`;
const table: Scenario[] = [
  {
    name: 'a table is the new edition of the standard, with its own columns behind',
    path: `${base}/public-toilet.csv`,
    contains: ['バリアフリートイレ数', ',清掃担当\r\n', '中央公園 北トイレ', '36.40077,138.92011'],
    answers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': /992020_public_toilet\.csv/,
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
      etag: /^W\//,
    },
  },
  {
    name: 'or the old one',
    path: `${base}/public-toilet.csv?edition=old`,
    contains: ['多機能トイレ数', '都道府県コード又は市区町村コード'],
    answers: { 'content-disposition': /992020_public_toilet_old\.csv/ },
  },
  {
    name: 'which not every table has',
    path: `${base}/${'data-'}nothing.csv?edition=old`,
    status: 404,
    json: { code: 'catalogue.dataset-not-found' },
  },
  {
    name: 'an edition that nobody knows is refused',
    path: `${base}/aed.csv?edition=newest`,
    status: 404,
    json: { code: 'catalogue.edition-not-found' },
  },
  {
    name: 'points, longitude first',
    path: `${base}/aed.geojson`,
    json: { type: 'FeatureCollection' },
    contains: ['"coordinates":[138.918,36.4011]'],
    answers: { 'content-type': 'application/geo+json' },
  },
  {
    name: 'a place that nobody knows has nothing',
    path: '/999999/data/aed.csv',
    status: 404,
    json: { code: 'catalogue.dataset-not-found' },
  },
  {
    name: 'the file as it came',
    path: `${base}/public-toilet/original`,
    answers: {
      'content-type': 'application/octet-stream',
      'content-disposition': /^attachment; .*%E5%85%AC%E8%A1%86/,
      'x-content-type-options': 'nosniff',
    },
    check: (text) => expect(text).toBe(TOILETS),
  },
  {
    name: 'an earlier version',
    path: `${base}/aed/versions/1.csv`,
    contains: ['1階正面玄関'],
    answers: { 'content-disposition': /992020_aed_1\.csv/ },
  },
  { name: 'the present version by its number', path: `${base}/aed/versions/2.csv`, contains: ['1階 玄関'] },
  {
    name: 'a version that there never was',
    path: `${base}/aed/versions/3.csv`,
    status: 404,
    json: { code: 'catalogue.version-not-found' },
  },
  { name: 'an empty town has no archive', path: `/${OTHER}/data/all.zip`, status: 404 },
];

describe('downloads', () => {
  scenarios(app, table);

  it('a table without positions has no points, a file no table, and says so', async () => {
    const ids = await sql<{ id: string; kind: string }>`
      select dataset as id, kind from catalogue.version where standard is null`.execute(db);
    for (const [kind, path] of [
      ['table', '.geojson'],
      ['file', '.csv'],
      ['table', '.csv?edition=old'],
    ] as const) {
      const id = ids.rows.find((row) => row.kind === kind)?.id;
      const response = await get(`${base}/${id}${path}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json',
      ]);
    }
  });

  it.each(['csv', 'json', 'geojson'])('%s is read as the same records by our own reader', async (form) => {
    for (const id of ['public-toilet', 'aed']) {
      await publishAs(OTHER, [
        { name: `${OTHER}_${id}.${form}`, bytes: await bytesOf(`${base}/${id}.${form}`) },
      ]);
      expect(await recordsOf(OTHER, id), id).toEqual(await recordsOf(PLACE, id));
    }
  });

  it('says the same in CSV and JSON, as programs of others read them', async () => {
    expect([...(await bytesOf(`${base}/public-toilet.csv`)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = await rowsOf(`${base}/public-toilet.csv`);
    const json = (await (await get(`${base}/public-toilet.json`)).json()) as Record<string, unknown>[];
    expect(rows).toHaveLength(5);
    expect(json.map((row) => row.名称)).toEqual(rows.map((row) => row.名称));
    expect(json[1]).toMatchObject({ 名称: 'トモニ駅前広場', extras: { 清掃担当: '都市整備課' } });
  });

  it('everything at once is an archive that reads as the same datasets', async () => {
    await publishAs(OTHER, [{ name: 'all.zip', bytes: await bytesOf(`${base}/all.zip`) }]);
    expect(await recordsOf(OTHER, 'public-toilet')).toEqual(await recordsOf(PLACE, 'public-toilet'));
    expect(await recordsOf(OTHER, 'aed')).toEqual(await recordsOf(PLACE, 'aed'));
  });

  it('a reader who has it already gets 304, until something changes', async () => {
    const town = await sql<{ id: string }>`select id from catalogue.dataset where owner = ${PLACE}`.execute(
      db,
    );
    expect(town.rows.length).toBe(4);
    for (const path of [`${base}/aed.csv`, `${base}/all.zip`, `${base}/aed/original`]) {
      const first = await get(path);
      const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
      expect([(await get(path, { headers })).status, path]).toEqual([304, path]);
      await publishTown(site, [upload('992020_aed.csv', AEDS.replace('1階正面玄関', `玄関 ${path}`))]);
      expect([(await get(path, { headers })).status, path]).toEqual([200, path]);
    }
  });

  it('what was withdrawn is not to be had by its number', async () => {
    const { rows } = await sql<{ id: string; number: number }>`
      select id::text as id, number from catalogue.version where owner = ${PLACE} and dataset = 'aed'
      order by number desc limit 1`.execute(db);
    const [newest] = rows;
    const path = `${base}/aed/versions/${newest?.number}.csv`;
    expect((await get(path)).status).toBe(200);
    await transaction(db, (trx) =>
      unpublishVersion(trx, { owner: PLACE, version: newest?.id ?? '', at: TUESDAY }),
    );
    expect((await get(path)).status).toBe(404);
  });
});

describe('an original with something that is not for everybody', () => {
  const files = { 'aed.csv': strToU8(AEDS), 'naisen.csv': strToU8('職員,内線,備考\n山田,12,\n') };
  it.each([
    ['an archive of which one file stays away', [upload('folder.zip', zipSync(files))], 'kind:1.0.0'],
    [
      'a file of which nothing stays away',
      [upload('aed.csv', AEDS), upload('naisen.csv', files['naisen.csv'])],
      'kind:1.0.0',
    ],
  ] as const)('%s', async (name, uploads, skipped) => {
    const owner = name.startsWith('an archive') ? '992046' : '992054';
    await ensurePlace(db, { code: owner, name: 'みつめ村' });
    const seen = await stage(site, {
      ...{ owner, actor: 'operator', files: [...uploads], answers: { [skipped]: 'skip' } },
    });
    await commit(site, { id: seen.id, hash: seen.hash, actor: 'operator' });
    const response = await get(`/${owner}/data/aed/original`, { headers: { Accept: 'application/json' } });
    const barred = name.startsWith('an archive');
    expect(response.status).toBe(barred ? 404 : 200);
    if (barred) expect(await response.json()).toMatchObject({ code: 'catalogue.original-not-found' });
    expect((await get(`/${owner}/data/aed.csv`)).status).toBe(200);
  });
});
