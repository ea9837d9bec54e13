/** `/openapi.json` and the site itself: what is described is there, and what is there is described. */

import { Validator } from '@seriousme/openapi-schema-validator';
import { files as dataFiles, publishTown as publishData, upload } from '@tomoni/catalogue/testing';
import { PLACE, publishTown, TUESDAY, testSite } from '@tomoni/collection/testing';
import { publishElection } from '@tomoni/elections/testing';
import { createApp, serve } from '@tomoni/platform/http';
import type { Site } from '@tomoni/platform/manifest';
import type { PublicRead } from '@tomoni/platform/openapi';
import { assets } from '@tomoni/platform/pages';
import { walkRoutes } from '@tomoni/platform/permissions';
import { testDatabase } from '@tomoni/platform/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { homes, modules } from './modules.ts';

const PRESCHOOLS = [
  '名称,種別,所在地_連結表記,緯度,経度,収容定員,受入年齢,開始時間,終了時間',
  'さくら保育園,認可公立保育所,こだま町本町1丁目9番1号,36.4019,138.9177,60,0歳～5歳,7:00,19:00',
].join('\n');

const POLLING_PLACES = '投票区,投票所名,住所,区域\n1,本町小学校,こだま町本町1丁目9番1号,本町1丁目\n';

const { db } = await testDatabase();
const site: Site = { ...testSite(db, () => TUESDAY), modules: [...homes, ...modules] };
await publishTown(site);
await publishData(site, [
  ...dataFiles(),
  upload('preschool.csv', PRESCHOOLS),
  upload('投票所.csv', POLLING_PLACES),
]);
await sql`
  insert into catalogue.case_story
    (owner, title, place, people, what, effect, cost, repeat, link, datasets, shown, at, written_by_user)
  values (${PLACE}, 'AEDの地図', '', '', '', '', '', '', '', '{aed}', true, ${TUESDAY}, 'operator')`.execute(
  db,
);
const election = await publishElection(site, PLACE);
const app = createApp(site, { assets: assets() });
const server = await serve(app, { port: 0 });
afterAll(() => server.stop());

const base = `http://127.0.0.1:${server.port}`;
const reads: readonly PublicRead[] = site.modules.flatMap(({ interfaces = [] }) => interfaces);
const values = await realValues();

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
  parameters?: { name: string; in: string; required: boolean }[];
}

interface Description {
  servers: { url: string }[];
  paths: Record<string, { get?: Operation & { security?: object[] } }>;
  components: { schemas: { Problem: object } };
}

const description = (await (await fetch(`${base}/openapi.json`)).json()) as Description;
/** What needs no key; app/uploads-by-key.test.ts asks the rest. */
const described = Object.entries(description.paths).flatMap(([path, { get }]) =>
  get === undefined || get.security !== undefined ? [] : [{ path, get }],
);

/** What stands in the addresses of the town. */
async function realValues(): Promise<Record<string, string>> {
  const first = async (path: string, link: RegExp) =>
    link.exec(await (await fetch(`${base}${path}`)).text())?.[1] ?? '';
  const { rows } = await sql<{ area: string }>`
    select area_id as area from collection.area where place = ${PLACE} order by ordinal limit 1`.execute(db);
  const area = rows[0]?.area ?? '';
  const category = await first(`/${PLACE}/garbage/categories`, /\/categories\/([0-9a-f]+)/);
  const sha256 = await first(`/${PLACE}/garbage/source`, /\/source\/([0-9a-f]{64})/);
  return {
    ...{ code: PLACE, area, category, key: category, sha256 },
    ...{ dataset: 'aed', n: '0', number: '1', action: 'status_show' },
    ...{ collection: `${PLACE}-aed`, feature: '0' },
    ...{ z: '10', x: '907', y: '400', id: '1' },
    election,
    pollingPlace: await first(`/${PLACE}/elections`, /\/elections\/places\/([0-9a-f]{10})/),
    preschool: await first(`/${PLACE}/childcare`, /\/childcare\/([0-9a-f]{10})/),
  };
}

const QUERIES: Record<string, string> = {
  ...{ t: 'collection/992020', seen: '0', resource_id: '992020-aed.csv' },
  kind: 'aed',
  'ckan_package_show id': '992020-aed',
  'ckan_resource_show id': '992020-aed.json',
  'ckan_organization_show id': '992020',
};

function addressOf(path: string, { parameters = [], operationId }: Partial<Operation> = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? 'missing');
  const query = parameters.flatMap(({ name, in: place, required }) =>
    place === 'query' && required
      ? [`${name}=${encodeURIComponent(QUERIES[`${operationId} ${name}`] ?? QUERIES[name] ?? '')}`]
      : [],
  );
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0] ?? '';

function errorsOf(schema: object, body: unknown): unknown {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  return ajv.validate(schema, body) ? [] : ajv.errors;
}

