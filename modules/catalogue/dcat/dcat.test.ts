import { readFileSync } from 'node:fs';
import { ensurePlace } from '@tomoni/places/contract';
import { createApp } from '@tomoni/platform/http';
import { commit, stage } from '@tomoni/platform/intake';
import { testDatabase } from '@tomoni/platform/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../datasets.ts';
import { readVersion } from '../store.ts';
import { OWNERS, PLACE, publishTown, testSite, upload } from '../testing-town.ts';
import { full, jsonLdOf, turtleOf } from './graph.ts';
import { schemaOrgOf } from './schema-org.ts';
import { dcatUs } from './testing/dcat-us.ts';

const MANY = '992038';
const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const contact = {
  contact: '電話 000-0000、opendata@kodama.example',
  department: '総務課',
  rhythm: 'monthly',
};
await publishTown(site, undefined, contact);
await ensurePlace(db, { code: MANY, name: 'たくさん市' });
const benches = Array.from({ length: 101 }, (_, n) =>
  upload(`b${n}.csv`, `ベンチ${n}の場所,材質\n駅前,木\n川沿い,石\n`),
);
const seen = await stage(site, { owner: MANY, actor: 'operator', files: benches, answers: contact });
await commit(site, { id: seen.id, hash: seen.hash, actor: 'operator' });
const app = createApp(site);
const get = (path: string) => app.request(`http://localhost${path}`);
const textAt = async (path: string) => (await get(path)).text();

const parsed = (turtle: string): Quad[] => new Parser().parse(turtle);
const shapes = new Store(parsed(readFileSync(new URL('testing/dcat-ap.ttl', import.meta.url), 'utf8')));
const faults = async (quads: Quad[]) => {
  const { results } = await new Validator(shapes).validate(new Store(quads));
  return results.map(
    (one) => `${one.focusNode?.value} ${one.path?.value} ${one.sourceConstraintComponent?.value}`,
  );
};
describe('the catalogue as DCAT', () => {
  it.each([
    [`/${PLACE}/data/catalog`, 4],
    ['/catalog', 100],
  ])('%s says the same in JSON-LD and Turtle, with all that DCAT-AP asks for', async (path, datasets) => {
    const turtle = parsed(await textAt(`${path}.ttl`));
    expect(await faults(turtle)).toEqual([]);
    const ofType = turtle.filter(({ object }) => object.value === full('dcat:Dataset'));
    expect(ofType).toHaveLength(datasets);
    const quads = (await jsonld.toRDF(JSON.parse(await textAt(`${path}.jsonld`)), {
      format: 'application/n-quads',
    })) as unknown as string;
    const nq = (all: Quad[]) =>
      new Set(all.map((q) => `${q.subject.value} ${q.predicate.value} ${q.object.value}`));
    const own = (text: string) => text.replaceAll(`${path}.jsonld`, `${path}.ttl`);
    expect(nq(parsed(own(quads)))).toEqual(nq(turtle));
  });

  it('finds faults when something is missing', async () => {
    const turtle = parsed(await textAt(`/${PLACE}/data/catalog.ttl`));
    for (const name of ['dct:license', 'dct:title', 'foaf:name', 'dcat:accessURL', 'vcard:fn']) {
      const without = turtle.filter(({ predicate }) => predicate.value !== full(name));
      expect((await faults(without)).length, name).toBeGreaterThan(0);
    }
  });

  it('leads from page to page, each dataset once', async () => {
    const found: string[] = [];
    let next: string | undefined = '/catalog.ttl';
    for (let pages = 0; next !== undefined; pages += 1) {
      expect(pages).toBeLessThan(3);
      const quads = parsed(await textAt(next));
      const objects = (name: string) =>
        quads.filter(({ predicate }) => predicate.value === full(name)).map(({ object }) => object.value);
      found.push(...objects('dcat:dataset'));
      next = objects('hydra:next')[0]?.replace('http://localhost', '');
    }
    expect([found.length, new Set(found).size]).toEqual([105, 105]);
    expect([(await get('/catalog.ttl?page=3')).status, (await get('/catalog.ttl?page=x')).status]).toEqual([
      404, 404,
    ]);
  });

  it('spells any text and address so that it is read as it was', async () => {
    const odd = 'a"b\\c\n\r\t\u0001 」</script> 𠮷 ';
    const things = [
      {
        id: 'https://a.example/x y<>"{}',
        types: ['dcat:Dataset'],
        says: [
          [
            'dct:title',
            [
              { text: odd, lang: 'ja' as const },
              { text: odd, type: 'xsd:string' },
            ],
          ],
        ] as const,
      },
    ];
    expect(parsed(turtleOf(things)).map(({ object }) => object.value)).toEqual([
      full('dcat:Dataset'),
      odd,
      odd,
    ]);
    const [thing] = (await jsonld.expand(JSON.parse(jsonLdOf(things)))) as Record<
      string,
      { '@value': string }[]
    >[];
    expect(thing?.[full('dct:title')]?.map((one) => one['@value'])).toEqual([odd, odd]);
  });
});

