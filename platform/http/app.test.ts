import { Kysely, type KyselyPlugin, PostgresDialect } from 'kysely';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { scenarios, testDatabase } from '../testing/index.ts';
import { createApp } from './app.ts';
import { testRoutes, trialSite } from './testing/trial-site.ts';

const { db } = await testDatabase({ owners: [] });
const counts = { produced: 0 };
const site = trialSite(db, [testRoutes(counts)]);
const css = { contentType: 'text/css; charset=utf-8', body: Buffer.from('body{margin:0}'.repeat(200)) };
const app = createApp(site, { assets: { files: new Map([['tomoni.0123456789.css', css]]) }, build: 'b1' });
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('languages and addresses', () => {
  scenarios(app, [
    { name: 'Japanese has no prefix', path: '/t/lang', json: { lang: 'ja', path: '/t/lang' } },
    { name: 'English has /en', path: '/en/t/lang', json: { lang: 'en', path: '/t/lang' } },
    {
      name: 'a slash at the end leads on',
      path: '/t/lang/?a=1',
      status: 301,
      answers: { location: '/t/lang?a=1' },
    },
    {
      name: 'doubled slashes lead on within the site',
      path: '//evil.example/',
      status: 301,
      answers: { location: '/evil.example' },
    },
    {
      name: 'the language stays when a slash goes',
      path: '/en/t/lang/',
      status: 301,
      answers: { location: '/en/t/lang' },
    },
    { name: 'NUL in a path is refused', path: '/t/%00', status: 400 },
    { name: 'a line end in a path is refused', path: '/t/a%0d%0aSet-Cookie:x', status: 400 },
    {
      name: 'a line end in a query is a text',
      path: '/t/lang?q=a%0d%0ab',
      status: 200,
      answers: { 'set-cookie': null },
    },
    { name: 'NUL in a query is refused', path: '/t/lang?q=%00', status: 400 },
  ]);
});

describe('headers on every answer', () => {
  const everywhere = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': /geolocation=\(self\)/,
    'cross-origin-opener-policy': 'same-origin',
    'x-request-id': /^[\w-]{8,}$/,
    'strict-transport-security': null,
  };
  const closed = {
    ...everywhere,
    'x-frame-options': 'DENY',
    'content-security-policy': /script-src 'self'.*frame-ancestors 'none'/,
  };
  scenarios(app, [
    { name: 'a page', path: '/t/page/1', answers: { ...closed, 'access-control-allow-origin': null } },
    {
      name: 'no inline script or style is allowed',
      path: '/t/page/1',
      check: (_text, { headers }) => {
        expect(headers.get('content-security-policy')).not.toMatch(/unsafe|nonce/);
      },
    },
    { name: 'a missing page', path: '/nothing', status: 404, answers: closed },
    { name: 'a failure', path: '/t/fails', status: 500, answers: closed },
    { name: 'a static file', path: '/static/tomoni.0123456789.css', answers: closed },
    {
      name: 'a page that may be embedded',
      path: '/t/embed',
      answers: {
        ...everywhere,
        'x-frame-options': null,
        'content-security-policy': /frame-ancestors \*/,
      },
    },
    {
      name: 'data may be read from other sites',
      path: '/t/feed.csv',
      answers: { 'access-control-allow-origin': '*' },
    },
    {
      name: 'a file name cannot bring headers',
      path: '/t/feed.csv',
      answers: {
        x: null,
        'content-disposition': /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%E7%B7%91%E7%94%BA/,
      },
    },
  ]);

  it('marks https with HSTS when the operator said that the site has it', async () => {
    const secure = createApp(trialSite(db, [testRoutes()], { publicUrl: 'https://tomoni.example' }));
    const over = await secure.request('https://tomoni.example/t/lang');
    expect(over.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
    expect(await over.json()).toMatchObject({ origin: 'https://tomoni.example' });
  });
});

