import { ensurePlace } from '@tomoni/places/contract';
import { createApp, serve } from '@tomoni/platform/http';
import { commit, stage } from '@tomoni/platform/intake';
import { type Scenario, scenarios, testDatabase } from '@tomoni/platform/testing';
import ckanapi from 'ckanapi';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { AEDS, OWNERS, PLACE, publishTown, testSite, upload } from '../testing-town.ts';
import { parseQuery } from './query.ts';

const OTHER = '992038';
const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
await publishTown(site);
await ensurePlace(db, { code: OTHER, name: 'となり村' });
const seen = await stage(site, {
  ...{ owner: OTHER, actor: 'operator' },
  files: [upload('aed.csv', AEDS.replaceAll('こだま町', 'となり村'))],
});
await commit(site, { id: seen.id, hash: seen.hash, actor: 'operator' });
const app = createApp(site);
const server = await serve(app, { port: 0 });
afterAll(() => server.stop());
const base = `http://127.0.0.1:${server.port}`;

interface Package {
  name: string;
  title: string;
  notes: string;
  license_id: string;
  organization: { name: string; title: string };
  groups: { name: string }[];
  resources: { id: string; format: string; url: string; size: number | null; hash: string }[];
}
interface Found {
  count: number;
  results: Package[];
  facets: Record<string, Record<string, number>>;
}

/** A client of CKAN that others wrote: every action by POST with JSON. */
const portal = new ckanapi.Portal(base);
const ask = <Result>(action: string, payload?: Record<string, unknown>): Promise<Result> =>
  portal.invoke(new ckanapi.Action(action), payload as Record<string, string>) as Promise<Result>;
const found = async (payload: Record<string, unknown>) =>
  (await ask<Found>('package_search', payload)).results.map(({ name }) => name).sort();