describe('data.json', () => {
  const ajv = new Ajv2020({ allErrors: true });
  const errorsOf = (value: unknown) => (ajv.validate(dcatUs, value) ? [] : ajv.errors);

  it('has every field that DCAT-US always requires, for all datasets', async () => {
    const whole = JSON.parse(await textAt('/data.json')) as { dataset: Record<string, unknown>[] };
    expect(errorsOf(whole)).toEqual([]);
    expect(whole.dataset).toHaveLength(105);
    const [first] = whole.dataset;
    expect(errorsOf({ ...whole, dataset: [{ ...first, keyword: [] }] })).not.toEqual([]);
  });
});

describe('a Data Package', () => {
  const check: Record<string, (value: string) => boolean> = {
    string: () => true,
    number: (value) => Number.isFinite(Number(value)),
    integer: (value) => Number.isInteger(Number(value)),
    time: (value) => /^\d\d:\d\d$/.test(value),
    date: (value) => !Number.isNaN(Date.parse(value)),
  };

  it('describes the table as another reader finds it: columns in order, values of their types', async () => {
    const described = JSON.parse(await textAt(`/${PLACE}/data/aed/datapackage.json`)) as {
      name: string;
      licenses: object[];
      resources: { path: string; schema: { fields: { name: string; type: string }[] } }[];
    };
    expect(described).toMatchObject({ name: `${PLACE}-aed`, licenses: [{ name: 'CC-BY-4.0' }] });
    const [table] = described.resources;
    const csv = await textAt((table?.path ?? '').replace('http://localhost', ''));
    const [header = [], ...rows] = parse(csv, { bom: true }) as string[][];
    const fields = table?.schema.fields ?? [];
    expect(fields.map(({ name }) => name)).toEqual(header);
    for (const row of rows)
      for (const [n, value] of row.entries())
        if (value !== '') expect(check[fields[n]?.type ?? '']?.(value), `${header[n]} ${value}`).toBe(true);
    const typed = Object.fromEntries(fields.map(({ name, type }) => [name, type]));
    expect(typed).toMatchObject({ 名称: 'string', 緯度: 'number', 開始時間: 'time' });
  });

  it('says of a column that it holds texts as soon as one value is none of its type', async () => {
    await publishTown(site, [
      upload(
        '992020_population.csv',
        '調査年月日,地域名,総人口,世帯数\n2026-04-01,本町,1200,500\n2026-04-01,池の上,非公開,20\n',
      ),
    ]);
    const described = JSON.parse(await textAt(`/${PLACE}/data/population/datapackage.json`)) as {
      resources: { schema: { fields: { name: string; type: string }[] } }[];
    };
    const types = Object.fromEntries(
      described.resources[0]?.schema.fields.map(({ name, type }) => [name, type]) ?? [],
    );
    expect(types).toMatchObject({ 総人口: 'string', 世帯数: 'integer', 調査年月日: 'date' });
  });

  it('gives a file with its size and hash', async () => {
    const all = JSON.parse(await textAt('/data.json')) as {
      dataset: { title: string; identifier: string }[];
    };
    const plan = all.dataset
      .find(({ title }) => title === '計画書')
      ?.identifier.replace('http://localhost', '');
    expect(JSON.parse(await textAt(`${plan}/datapackage.json`))).toMatchObject({
      profile: 'data-package',
      resources: [{ format: 'pdf', bytes: 19, hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }],
    });
  });
});

describe('schema.org', () => {
  it('describes a dataset in words of schema.org only', async () => {
    const dataset = await readDataset(db, PLACE, 'public-toilet');
    const version = await readVersion(db, PLACE, dataset?.version ?? '');
    if (dataset === null || version === null) throw new Error('no dataset');
    const described = schemaOrgOf(dataset, version, {
      origin: 'https://a.example',
      lang: 'ja',
      publisher: 'こだま町',
    });
    const terms = { ...described, '@context': { '@vocab': 'https://schema.org/' } };
    const expanded = (await jsonld.expand(terms as object)) as unknown as Record<string, unknown>[];
    expect(expanded[0]?.['@type']).toEqual(['https://schema.org/Dataset']);
    for (const name of ['name', 'description', 'license', 'creator', 'distribution', 'spatialCoverage'])
      expect(Object.keys(expanded[0] ?? {})).toContain(`https://schema.org/${name}`);
    expect(String(described.description).length).toBeGreaterThan(10);
  });

  it('stands in the page of a dataset, once, and not in what was filtered', async () => {
    const page = await textAt(`/${PLACE}/data/public-toilet`);
    const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      ...{ '@type': 'Dataset', url: `http://localhost/${PLACE}/data/public-toilet` },
      publisher: { name: 'こだま町' },
    });
    expect(await textAt(`/${PLACE}/data/public-toilet?q=x`)).not.toContain('ld+json');
  });
});