describe('problems', () => {
  scenarios(app, [
    {
      name: 'a browser gets a page in Japanese',
      path: '/nothing',
      headers: browser,
      status: 404,
      contains: ['<!doctype html><html lang="ja"', 'このページはありません', 'noindex'],
    },
    {
      name: 'and in English under /en',
      path: '/en/nothing',
      headers: browser,
      status: 404,
      contains: ['<html lang="en"', 'There is no such page', 'href="/en"'],
    },
    {
      name: 'a program gets problem details',
      path: '/nothing',
      headers: { accept: 'application/json' },
      status: 404,
      json: { status: 404, code: 'http.not-found', type: 'urn:tomoni:problem:http.not-found' },
      answers: { 'content-type': 'application/problem+json', vary: /Accept/ },
    },
    {
      name: 'so does whoever asks for data',
      path: '/t/gone.json',
      headers: browser,
      status: 410,
      json: { code: 'trial.gone', title: 'なくなりました' },
    },
    {
      name: 'texts of problems are escaped',
      path: '/t/gone',
      headers: browser,
      status: 410,
      contains: ['&lt;b&gt;'],
      notContains: ['<b></'],
    },
    {
      name: 'a failure shows nothing of its cause',
      path: '/t/fails',
      headers: browser,
      status: 500,
      contains: ['うまく表示できませんでした'],
      notContains: ['Yamada', 'insert into', '23505'],
    },
    {
      name: 'nor does its JSON',
      path: '/t/fails',
      headers: { accept: 'application/json' },
      status: 500,
      json: { code: 'http.failed' },
      notContains: ['Yamada'],
    },
    {
      name: 'a database that is away means: later',
      path: '/t/away',
      headers: browser,
      status: 503,
      answers: { 'retry-after': '30' },
    },
    {
      name: 'another method is refused with those that work',
      method: 'DELETE',
      path: '/t/lang',
      status: 405,
      answers: { allow: 'GET, HEAD, OPTIONS' },
    },
    {
      name: 'a form address does not answer GET',
      path: '/t/form',
      status: 405,
      answers: { allow: 'POST, OPTIONS' },
    },
    { name: 'a method for nothing is 404', method: 'DELETE', path: '/nothing', status: 404 },
    {
      name: 'OPTIONS tells what works',
      method: 'OPTIONS',
      path: '/t/lang',
      status: 204,
      answers: {
        allow: 'GET, HEAD, OPTIONS',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        'access-control-allow-origin': '*',
      },
    },
    {
      name: 'OPTIONS does not invite forms from elsewhere',
      method: 'OPTIONS',
      path: '/t/form',
      status: 204,
      answers: { 'access-control-allow-origin': null },
    },
  ]);

  it('gives the number of the request to the reader and to the log', async () => {
    site.lines.length = 0;
    const response = await app.request('/t/fails', { headers: browser });
    const id = response.headers.get('x-request-id') ?? '';
    expect(await response.text()).toContain(id);
    expect(site.lines.find(({ level }) => level === 'error')?.fields).toMatchObject({
      request: id,
      problem: 'http.failed',
    });
  });
});

