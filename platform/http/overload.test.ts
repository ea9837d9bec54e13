import { describe, expect, it } from 'vitest';
import type { EventLoop } from '../metrics/index.ts';
import { testDatabase } from '../testing/index.ts';
import { createApp } from './app.ts';
import { type Cost, makeShedding } from './shedding.ts';
import { testRoutes, trialSite } from './testing/trial-site.ts';

const { db } = await testDatabase({ owners: [] });
const at = (delayMs: number, waiting = 0) => ({ delayMs, waiting, connections: 10 });

describe('shedding', () => {
  it('halves the dear work while strained, then the usual, and never touches the cheap', () => {
    const shedding = makeShedding();
    const shares = Array.from({ length: 8 }, () => {
      shedding.look(at(100));
      return [shedding.share('dear'), shedding.share('usual')];
    });
    expect(shares.slice(0, 3)).toEqual([
      [1, 1],
      [0.5, 1],
      [0.25, 1],
    ]);
    expect(shares.at(-1)).toEqual([0, 0.25]);
    expect(shedding.admits('cheap')).toBe(true);
  });

  it('is left alone between strained and calm, and comes back by itself, the usual work first', () => {
    const shedding = makeShedding();
    for (let n = 0; n < 7; n += 1) shedding.look(at(0, 21));
    expect([shedding.share('dear'), shedding.share('usual')]).toEqual([0, 0.5]);
    for (let n = 0; n < 50; n += 1) shedding.look(at(20));
    expect([shedding.share('dear'), shedding.share('usual')]).toEqual([0, 0.5]);
    for (let n = 0; n < 5; n += 1) shedding.look(at(1));
    expect(shedding.share('usual')).toBeCloseTo(1);
    for (let n = 0; n < 21; n += 1) shedding.look(at(1));
    expect(shedding.share('dear')).toBe(1);
  });

  it('takes no notice of single late windows', () => {
    const shedding = makeShedding();
    for (let n = 0; n < 20; n += 1) shedding.look(at(n % 2 === 0 ? 500 : 5));
    expect(shedding.share('dear')).toBe(1);
  });

  it('lets through the share that it says, evenly', () => {
    const shedding = makeShedding();
    for (let n = 0; n < 3; n += 1) shedding.look(at(100));
    const admitted = Array.from({ length: 40 }, () => shedding.admits('dear'));
    expect(admitted.filter(Boolean)).toHaveLength(10);
  });
});

describe('a site with too much to do', () => {
  function trial() {
    let look = () => {};
    let delay = 0;
    const loop: EventLoop = {
      meanMs: () => delay,
      longestMs: () => delay,
      onWindow(wanted) {
        look = wanted;
        return () => {};
      },
      stop() {},
    };
    const costs = new Map<string, Cost>([
      ['/t/page/:id', 'cheap'],
      ['/t/form', 'dear'],
      ['/t/feed.csv', 'dear'],
    ]);
    const site = trialSite(db, [testRoutes()]);
    const app = createApp(site, { overload: { loop, costs } });
    const windows = (count: number, delayMs: number) => {
      delay = delayMs;
      for (let n = 0; n < count; n += 1) look();
    };
    return { app, windows, site };
  }

  it('turns dear work away with a page in both languages, or data, and when to come back', async () => {
    const { app, windows, site } = trial();
    windows(5, 200);
    const form = {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams('name=x'),
    };
    const page = await app.request('/t/form', form);
    expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual([
      503,
      '30',
      'no-store',
    ]);
    const text = await page.text();
    expect(text).toContain('混み合っています');
    expect(text).toContain('The site is busy');
    const data = await app.request('/t/feed.csv');
    expect([data.status, data.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
    expect(await data.json()).toMatchObject({ code: 'http.overloaded' });
    expect((await app.request('/t/page/1')).status).toBe(200);
    expect((await app.request('/ready')).status).toBe(200);
    windows(3, 200);
    const ready = await app.request('/ready');
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', why: ['overloaded'] }]);
    windows(40, 0);
    expect((await app.request('/t/form', form)).status).toBe(200);
    expect(site.lines.map(({ message }) => message).filter((line) => /work/.test(line))).toEqual([
      'More work than this process can carry: dear work is turned away',
      'All work is taken on again',
    ]);
  });
});
