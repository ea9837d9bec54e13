import { OgcApiEndpoint } from '@camptocamp/ogc-client';
import { ensurePlace } from '@tomoni/places/contract';
import { createApp, serve } from '@tomoni/platform/http';
import { commit, stage } from '@tomoni/platform/intake';
import { type Scenario, scenarios, testDatabase } from '@tomoni/platform/testing';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { AEDS, OWNERS, PLACE, publishTown, testSite, upload } from '../testing-town.ts';

const OTHER = '992038';
const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
await publishTown(site);
await ensurePlace(db, { code: OTHER, name: 'となり村' });
const seen = await stage(site, {
  ...{ owner: OTHER, actor: 'operator' },
  files: [upload('aed.csv', AEDS.replaceAll('36.40', '36.50'))],
});
await commit(site, { id: seen.id, hash: seen.hash, actor: 'operator' });
const app = createApp(site);
const server = await serve(app, { port: 0 });
afterAll(() => server.stop());
const base = `http://127.0.0.1:${server.port}`;

interface Items {
  numberMatched?: number;
  features: {
    id: string;
    geometry: { coordinates: number[] } | null;
    properties: Record<string, string | null>;
  }[];
  links: { rel: string; href: string }[];
}
const itemsAt = async (url: string) => (await (await fetch(url)).json()) as Items;

describe('a client of OGC API Features', () => {
  const endpoint = new OgcApiEndpoint(`${base}/ogc`);

  it('finds out what there is, of towns and across them', async () => {
    expect(await endpoint.hasFeatures).toBe(true);
    const all = (await endpoint.allCollections).map(({ name }) => name);
    expect(all).toEqual(['aed', 'public_toilet', `${PLACE}-aed`, `${PLACE}-public-toilet`, `${OTHER}-aed`]);
    const one = await endpoint.getCollectionInfo(`${PLACE}-aed`);
    expect(one.title).toBe('AED設置箇所（こだま町）');
    expect(one.crs).toContain('http://www.opengis.net/def/crs/OGC/1.3/CRS84');
  });

  it('gets features, one by one and in a box', async () => {
    const items = await endpoint.getCollectionItems(`${PLACE}-public-toilet`, 3);
    expect(items.map(({ id }) => id)).toEqual(['0', '1', '2']);
    const one = await endpoint.getCollectionItem(`${PLACE}-public-toilet`, '1');
    expect(one.properties).toMatchObject({ 名称: 'トモニ駅前広場' });
    const url = await endpoint.getCollectionItemsUrl('aed', { limit: 10, extent: [138.9, 36.5, 139, 36.6] });
    expect((await itemsAt(url)).features.map(({ id }) => id)).toEqual([`${OTHER}-aed-0`, `${OTHER}-aed-1`]);
  });
});

it.each([`${PLACE}-public-toilet`, 'aed'])(
  '%s is read page by page, every feature once',
  async (collection) => {
    const found: string[] = [];
    let next: string | undefined = `${base}/ogc/collections/${collection}/items?limit=1`;
    let total: number | undefined;
    while (next !== undefined) {
      const page = await itemsAt(next);
      total = page.numberMatched;
      found.push(...page.features.map(({ id }) => id));
      next = page.links.find(({ rel }) => rel === 'next')?.href;
      expect(found.length).toBeLessThan(10);
    }
    expect([found.length, new Set(found).size]).toEqual([total, total]);
  },
);

it('has the same records as the CSV, longitude first', async () => {
  const csv = parse(await (await fetch(`${base}/${PLACE}/data/public-toilet.csv`)).text(), {
    ...{ bom: true, columns: true },
  }) as Record<string, string>[];
  const { features } = await itemsAt(`${base}/ogc/collections/${PLACE}-public-toilet/items?limit=1000`);
  expect(features.map(({ geometry }) => geometry?.coordinates ?? [])).toEqual(
    csv.map((row) => [Number(row.経度), Number(row.緯度)]),
  );
  for (const [n, { properties }] of features.entries())
    for (const [name, value] of Object.entries(properties)) expect(value ?? '', name).toBe(csv[n]?.[name]);
});

it('a page across towns goes on behind the feature that it is told', async () => {
  const after = `${base}/ogc/collections/aed/items?after=${PLACE}-aed-1`;
  expect((await itemsAt(after)).features.map(({ id }) => id)).toEqual([`${OTHER}-aed-0`, `${OTHER}-aed-1`]);
});

const aed = `/ogc/collections/${PLACE}-aed`;
const table: Scenario[] = [
  {
    name: 'the landing page leads on',
    path: '/ogc',
    contains: ['"rel":"service-desc"', '"rel":"conformance"', '"rel":"data"'],
    answers: { 'access-control-allow-origin': '*', etag: /^W/ },
  },
  { name: 'what it conforms to', path: '/ogc/conformance', contains: ['ogcapi-features-1/1.0/conf/core'] },
  {
    name: 'collections in parts',
    path: '/ogc/collections?limit=2&offset=1',
    json: {
      numberMatched: 5,
      numberReturned: 2,
      collections: [{ id: 'public_toilet' }, { id: `${PLACE}-aed` }],
    },
    contains: ['"rel":"next"', '"rel":"prev"'],
  },
  {
    name: 'a collection in English',
    path: `/en${aed}`,
    json: { title: 'AED locations (Kodama)', itemType: 'feature' },
  },
  {
    name: 'a box with heights',
    path: `${aed}/items?bbox=138.9,36.3,0,139,36.402,9`,
    json: { numberMatched: 1 },
  },
  {
    name: 'a box with nothing in it',
    path: `${aed}/items?bbox=0,0,1,1`,
    json: { numberMatched: 0, features: [] },
  },
  { name: 'features from the second on', path: `${aed}/items?offset=1`, json: { features: [{ id: '1' }] } },
  {
    name: 'any time',
    path: `${aed}/items?datetime=2020-01-01T00:00:00Z/..&f=json`,
    json: { numberMatched: 2 },
  },
  { name: 'more than there may be', path: `${aed}/items?limit=100000`, json: { numberReturned: 2 } },
  ...['bbox=1,2,3', 'bbox=9,9,1,1', 'limit=0', 'limit=x', 'offset=-1', 'after=x', 'colour=red', 'f=html'].map(
    (query): Scenario => ({
      name: `${query} is refused`,
      path: `${aed}/items?${query}`,
      status: 400,
      json: { code: 'catalogue.bad-parameter' },
    }),
  ),
  ...[
    '/ogc/collections/nothing',
    `/ogc/collections/${OTHER}-nothing/items`,
    `${aed}/items/99`,
    `${aed}/items/x`,
  ].map((path): Scenario => ({ name: `${path} isn’t there`, path, status: 404, contains: ['-not-found'] })),
];

describe('by hand', () => {
  scenarios(app, table);
});
