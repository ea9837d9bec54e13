import { clusters, contains, type Position, tileAt, tileExtent } from '@tomoni/geo';
import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp } from '../http/index.ts';
import { trialSite } from '../http/testing/trial-site.ts';
import type { AppEnv } from '../manifest/index.ts';
import { scenarios, testDatabase } from '../testing/index.ts';
import { defineLayer, type LayerOptions, type LayerPoint, type LayerQuery } from './index.ts';
import type { TileProperties } from './tile-answer.ts';

const { db } = await testDatabase({ owners: [] });

/** In the sea, so that no town is meant. */
const SEA: Position = { lat: 30.5, lon: 150.5 };
const TILE = tileAt(SEA, 12);
const at = ({ z, x, y }: typeof TILE, query = '') => `/t/map/${z}/${x}/${y}.json${query}`;

type Kind = 'all' | 'shelter';

function place(n: number, position: Position, over: Partial<LayerPoint> = {}): LayerPoint {
  return { id: `p${n}`, name: `場所${n}`, position, href: `/t/places/${n}`, ...over };
}

/** Points spread over the middle of a tile. */
function spread(count: number): LayerPoint[] {
  const { west, east, south, north } = tileExtent(TILE);
  return Array.from({ length: count }, (_, n) => {
    const share = (n + 0.5) / count;
    return place(n, { lat: south + (north - south) * share, lon: west + (east - west) * ((n * 0.618) % 1) });
  });
}

function within(points: readonly LayerPoint[]): LayerOptions<Kind>['points'] {
  return async (_db, { extent, filter, limit }) =>
    points
      .filter(({ position, kind }) => contains(extent, position) && (filter === 'all' || kind === filter))
      .slice(0, limit);
}

function layerOf(points: readonly LayerPoint[], over: Partial<LayerOptions<Kind>> = {}) {
  return defineLayer<Kind>({
    path: '/t/map',
    id: 'trialTiles',
    text: { ja: '試し', en: 'Trial' },
    filter: (query) => {
      const kind = query.get('kind') ?? 'all';
      return kind === 'all' || kind === 'shelter' ? kind : null;
    },
    version: async () => `v${points.length}`,
    points: within(points),
    ...over,
  });
}

function appOf(layer: ReturnType<typeof layerOf>) {
  const routes = () => {
    const app = new Hono<AppEnv>();
    app.get(layer.route, layer.answer);
    return app;
  };
  return createApp(trialSite(db, [{ name: 'trial', migrations: {}, routes }]), { build: 'b1' });
}

async function featuresOf(layer: ReturnType<typeof layerOf>, tile = TILE) {
  const answer = await appOf(layer).request(at(tile));
  expect(answer.status).toBe(200);
  const { features } = (await answer.json()) as {
    features: { id: string; geometry: { coordinates: number[] }; properties: TileProperties }[];
  };
  return features;
}

describe('a tile', () => {
  const shelter = place(1, SEA, { kind: 'shelter', square: true, unsure: true });
  const bench = place(2, { lat: SEA.lat + 0.001, lon: SEA.lon });
  const app = appOf(layerOf([shelter, bench]));
  const json = { type: 'FeatureCollection' };
  scenarios(app, [
    {
      name: 'has its points as GeoJSON that others may read and keep',
      path: at(TILE),
      answers: {
        'content-type': 'application/geo+json',
        'cache-control': 'public, max-age=300',
        etag: /^W\//,
        'access-control-allow-origin': '*',
      },
      json,
    },
    {
      name: 'holds to the conditions',
      path: at(TILE, '?kind=shelter'),
      contains: ['場所1'],
      notContains: ['場所2'],
    },
    { name: 'leads to pages of its language', path: `/en${at(TILE)}`, contains: ['"/en/t/places/1"'] },
    {
      name: 'knows no other conditions',
      path: at(TILE, '?kind=castle'),
      status: 400,
      contains: ['maps.unknown-condition'],
    },
    { name: 'is not too far away', path: '/t/map/4/1/1.json', status: 404, contains: ['maps.unknown-tile'] },
    { name: 'is not so near that it tells where one is', path: '/t/map/16/1/1.json', status: 404 },
    { name: 'is on the earth', path: '/t/map/5/32/1.json', status: 404 },
    { name: 'has whole numbers', path: '/t/map/5/1.5/1.json', status: 404 },
  ]);

  it('says of a point what is needed to show it', async () => {
    const [first] = await featuresOf(layerOf([shelter]));
    expect(first).toEqual({
      type: 'Feature',
      id: 'p1',
      geometry: { type: 'Point', coordinates: [SEA.lon, SEA.lat] },
      properties: { name: '場所1', href: '/t/places/1', kind: 'shelter', square: true, unsure: true },
    });
  });

  it('isn’t made again for a reader who has it, until the data change', async () => {
    const etag = (await app.request(at(TILE))).headers.get('etag') ?? '';
    const known = { headers: { 'If-None-Match': etag } };
    expect((await app.request(at(TILE), known)).status).toBe(304);
    expect((await appOf(layerOf([shelter])).request(at(TILE), known)).status).toBe(200);
  });

  it('gives each point to one tile only, on the edges, too', async () => {
    const { west, south, east, north } = tileExtent(TILE);
    const corners = [
      place(1, { lat: north, lon: west }),
      place(2, { lat: north, lon: east }),
      place(3, { lat: south, lon: west }),
      place(4, { lat: south, lon: east }),
    ];
    const layer = layerOf(corners);
    const ids: string[] = [];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const tile = { z: TILE.z, x: TILE.x + dx, y: TILE.y + dy };
        ids.push(...(await featuresOf(layer, tile)).map(({ id }) => id));
      }
    }
    expect(ids.sort()).toEqual(['p1', 'p2', 'p3', 'p4']);
  });
});

