import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp } from '../http/index.ts';
import type { AppEnv, ModuleManifest, Site } from '../manifest/index.ts';
import type { Db } from '../storage/index.ts';
import { scenarios } from '../testing/index.ts';
import { type Actor, definePermissions, guard, nextPath, openToAll, walkRoutes } from './index.ts';

definePermissions('counter', { 'counter.write': [{ role: 'official', within: 'owner' }] });

const people: Record<string, Actor> = {
  official: {
    kind: 'user',
    id: 'u1',
    name: '山田',
    appointments: [{ role: 'official', scope: '999999', from: '2026-01-01', until: '2026-12-31' }],
  },
  nobody: { kind: 'user', id: 'u2', name: '田中', appointments: [] },
};
let asked = 0;

const counter: ModuleManifest = {
  name: 'counter',
  migrations: {},
  async identify(c) {
    asked += 1;
    return people[c.req.header('X-Trial-Person') ?? ''] ?? { kind: 'visitor' };
  },
  routes() {
    const app = new Hono<AppEnv>();
    const write = guard('counter.write', (c) => ({ owner: c.req.param('code') ?? '' }));
    app.get('/:code/office', write, (c) => c.text('the office'));
    app.post('/:code/office', write, async (c) => {
      const actor = await c.get('actor')();
      return c.text(actor.kind === 'user' ? `done by ${actor.name}` : 'done by nobody');
    });
    app.post('/find', openToAll('finding changes nothing'), (c) => c.text('found'));
    app.post('/forgotten', (c) => c.text('anybody may'));
    app.get('/:code/office/forgotten', (c) => c.text('anybody may look'));
    app.get('/page', (c) => c.text('a page'));
    return app;
  },
};

const site: Site = {
  db: null as unknown as Db,
  now: () => new Date('2026-04-01T00:00:00Z'),
  publicUrl: null,
  modules: [counter],
  log: { info() {}, warn() {}, error() {} },
};
const app = createApp(site);
const official = { 'X-Trial-Person': 'official' };
const nobody = { 'X-Trial-Person': 'nobody' };

describe('guard', () => {
  scenarios(app, [
    {
      name: 'lets in who is appointed, and no cache keeps the page',
      path: '/999999/office',
      headers: official,
      contains: ['the office'],
      answers: { 'cache-control': 'private, no-store' },
    },
    {
      name: 'writes as the person',
      method: 'POST',
      path: '/999999/office',
      headers: official,
      contains: ['done by 山田'],
    },
    {
      name: 'says no elsewhere, with the reason',
      path: '/999998/office',
      headers: official,
      status: 403,
      contains: ['担当職員'],
    },
    {
      name: 'says no in English',
      path: '/en/999999/office',
      headers: nobody,
      status: 403,
      contains: ['official'],
    },
    {
      name: 'leads visitors to sign in and back',
      path: '/999999/office?tab=2',
      status: 303,
      answers: { location: '/sign-in?next=%2F999999%2Foffice%3Ftab%3D2' },
    },
    {
      name: 'keeps the language on the way',
      path: '/en/999999/office',
      status: 303,
      answers: { location: '/en/sign-in?next=%2Fen%2F999999%2Foffice' },
    },
    {
      name: 'leads back to the page that held the form',
      method: 'POST',
      path: '/999999/office',
      headers: { referer: 'http://localhost/999999/office/edit' },
      status: 303,
      answers: { location: '/sign-in?next=%2F999999%2Foffice%2Fedit' },
    },
    {
      name: 'never leads to another site that claims to hold the form',
      method: 'POST',
      path: '/999999/office',
      headers: { referer: 'http://evil.example/999999' },
      status: 303,
      answers: { location: '/sign-in?next=%2F' },
    },
    {
      name: 'tells programs 401',
      path: '/999999/office',
      headers: { accept: 'application/json' },
      status: 401,
      json: { code: 'permissions.sign-in' },
    },
  ]);

  it('asks once who it is, and not at all for a page that does not care', async () => {
    asked = 0;
    await app.request('http://localhost/page', { headers: official });
    expect(asked).toBe(0);
    await app.request('http://localhost/999999/office', {
      method: 'POST',
      headers: { ...official, origin: 'http://localhost' },
    });
    expect(asked).toBe(1);
  });

  it('refuses to stand before an action that no table has', () => {
    expect(() => guard('counter.fly')).toThrow(RangeError);
  });
});

describe('the walk over all routes', () => {
  it('finds what writes, or lies behind the counter, without a declaration', () => {
    const bare = walkRoutes(app).filter((route) => route.bare);
    expect(bare.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /forgotten',
      'GET /:code/office/forgotten',
    ]);
  });
});

describe('the path to go on to', () => {
  it('is always one of this site', () => {
    const kept = ['/', '/en/999999?x=1#y', '/a%2F%2Fb'];
    expect(kept.map(nextPath)).toEqual(kept);
    const others = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      '/./..//evil.example',
    ];
    expect([...others, '', 'javascript:alert(1)', '/a b', undefined].map(nextPath)).toEqual(
      Array(9).fill('/'),
    );
  });
});