describe('the description', () => {
  it('is OpenAPI 3.1, in both languages, as a validator that is not ours sees it', async () => {
    for (const path of ['/openapi.json', '/en/openapi.json']) {
      const document = (await (await fetch(`${base}${path}`)).json()) as Record<string, unknown>;
      const validator = new Validator();
      expect(await validator.validate(document)).toEqual({ valid: true });
      expect(validator.version).toBe('3.1');
    }
    const broken = { ...description, paths: { nothing: {} } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('names every parameter of an address, and servers that answer', async () => {
    for (const { path, get } of described) {
      const named = (get.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
      expect(named.toSorted(), path).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(),
      );
    }
    for (const { url } of description.servers) expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});

describe('what is described', () => {
  it('found a real town to ask about', () => {
    expect(Object.values(values).every((value) => value !== '')).toBe(true);
    expect(described.map(({ path }) => path)).toEqual(reads.map(({ path }) => path));
    expect(described.length).toBeGreaterThan(10);
  });

  it.each(described)('$path answers so, to pages of other sites, too', async ({ path, get }) => {
    const response = await fetch(base + addressOf(path, get), {
      headers: { Origin: 'https://other.example' },
    });
    const content = get.responses[response.status]?.content ?? {};
    expect([response.status, Object.keys(content)]).toEqual([200, [typeOf(response)]]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const schema = content['application/json']?.schema;
    if (schema === undefined) await response.body?.cancel();
    else expect(errorsOf(schema, await response.json())).toEqual([]);
    const asked = await fetch(base + addressOf(path, get), { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
  });

  it.each(described)('$path gives 304 to whoever has it, when it says so', async ({ path, get }) => {
    const first = await fetch(base + addressOf(path, get));
    await first.body?.cancel();
    const etag = first.headers.get('etag');
    expect(etag !== null).toBe('304' in get.responses);
    if (etag === null) return;
    const again = await fetch(base + addressOf(path, get), { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(again.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('says why there is no answer, as described', async () => {
    const feed = `/${PLACE}/garbage/${values.area}.json`;
    for (const [path, status] of [
      [`${feed}?from=soon`, 400],
      [`/${PLACE}/garbage/nosucharea.ics`, 404],
      ['/live.json', 400],
    ] as const) {
      const response = await fetch(base + path);
      expect([response.status, typeOf(response)]).toEqual([status, 'application/problem+json']);
      expect(errorsOf(description.components.schemas.Problem, await response.json())).toEqual([]);
    }
    const outside = await createApp({ ...site, db: null as unknown as Site['db'] }).request('/ready');
    const schema = description.paths['/ready']?.get?.responses[503]?.content?.['application/json']?.schema;
    expect([outside.status, errorsOf(schema ?? {}, await outside.json())]).toEqual([503, []]);
  });
});

/** Public, no page, and still not for programs of others. */
const NOT_FOR_PROGRAMS: Record<string, string> = {
  '/favicon.svg': 'looks',
  '/favicon.ico': 'looks',
  '/static/:file': 'looks',
  '/robots.txt': 'for search engines, where they look for it',
  '/manifest.webmanifest': 'for browsers that install the site',
  '/sw.js': 'for browsers',
  '/sign-in/passkey': 'one step of signing in, with a cookie',
};

/** Pages of one person each: they open with a secret that was sent. */
const WITH_A_SECRET = /:token\b|^\/sign-in\/with\/:id$|^\/api\/auth\/callback\/:id$/;

describe('the walk over all routes', () => {
  const routes = walkRoutes(app).filter(
    ({ method, actions }) => ['GET', 'ALL'].includes(method) && actions.length === 0,
  );
  const known = new Set(reads.map(({ route }) => route));
  const rest = routes.filter(({ path }) => !known.has(path) && !WITH_A_SECRET.test(path));

  it('finds the route of everything that is described, and a path for each ending', () => {
    expect([...known].filter((route) => !routes.some(({ path }) => path === route))).toEqual([]);
    const missing = [...known].flatMap((route) => {
      const endings = /\\\.\(\?:([a-z|]+)\)/.exec(route)?.[1]?.split('|') ?? [];
      const paths = reads.filter((read) => read.route === route).map(({ path }) => path);
      return endings.filter((ending) => !paths.some((path) => path.endsWith(`.${ending}`)));
    });
    expect(missing).toEqual([]);
  });

  it.each(rest)('$path is a page, or has a reason not to be described', async ({ path }) => {
    if (NOT_FOR_PROGRAMS[path] !== undefined) return;
    const own: Record<string, string> = {
      ...values,
      ...(path.includes('/childcare/:key') ? { key: values.preschool ?? '' } : {}),
      ...(path.includes('/elections/places/:id') ? { id: values.pollingPlace ?? '' } : {}),
    };
    const filled = path.replace(/:(\w+)(?:\{[^/]*\})?/g, (_all, name: string) => own[name] ?? 'missing');
    const response = await fetch(base + filled, {
      headers: { Accept: 'application/json' },
      redirect: 'manual',
    });
    const leadsOn = response.status >= 300 && response.status < 400;
    expect(leadsOn ? 'text/html' : typeOf(response), `${response.status} ${filled}`).toBe('text/html');
  });

  it('has no reason for what is no longer there', () => {
    const paths = new Set(routes.map(({ path }) => path));
    expect(Object.keys(NOT_FOR_PROGRAMS).filter((path) => !paths.has(path))).toEqual([]);
  });
});