describe('a tile with very many points', () => {
  const countOf = (features: Awaited<ReturnType<typeof featuresOf>>) =>
    features.reduce((sum, { properties }) => sum + ('count' in properties ? properties.count : 1), 0);

  it.each([500, 501, 3000])('of %d says how many there are, in at most 500 features', async (count) => {
    const features = await featuresOf(layerOf(spread(count)));
    expect(features.length).toBeLessThanOrEqual(500);
    expect(countOf(features)).toBe(count);
    expect(features.some(({ properties }) => 'count' in properties)).toBe(count > 500);
    expect(features.some(({ properties }) => 'atLeast' in properties)).toBe(false);
  });

  it('reads 20,000 at most, and then says that there are more', async () => {
    const limits: number[] = [];
    const points = spread(20_500);
    const find = within(points);
    const layer = layerOf(points, {
      points: (trx, query) => {
        limits.push(query.limit);
        return find(trx, query);
      },
    });
    const features = await featuresOf(layer);
    expect(limits).toEqual([501, 20_001]);
    expect(countOf(features)).toBe(20_000);
    expect(features.every(({ properties }) => 'count' in properties && properties.atLeast === true)).toBe(
      true,
    );
  });

  it('takes the counts of a module that counts itself', async () => {
    const asked: (LayerQuery<Kind> & { step: { lat: number; lon: number } })[] = [];
    const layer = layerOf(spread(600), {
      cells: async (_db, query) => {
        asked.push(query);
        return [{ position: SEA, count: 1_234_567 }];
      },
    });
    expect((await featuresOf(layer)).map(({ properties }) => properties)).toEqual([{ count: 1_234_567 }]);
    const { west, east } = tileExtent(TILE);
    expect(asked[0]?.step.lon).toBeCloseTo((east - west) / 8, 12);
  });

  it('at the nearest look shows up to 2,000 one by one: there is no nearer one', async () => {
    const near = tileAt(SEA, 15);
    const crowd = Array.from({ length: 1500 }, (_, n) => place(n, { lat: SEA.lat + n * 1e-7, lon: SEA.lon }));
    const features = await featuresOf(layerOf(crowd), near);
    expect(features).toHaveLength(1500);
  });
});

describe('the nearest points', () => {
  const options = { from: SEA, filter: 'all' as const, lang: 'ja' as const };
  const offsets = fc.record({
    lat: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    lon: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  });

  it('are those that all the points sorted by distance give, however they lie', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(offsets, { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        async (places, most) => {
          const points = places.map(({ lat, lon }, n) =>
            place(n, { lat: SEA.lat + lat, lon: SEA.lon + lon }),
          );
          const found = await layerOf(points).nearest(db, { ...options, most });
          const all = await layerOf(points).nearest(db, { ...options, most: 1000 });
          expect(all).toHaveLength(points.length);
          expect(found.map(({ metres }) => metres)).toEqual(all.slice(0, most).map(({ metres }) => metres));
          expect(all.map(({ metres }) => metres)).toEqual(
            [...all].map(({ metres }) => metres).sort((a, b) => a - b),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are right where so many lie close by that not all of a box are read', async () => {
    // 30,000 behind one that is nearest and comes last in the module's order.
    const crowd = Array.from({ length: 30_000 }, (_, n) =>
      place(n, { lat: SEA.lat + 0.004 + (n % 200) * 1e-5, lon: SEA.lon + Math.floor(n / 200) * 1e-5 }),
    );
    const nearestOne = place(99_999, { lat: SEA.lat + 0.003, lon: SEA.lon });
    const [found] = await layerOf([...crowd, nearestOne]).nearest(db, { ...options, most: 1 });
    expect(found?.id).toBe('p99999');
  });

  it('end where the reader says', async () => {
    const points = [place(1, SEA), place(2, { lat: SEA.lat + 0.02, lon: SEA.lon })];
    const found = await layerOf(points).nearest(db, { ...options, most: 9, within: 2000 });
    expect(found.map(({ id }) => id)).toEqual(['p1']);
  });
});

describe('a layer', () => {
  it('describes itself, and says where its tiles are in each language', () => {
    const layer = layerOf([]);
    expect(layer.description).toMatchObject({
      path: '/t/map/{z}/{x}/{y}.json',
      route: layer.route,
      id: 'trialTiles',
      conditional: true,
    });
    expect(layer.tiles('en', { kind: 'shelter' })).toEqual({
      href: '/en/t/map/{z}/{x}/{y}.json?kind=shelter',
      minZoom: 5,
    });
  });

  it('puts points together as the map does', () => {
    const marks = clusters(spread(3000), { zoom: TILE.z + 1, radius: 64 });
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(3000);
  });
});