describe('a client of CKAN', () => {
  it('finds out what there is', async () => {
    expect(await ask('organization_list')).toEqual([PLACE, OTHER]);
    expect(await ask('organization_list', { all_fields: true })).toMatchObject([
      { title: 'こだま町', package_count: 4 },
      { title: 'となり村', package_count: 1 },
    ]);
    expect(await ask('organization_show', { id: OTHER, include_datasets: true })).toMatchObject({
      ...{ name: OTHER, package_count: 1 },
      packages: [{ name: `${OTHER}-aed` }],
    });
    expect(await ask('group_list')).toEqual(['aed', 'public_toilet']);
    expect(await ask('tag_list')).toContain('AED設置箇所');
    expect(await ask<string[]>('package_list')).toHaveLength(5);
    expect(await ask('package_list', { limit: 2, offset: 1 })).toHaveLength(2);
    expect(await ask('license_list')).toContainEqual(expect.objectContaining({ id: 'cc-by-4.0' }));
    expect(await ask('status_show')).toMatchObject({ site_url: base, extensions: ['datastore'] });
    const help = await portal.documentation(new ckanapi.Action('package_show'));
    expect(help).toContain('package_show');
  });

  it('reads a dataset with its files, and gets them', async () => {
    const one = await ask<Package>('package_show', { id: `${PLACE}-public-toilet` });
    expect(one).toMatchObject({
      ...{ name: `${PLACE}-public-toilet`, title: '公衆トイレ', license_id: 'cc-by-4.0' },
      ...{ organization: { name: PLACE, title: 'こだま町' }, groups: [{ name: 'public_toilet' }] },
    });
    expect(one.notes).toContain('5件');
    expect(one.resources.map(({ format }) => format)).toEqual(['CSV', 'GeoJSON', 'JSON', 'CSV']);
    for (const resource of one.resources) {
      const response = await fetch(resource.url);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([response.status, bytes.length], resource.url).toEqual([200, resource.size ?? bytes.length]);
      expect(await ask('resource_show', { id: resource.id })).toEqual(resource);
    }
    expect(one.resources.at(-1)?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['everything', { q: '*:*', rows: 100, fq: `organization:${OTHER}` }, [`${OTHER}-aed`]],
    ['by words in kana', { q: 'といれ' }, [`${PLACE}-public-toilet`]],
    ['by words and a filter', { q: 'AED', fq: `organization:${PLACE}` }, [`${PLACE}-aed`]],
    ['by a field in q', { q: 'title:トイレ' }, [`${PLACE}-public-toilet`]],
    ['not of a town', { q: 'AED', fq: `-organization:${PLACE}` }, [`${OTHER}-aed`]],
    ['of one of two', { fq: `organization:(${OTHER} OR 999999)` }, [`${OTHER}-aed`]],
    [
      'by group and format',
      { fq: `groups:public_toilet AND res_format:geojson` },
      [`${PLACE}-public-toilet`],
    ],
    ['several filters', { fq_list: [`tags:"AED設置箇所"`, `+organization:"${OTHER}"`] }, [`${OTHER}-aed`]],
    ['by licence and name', { fq: `license_id:cc-by-4.0 name:${OTHER}-aed` }, [`${OTHER}-aed`]],
    [
      'changed since',
      { fq: `metadata_modified:[2026-11-24T00:00:00Z TO *] groups:public_toilet` },
      [`${PLACE}-public-toilet`],
    ],
    ['not changed since', { fq: `metadata_modified:[2026-11-25T00:00:00Z TO NOW]` }, []],
    ['of no such town', { fq: 'organization:999999' }, []],
  ])('finds %s', async (_name, payload, names) => {
    expect(await found(payload)).toEqual(names);
    expect((await ask<Found>('package_search', { ...payload, rows: 0 })).count).toBe(names.length);
  });

  it('reads page by page, each dataset once, and counts by facets', async () => {
    const names: string[] = [];
    for (let start = 0; start < 5; start += 2) {
      const page = await ask<Found>('package_search', { rows: 2, start, sort: 'name asc' });
      expect(page.count).toBe(5);
      names.push(...page.results.map(({ name }) => name));
    }
    expect(names).toEqual((await ask<string[]>('package_list')).toSorted());
    const facets = ['organization', 'res_format', 'tags', 'groups', 'license_id'];
    const counted = await ask<Found>('package_search', { rows: 0, 'facet.field': facets });
    expect(counted.facets).toMatchObject({
      organization: { [PLACE]: 4, [OTHER]: 1 },
      res_format: { CSV: 4, JSON: 4, GeoJSON: 3, PDF: 1 },
      ...{ groups: { aed: 2, public_toilet: 1 }, tags: { AED設置箇所: 2 }, license_id: { 'cc-by-4.0': 5 } },
    });
  });

  it('reads records, searched, filtered, sorted, in parts', async () => {
    const resource_id = `${PLACE}-public-toilet.csv`;
    interface Records {
      total: number;
      fields: { id: string }[];
      records: Record<string, string | number | null>[];
    }
    const read = (more: Record<string, unknown> = {}) =>
      ask<Records>('datastore_search', { resource_id, ...more });
    const all = await read();
    expect([all.total, all.records.length, all.fields[0]?.id]).toEqual([5, 5, '_id']);
    const csv = parse(await (await fetch(`${base}/${PLACE}/data/public-toilet.csv`)).text(), {
      ...{ bom: true, columns: true },
    }) as Record<string, string>[];
    expect(all.records.map((row) => row.緯度 ?? '')).toEqual(csv.map((row) => row.緯度));
    expect((await read({ filters: { 清掃担当: '河川課' } })).total).toBe(2);
    expect((await read({ filters: { 清掃担当: ['河川課', '都市整備課'] } })).total).toBe(3);
    expect((await read({ q: '都市整備' })).records[0]).toMatchObject({ _id: 2, 名称: 'トモニ駅前広場' });
    expect((await read({ q: { 名称: '公園' } })).total).toBe(2);
    const sorted = await read({ sort: '名称 desc', fields: ['名称'], limit: 2, offset: 1 });
    expect([sorted.total, ...sorted.records.map((row) => Object.keys(row).join())]).toEqual([
      5,
      '名称',
      '名称',
    ]);
    expect((await read({ records_format: 'lists', fields: '_id,名称', limit: 1 })).records).toEqual([
      [1, '中央公園 北トイレ'],
    ]);
  });

  it.each([
    ['package_show', { id: 'nothing' }, 'Not Found Error'],
    ['package_show', {}, 'Validation Error'],
    ['resource_show', { id: `${PLACE}-aed.xml` }, 'Not Found Error'],
    ['organization_show', { id: '999999' }, 'Not Found Error'],
    ['package_search', { rows: -1 }, 'Validation Error'],
    ['package_search', { rows: 'many' }, 'Validation Error'],
    ['package_search', { fq: 'colour:red' }, 'Search Query Error'],
    ['package_search', { fq: 'organization:(1' }, 'Search Query Error'],
    ['package_search', { sort: 'colour' }, 'Search Query Error'],
    ['datastore_search', { resource_id: 'nothing' }, 'Not Found Error'],
    ['datastore_search', { resource_id: `${PLACE}-aed.csv`, filters: { 色: '赤' } }, 'Validation Error'],
    ['datastore_search', { resource_id: `${PLACE}-aed.csv`, sort: "名称'; drop" }, 'Validation Error'],
  ])('is told what is wrong, as CKAN would: %s %j', async (action, payload, type) => {
    await expect(ask(action, payload)).rejects.toMatchObject({ __type: type });
  });
});

const get: Scenario[] = [
  {
    name: 'parameters in the address',
    path: '/api/3/action/package_search?q=AED&fq=organization:992038&rows=5&facet.field=["organization"]',
    json: { success: true, result: { count: 1, facets: { organization: { 992038: 1 } } } },
    answers: { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60', etag: /^W/ },
  },
  {
    name: 'without the version, as Python’s ckanapi asks',
    path: '/api/action/package_show?id=992038-aed',
    json: { result: { name: '992038-aed' } },
  },
  {
    name: 'in English',
    path: '/en/api/3/action/package_show?id=992038-aed',
    json: { result: { title: 'AED locations' } },
  },
  {
    name: 'an action that there isn’t',
    path: '/api/3/action/datastore_search_sql?sql=select',
    status: 400,
    contains: ['"Bad request - Action name not known: datastore_search_sql"'],
  },
  {
    name: 'what isn’t there',
    path: '/api/3/action/package_show?id=992038-nothing',
    status: 404,
    json: { success: false, error: { __type: 'Not Found Error', message: 'Not found' } },
  },
  {
    name: 'what can’t be read',
    path: '/api/3/action/package_search?rows=x',
    status: 409,
    json: { success: false, error: { __type: 'Validation Error', rows: ['Invalid integer'] } },
  },
  {
    name: 'a form, as requests of Python sends it',
    path: '/api/3/action/package_show',
    method: 'POST',
    form: { id: '992038-aed' },
    headers: { origin: 'https://other.example' },
    json: { result: { name: '992038-aed' } },
  },
  {
    name: 'JSON that is none',
    path: '/api/3/action/package_show',
    method: 'POST',
    body: ['id'],
    status: 400,
    contains: ['JSON Error'],
  },
];

describe('by GET and by POST', () => {
  scenarios(app, get);
});

describe('the language of queries', () => {
  it.each([
    ['', { kind: 'all', of: [] }],
    ['*:*', { kind: 'all', of: [] }],
    ['公園 トイレ', { kind: 'words', text: '公園 トイレ' }],
    ['"公園 トイレ"', { kind: 'words', text: '公園 トイレ' }],
    ['-a:b', { kind: 'not', of: { kind: 'field', field: 'a', value: 'b' } }],
    ['a:[* TO 2]', { kind: 'range', field: 'a', from: '*', to: '2' }],
    [
      'a:(b OR "c d")',
      {
        kind: 'any',
        of: [
          { kind: 'field', field: 'a', value: 'b' },
          { kind: 'field', field: 'a', value: 'c d' },
        ],
      },
    ],
  ])('%s', (text, query) => {
    expect(parseQuery(text)).toEqual(query);
  });

  it.each(['(', ')', 'a:(b', 'a:[1', '"a', `${'('.repeat(400)}`])('refuses %s', (text) => {
    expect(() => parseQuery(text)).toThrow('Search Query Error');
  });
});
