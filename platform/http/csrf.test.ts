import { describe, expect, it } from 'vitest';
import type { ModuleManifest } from '../manifest/index.ts';
import type { Db } from '../storage/index.ts';
import { createApp } from './app.ts';
import { testRoutes, trialSite } from './testing/trial-site.ts';

/** No route of these tests asks the database anything. */
const noDatabase = {} as Db;
const plain = createApp(trialSite(noDatabase, [testRoutes()]));
const named = createApp(trialSite(noDatabase, [testRoutes()], { publicUrl: 'https://tomoni.example' }));

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const json = { 'content-type': 'application/json' };
const multipartBody = '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nA\r\n--x--\r\n';

function post(
  app: typeof plain,
  path: string,
  headers: Record<string, string>,
  body: string,
  host = 'site.local:3000',
) {
  return app.request(`http://${host}${path}`, { method: 'POST', headers, body });
}

describe('where a form may come from', () => {
  it.each([
    ['our own page', { origin: 'http://site.local:3000' }, 200],
    ['our own page, as the browser attests', { 'sec-fetch-site': 'same-origin' }, 200],
    [
      'our own page behind a proxy that hides our name, as the browser attests',
      { origin: 'https://public.example', 'sec-fetch-site': 'same-origin' },
      200,
    ],
    ['another site', { origin: 'https://evil.example' }, 403],
    [
      'another site, as the browser attests',
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      403,
    ],
    [
      'a neighbour under the same domain',
      { origin: 'http://evil.site.local:3000', 'sec-fetch-site': 'same-site' },
      403,
    ],
    ['another port of this machine', { origin: 'http://site.local:4000' }, 403],
    ['nobody knows (null)', { origin: 'null' }, 403],
    ['something that is no origin', { origin: 'garbage' }, 403],
    ['a program that says nothing', {}, 403],
  ])('%s', async (_name, headers, status) => {
    for (const [type, body] of [
      [form, 'name=A'],
      [multipart, multipartBody],
    ] as const) {
      const response = await post(plain, '/t/form', { ...type, ...headers }, body);
      expect(response.status).toBe(status);
      if (status === 200) expect(await response.json()).toMatchObject({ name: 'A' });
      else expect((await response.text()).toLowerCase()).not.toContain('forbidden');
    }
  });

  it.each([
    [
      'the public address, whatever the host inside',
      { origin: 'https://tomoni.example' },
      'inside:3000',
      200,
    ],
    ['the address in the local network', { origin: 'http://192.168.0.5:3000' }, '192.168.0.5:3000', 200],
    ['the public name over http: another origin', { origin: 'http://tomoni.example' }, 'inside:3000', 403],
    ['another site', { origin: 'https://evil.example' }, 'inside:3000', 403],
  ])('with PUBLIC_URL: %s', async (_name, headers, host, status) => {
    expect((await post(named, '/t/form', { ...form, ...headers }, 'name=A', host)).status).toBe(status);
  });

  it('tells people what to do', async () => {
    const response = await post(plain, '/t/form', { ...form, accept: 'text/html' }, 'name=A');
    expect(await response.text()).toContain('どこから送られたか、わかりませんでした');
  });
});

describe('JSON', () => {
  it.each([
    ['from a program', {}, 200],
    ['from our own page', { origin: 'http://site.local:3000' }, 200],
    ['from a page elsewhere', { origin: 'https://evil.example' }, 403],
    [
      'from a page elsewhere, attested',
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      403,
    ],
  ])('%s', async (_name, headers, status) => {
    expect((await post(plain, '/t/json', { ...json, ...headers }, '{"a":1}')).status).toBe(status);
  });

  it.each(['text/plain', 'text/plain;charset=UTF-8', 'application/xml', 'nonsense'])(
    'is not accepted as %s, which browsers send without asking',
    async (type) => {
      const response = await post(
        plain,
        '/t/json',
        { 'content-type': type, 'sec-fetch-site': 'same-origin' },
        '{"a":1}',
      );
      expect(response.status).toBe(415);
    },
  );
});

describe('bodies', () => {
  const own = { ...form, 'sec-fetch-site': 'same-origin' };

  it('refuses what is larger than ordinary, also when its length is not announced', async () => {
    const large = `name=${'あ'.repeat(400_000)}`;
    expect((await post(plain, '/t/form', own, large)).status).toBe(413);
    const announced = { ...own, 'content-length': '99999999' };
    expect((await post(plain, '/t/form', announced, 'name=A')).status).toBe(413);
    const stream = new Response(large).body;
    const request = new Request('http://site.local/t/form', {
      method: 'POST',
      headers: own,
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect((await plain.request(request)).status).toBe(413);
  });

  it('regression: a form that nobody finished could hold a megabyte', async () => {
    const long = `name=${'a'.repeat(70_000)}`;
    expect((await post(plain, '/t/form', own, long)).status).toBe(413);
    expect((await post(plain, '/t/form', own, `name=${'a'.repeat(60_000)}`)).status).toBe(200);
    expect((await post(plain, '/t/long-form', own, long)).status).toBe(200);
  });

  it.each([
    ['announced', { 'content-length': '10' }],
    ['not announced', {}],
  ])('regression: a client who goes away while sending was a fault of ours (%s)', async (_how, more) => {
    const routes: ModuleManifest = { ...testRoutes(), costs: { dear: ['POST /t/form'] } };
    const site = trialSite(noDatabase, [routes]);
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('name'));
      },
      pull(controller) {
        controller.error(new Error('aborted'));
      },
    });
    const init = { method: 'POST', headers: { ...own, ...more }, body, duplex: 'half' } as RequestInit;
    const answer = await createApp(site).request(new Request('http://site.local/t/form', init));
    expect(answer.status).toBe(400);
    expect(site.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('lets a route accept more, up to its own bound', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const fits = await post(plain, '/t/large', headers, 'a'.repeat(2_500_000));
    expect(await fits.json()).toEqual({ bytes: 2_500_000 });
    expect((await post(plain, '/t/large', headers, 'a'.repeat(3_000_001))).status).toBe(413);
  });

  it('gives back forms as they were typed, without what the database refuses', async () => {
    const body = new URLSearchParams([
      ['name', '  緑町\0 1丁目\r\n'],
      ['all', '1'],
      ['all', '2'],
    ]);
    const response = await post(plain, '/t/form', own, body.toString());
    expect(await response.json()).toEqual({ name: '緑町 1丁目', all: ['1', '2'] });
  });

  it('refuses a form with thousands of fields and one that breaks off', async () => {
    expect((await post(plain, '/t/form', own, 'a=1&'.repeat(2000))).status).toBe(400);
    const broken = { ...multipart, 'sec-fetch-site': 'same-origin' };
    expect((await post(plain, '/t/form', broken, '--x\r\ncontent-dis')).status).toBe(400);
  });
});

describe('a request with a key', () => {
  const key = { authorization: 'Bearer tomoni_x' };

  it('needs to come from no page of ours, whatever it sends', async () => {
    for (const [type, body] of [
      [form, 'name=A'],
      [multipart, multipartBody],
    ] as const) {
      const response = await post(plain, '/t/form', { ...type, ...key }, body);
      expect([response.status, await response.json()]).toMatchObject([200, { name: 'A' }]);
    }
    const other = await post(plain, '/t/form', { ...form, authorization: 'Basic dTpw' }, 'name=A');
    expect(other.status).toBe(403);
  });

  it('brings no cookie along, and is told so as a program', async () => {
    const response = await post(plain, '/t/form', { ...form, ...key, cookie: 'a=b' }, 'name=A');
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'http.cookie-and-key' }]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});