describe('caching', () => {
  it('answers 304 before the work, for the whole list in If-None-Match', async () => {
    counts.produced = 0;
    const first = await app.request('/t/cached');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    expect(counts.produced).toBe(1);
    for (const known of [etag, etag.replace('W/', ''), `"x", ${etag}`, '*']) {
      const again = await app.request('/t/cached', { headers: { 'If-None-Match': known } });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toBe('public, max-age=60');
      expect(await again.text()).toBe('');
    }
    expect(counts.produced).toBe(1);
    const other = await app.request('/t/cached', { headers: { 'If-None-Match': '"x"' } });
    expect(other.status).toBe(200);
  });

  it('is the same in every process of a release', async () => {
    const [one, other] = [createApp(site), createApp(site)];
    const etags = await Promise.all(
      [one, other].map(async (app) => (await app.request('/t/cached')).headers.get('etag')),
    );
    expect(etags[0]).toBe(etags[1]);
  });

  it('changes with each release', async () => {
    const next = createApp(site, { build: 'b2' });
    const [before, after] = await Promise.all([app.request('/t/cached'), next.request('/t/cached')]);
    expect(before.headers.get('etag')).not.toBe(after.headers.get('etag'));
  });

  it('keeps a page that depends on a choice for its reader alone', async () => {
    const chosen = await app.request('/t/choose', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(chosen.status).toBe(303);
    const cookie = chosen.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^tomoni\.trial\.area=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const mine = await app.request('/t/mine', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(await mine.text()).toBe('<p>みどり町</p>');
    expect(mine.headers.get('cache-control')).toBe('private, max-age=60');
    expect(mine.headers.get('vary')).toMatch(/Cookie/);
    const none = await app.request('/t/mine', {
      headers: { 'If-None-Match': mine.headers.get('etag') ?? '' },
    });
    expect(none.status).toBe(200);
    expect(none.headers.get('cache-control')).toBe('private, max-age=60');
  });

  it('regression: a choice that is read too late makes the page uncacheable instead of wrong', async () => {
    const late = await app.request('/t/late-choice');
    expect(late.headers.get('cache-control')).toBe('private, no-store');
    expect(late.headers.get('etag')).toBeNull();
  });

  it('regression: what a choice goes into is for this reader alone, also without an ETag', async () => {
    const plain = await app.request('/t/plain-choice');
    expect(plain.headers.get('cache-control')).toBe('private, no-cache');
    expect(plain.headers.get('vary')).toMatch(/\bCookie\b/);
    expect((await app.request('/t/lang')).headers.get('cache-control')).toBeNull();
  });

  it.each([
    ['/t/cached', null],
    ['/t/data.csv', '*'],
  ])('regression: the 304 of %s says what its 200 says', async (path, origin) => {
    const first = await app.request(path);
    const again = await app.request(path, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    for (const { headers } of [first, again]) {
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('vary')).toBe('Accept-Encoding');
    }
  });

  it('HEAD has the headers of GET and no body', async () => {
    const head = await app.request('/t/cached', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe((await app.request('/t/cached')).headers.get('etag'));
    expect(await head.text()).toBe('');
  });
});

describe('static files', () => {
  scenarios(app, [
    {
      name: 'are kept for ever',
      path: '/static/tomoni.0123456789.css',
      answers: {
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': 'text/css; charset=utf-8',
      },
    },
    {
      name: 'come compressed',
      path: '/static/tomoni.0123456789.css',
      headers: { 'accept-encoding': 'gzip, deflate, br' },
      answers: { 'content-encoding': 'br', vary: 'Accept-Encoding' },
    },
    {
      name: 'or not, when brotli is refused',
      path: '/static/tomoni.0123456789.css',
      headers: { 'accept-encoding': 'gzip;q=1, br;q=0' },
      answers: { 'content-encoding': 'gzip' },
    },
    { name: 'an unknown one is missing', path: '/static/other.css', status: 404 },
    {
      name: 'the mark',
      path: '/favicon.ico',
      answers: { 'content-type': 'image/svg+xml' },
      contains: ['<svg'],
    },
    {
      name: 'robots.txt',
      path: '/robots.txt',
      contains: ['User-agent: *'],
      answers: { 'content-type': /text\/plain/ },
    },
  ]);
});

describe('paths that look for a way out', () => {
  it.each([
    '/static/../package.json',
    '/static/%2e%2e/package.json',
    '/static/..%2f..%2fpackage.json',
    '/static/..%5cpackage.json',
    '/static/%252e%252e%252fpackage.json',
    '/static//etc/passwd',
    '/static/__proto__',
    '/static/constructor',
  ])('%s', async (path) => {
    const response = await app.request(path);
    expect([301, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('workspaces');
  });
});

describe('compression', () => {
  it.each(['br', 'gzip'])('packs pages with %s and says that they vary', async (encoding) => {
    const response = await app.request('/t/page/1', { headers: { 'accept-encoding': encoding } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toMatch(/Accept-Encoding/);
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(500);
  });

  it('leaves small answers, streams and compressed files alone', async () => {
    const small = await app.request('/t/lang', { headers: { 'accept-encoding': 'gzip' } });
    expect(small.headers.get('content-encoding')).toBeNull();
    expect(await small.json()).toMatchObject({ lang: 'ja' });
  });

  it('regression: a large download streams through instead of being held in memory', async () => {
    const response = await app.request('/t/download', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBe(5_000_000);
    expect(bytes.every((byte) => byte === 0x61)).toBe(true);
  });

  it('keeps the ETag of a page, whatever it was packed with', async () => {
    const plain = await app.request('/t/cached');
    const packed = await app.request('/t/cached', { headers: { 'accept-encoding': 'br' } });
    expect(packed.headers.get('etag')).toBe(plain.headers.get('etag'));
  });
});

describe('health', () => {
  scenarios(app, [
    { name: 'lives', path: '/health', json: { status: 'ok' }, answers: { 'cache-control': 'no-store' } },
    { name: 'is ready', path: '/ready', json: { status: 'ready' } },
  ]);

  it('regression: anybody could make it say that it is not ready, by asking often', async () => {
    let asked = 0;
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        asked += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const asking = createApp(trialSite(db.withPlugin(counting), []));
    const askOften = async () => {
      const answers = await Promise.all(Array.from({ length: 300 }, () => asking.request('/ready')));
      return new Set(answers.map(({ status }) => status));
    };
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      expect([await askOften(), await askOften()]).toEqual([new Set([200]), new Set([200])]);
      expect(asked).toBe(2);
      vi.advanceTimersByTime(1001);
      await askOften();
      expect(asked).toBe(4);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not ready without its database', async () => {
    const pool = new pg.Pool({ host: '/nowhere' });
    const gone = trialSite(new Kysely({ dialect: new PostgresDialect({ pool }) }), []);
    const response = await createApp(gone).request('/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not ready', why: ['database'] });
    await pool.end();
  });
});
