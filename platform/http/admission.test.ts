import { describe, expect, it } from 'vitest';
import type { ModuleManifest } from '../manifest/index.ts';
import { createRegistry } from '../metrics/index.ts';
import { testDatabase } from '../testing/index.ts';
import type { Lanes } from './admission.ts';
import { createApp } from './app.ts';
import { makeLane } from './lane.ts';
import { testRoutes, trialSite } from './testing/trial-site.ts';

const { db } = await testDatabase({ owners: [] });

describe('a lane', () => {
  it('gives places, then waits in order, then turns away; a place that is left goes to the first in the line', async () => {
    const lane = makeLane({ atOnce: 2, line: 2, patienceMs: 60_000 });
    const came: string[] = [];
    expect([lane.enter(), lane.enter()]).toEqual([true, true]);
    const first = Promise.resolve(lane.enter()).then((entered) => came.push(`first ${entered}`));
    const second = Promise.resolve(lane.enter()).then((entered) => came.push(`second ${entered}`));
    expect(lane.enter()).toBe(false);
    expect(lane.figures()).toEqual({ busy: 2, waiting: 2 });
    lane.leave();
    await first;
    expect(came).toEqual(['first true']);
    lane.leave();
    await second;
    lane.leave();
    lane.leave();
    expect(lane.figures()).toEqual({ busy: 0, waiting: 0 });
    expect(lane.enter()).toBe(true);
  });

  it('turns away who has waited too long, and keeps no place for him', async () => {
    const lane = makeLane({ atOnce: 1, line: 5, patienceMs: 1 });
    expect(lane.enter()).toBe(true);
    expect(await lane.enter()).toBe(false);
    lane.leave();
    expect(lane.figures()).toEqual({ busy: 0, waiting: 0 });
  });
});

describe('a site with more to do than it can carry', () => {
  const form = {
    method: 'POST',
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'name=x',
  };

  /** A site whose one dear route is answered when `let go` is called. */
  function trial(lanes: Lanes) {
    const held: (() => void)[] = [];
    const routes = testRoutes();
    const slow: ModuleManifest = {
      ...routes,
      routes: (site) =>
        (routes.routes?.(site) ?? expect.fail()).get('/t/sheet', async (c) => {
          await new Promise<void>((resolve) => held.push(resolve));
          return c.text('sheet');
        }),
      costs: { cheap: ['/t/page/:id'], dear: ['/t/sheet', '/t/feed.csv', 'POST /t/form'] },
    };
    const registry = createRegistry();
    const site = trialSite(db, [slow]);
    const metrics = { registry, gather: async () => [], from: [], token: null };
    return { site, registry, held, app: createApp(site, { lanes, metrics }) };
  }

  it('turns the dear away with a page or data that say when to come back, and answers all the rest', async () => {
    const { app, site, registry, held } = trial({ dear: { atOnce: 1, line: 1, patienceMs: 60_000 } });
    const [running, waiting] = [app.request('/t/sheet'), app.request('/t/sheet')];
    await expect.poll(() => held.length).toBe(1);
    const page = await app.request('/en/t/sheet', { headers: { Accept: 'text/html' } });
    expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual([
      503,
      '30',
      'no-store',
    ]);
    expect(await page.text()).toContain('The site is busy');
    expect(await (await app.request('/t/sheet')).text()).toContain('ただいま混み合っています');
    const data = await app.request('/t/feed.csv');
    expect([data.status, (await data.json()).code]).toEqual([503, 'http.busy']);
    expect((await app.request('/t/form', form)).status).toBe(503);
    for (const path of ['/t/page/1', '/t/lang', '/ready']) expect((await app.request(path)).status).toBe(200);

    held.pop()?.();
    await expect.poll(() => held.length).toBe(1);
    held.pop()?.();
    expect([(await running).status, (await waiting).status]).toEqual([200, 200]);
    expect((await app.request('/t/feed.csv')).status).toBe(200);
    expect(await (await app.request('/t/form', form)).json()).toMatchObject({ name: 'x' });
    const said = site.lines.filter(({ message }) => message.startsWith('More requests'));
    expect(said).toHaveLength(1);
    const turned = registry.snapshot().find(({ name }) => name === 'tomoni_http_turned_away_total');
    expect(turned?.samples.map(({ value }) => value)).toEqual([4]);
  });

  it('gives the place back when a route fails', async () => {
    const { app } = trial({ usual: { atOnce: 1, line: 0, patienceMs: 0 } });
    for (let n = 0; n < 3; n += 1) expect((await app.request('/t/fails')).status).toBe(500);
    expect((await app.request('/t/lang')).status).toBe(200);
  });
});
