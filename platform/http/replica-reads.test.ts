import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { AppEnv, Site } from '../manifest/index.ts';
import type { Db, Replicas } from '../storage/index.ts';
import { createApp } from './app.ts';

const quiet = () => {};
const primary = {} as Db;
const copy = {} as Db;

/** One replica that has replayed the log up to 100, of a primary that has written up to 200. */
function siteWith(over: Partial<Replicas> = {}): Site {
  const replicas: Replicas = {
    readers: [copy],
    choose: (position) => (position <= 100 ? 0 : null),
    position: async () => 200,
    caughtUp: async () => {},
    hasPrimary: () => true,
    mostBehindMs: 5_000,
    figures: () => [],
    close: async () => {},
    ...over,
  };
  const routes = () =>
    new Hono<AppEnv>().all('/which', (c) => c.text(c.get('site').db === copy ? 'replica' : 'primary'));
  return {
    ...{ db: primary, replicas, now: () => new Date(), publicUrl: null },
    modules: [{ name: 'trial', migrations: {}, routes }],
    log: { info: quiet, warn: quiet, error: quiet },
  };
}

async function which(
  headers: Record<string, string> = {},
  site = siteWith(),
  method = 'GET',
): Promise<Response> {
  const origin = method === 'GET' ? {} : { origin: 'http://localhost' };
  return createApp(site).request('http://localhost/which', { method, headers: { ...origin, ...headers } });
}

const readerOf = async (headers?: Record<string, string>) => (await which(headers)).text();
const cookieOf = (answer: Response) =>
  answer.headers.getSetCookie().find((one) => one.startsWith('tomoni.position='));

describe('who reads from a replica', () => {
  it('is a visitor, whatever they chose and whatever other programs keep in their browser', async () => {
    expect(await readerOf()).toBe('replica');
    expect(await readerOf({ cookie: 'tomoni.collection.area.992011=a1; _ga=GA1.2; session_token=x' })).toBe(
      'replica',
    );
  });

  it('is not whoever may be signed in or acts by a key', async () => {
    expect(await readerOf({ cookie: 'tomoni.session_token=abc.def' })).toBe('primary');
    expect(await readerOf({ cookie: 'a=b; __Secure-tomoni.session_token=abc' })).toBe('primary');
    expect(await readerOf({ authorization: 'Bearer abc' })).toBe('primary');
  });

  it('is nobody who writes, and nobody at all on a site with one server', async () => {
    expect(await (await which({}, siteWith(), 'POST')).text()).toBe('primary');
    const alone = await which({}, { ...siteWith(), replicas: null }, 'POST');
    expect(await alone.text()).toBe('primary');
    expect(alone.headers.getSetCookie()).toEqual([]);
    expect(alone.headers.get('X-Tomoni-Position')).toBeNull();
  });

  it('is nobody who has written what the replica doesn’t have yet', async () => {
    const wrote = await which({}, siteWith(), 'POST');
    expect(wrote.headers.get('X-Tomoni-Position')).toBe('200');
    expect(cookieOf(wrote)).toBe('tomoni.position=200; Max-Age=10; Path=/; HttpOnly; SameSite=Lax');
    expect(await readerOf({ cookie: 'tomoni.position=200' })).toBe('primary');
    expect(await readerOf({ 'x-tomoni-position': '200' })).toBe('primary');
    expect(await readerOf({ cookie: 'a=b; tomoni.position=100' })).toBe('replica');
    expect(await readerOf({ cookie: 'tomoni.position=nonsense' })).toBe('replica');
  });

  it('is nobody who has written when nobody could say how far', async () => {
    const site = siteWith({ position: () => Promise.reject(new Error('away')) });
    const wrote = await which({}, site, 'POST');
    expect(await wrote.text()).toBe('primary');
    const position = wrote.headers.get('X-Tomoni-Position') ?? '';
    expect(await readerOf({ cookie: `tomoni.position=${position}` })).toBe('primary');
  });
});

describe('what answers of reads say', () => {
  it('is what they said before: nothing of positions', async () => {
    const answer = await which();
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('X-Tomoni-Position')).toBeNull();
  });
});

describe('a site whose primary is away', () => {
  it('is not ready, and is read all the same', async () => {
    const site = siteWith({ hasPrimary: () => false });
    const ready = await createApp(site).request('/ready');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'not ready', why: ['database'] });
    expect(await (await which({}, site)).text()).toBe('replica');
  });
});
