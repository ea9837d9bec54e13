import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  extentOf,
  fitExtent,
  isTile,
  METRES_PER_DEGREE,
  metresPerPixel,
  project,
  tileAt,
  tileExtent,
  tilesOver,
  unproject,
} from './index.ts';

/** Web Mercator ends at 85°. */
const drawn = fc.record({
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const zooms = fc.integer({ min: 0, max: 20 });

describe('a tile', () => {
  it.each([
    [{ lat: 0.1, lon: 0.1 }, 1, { z: 1, x: 1, y: 0 }],
    [{ lat: 85.05, lon: -180 }, 3, { z: 3, x: 0, y: 0 }],
    [{ lat: 90, lon: 180 }, 3, { z: 3, x: 7, y: 0 }],
    [{ lat: -90, lon: 180 }, 3, { z: 3, x: 7, y: 7 }],
    // The tile of the example in the specification of 地理院タイル: the standard origin of longitude and latitude.
    [{ lat: 35.658099, lon: 139.741357 }, 10, { z: 10, x: 909, y: 403 }],
  ])('of %j at zoom %d', (position, z, tile) => expect(tileAt(position, z)).toEqual(tile));

  it('holds the position that it was asked for', () => {
    fc.assert(
      fc.property(drawn, zooms, (position, z) => {
        const tile = tileAt(position, z);
        expect(isTile(tile)).toBe(true);
        const { west, south, east, north } = tileExtent(tile);
        const hair = 1e-9;
        const around = { west: west - hair, south: south - hair, east: east + hair, north: north + hair };
        expect(contains(around, position)).toBe(true);
      }),
    );
  });

  it.each([
    { z: -1, x: 0, y: 0 },
    { z: 23, x: 0, y: 0 },
    { z: 2, x: 4, y: 0 },
    { z: 2, x: 0, y: -1 },
    { z: 2, x: 0.5, y: 0 },
    { z: Number.NaN, x: 0, y: 0 },
  ])('%j is none', (tile) => expect(isTile(tile)).toBe(false));

  it('of a box: all that it touches, without one twice, or null when they are too many', () => {
    fc.assert(
      fc.property(
        fc.array(drawn, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 4 }),
        (places, z) => {
          const extent = extentOf(places);
          if (extent === null) throw new Error('there are positions');
          const tiles = tilesOver(extent, { z, most: 256 }) ?? [];
          const names = tiles.map(({ x, y }) => `${x}/${y}`);
          expect(new Set(names).size).toBe(names.length);
          for (const place of places) {
            const { x, y } = tileAt(place, z);
            expect(names).toContain(`${x}/${y}`);
          }
        },
      ),
    );
    expect(tilesOver({ west: -180, south: -80, east: 180, north: 80 }, { z: 8 })).toBeNull();
  });
});

describe('the flat world', () => {
  it('leads there and back', () => {
    fc.assert(
      fc.property(drawn, fc.double({ min: 0, max: 22, noNaN: true }), (position, zoom) => {
        const back = unproject(project(position, zoom), zoom);
        expect(back.lat).toBeCloseTo(position.lat, 7);
        expect(back.lon).toBeCloseTo(position.lon, 7);
      }),
    );
  });

  it('says how many metres a px is', () => {
    const px = (METRES_PER_DEGREE * 0.001) / metresPerPixel(35.5, 16);
    const [a, b] = [project({ lat: 35.5, lon: 139 }, 16), project({ lat: 35.501, lon: 139 }, 16)];
    expect((a.y - b.y) / px).toBeCloseTo(1, 1);
  });
});

describe('a fitting look', () => {
  it('shows the whole box within its padding, and no nearer one would', () => {
    const size = fc.integer({ min: 200, max: 1600 });
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 9 }), size, size, (places, width, height) => {
        const extent = extentOf(places);
        if (extent === null) throw new Error('there are positions');
        const { centre, zoom } = fitExtent(extent, { width, height, padding: 40, maxZoom: 18 });
        const middle = project(centre, zoom);
        const reach = places.map((place) => {
          const at = project(place, zoom);
          return Math.max(
            Math.abs(at.x - middle.x) / (width / 2 - 40),
            Math.abs(at.y - middle.y) / (height / 2 - 40),
          );
        });
        // Zoom 0 is the farthest look there is.
        if (zoom > 0) expect(Math.max(...reach)).toBeLessThanOrEqual(1.000001);
        if (zoom > 0 && zoom < 18) expect(Math.max(...reach)).toBeGreaterThan(0.999);
      }),
    );
  });

  it('looks at one place from the nearest zoom that is allowed', () => {
    const place = { lat: 35.5, lon: 139.5 };
    const extent = extentOf([place]);
    if (extent === null) throw new Error('there is a position');
    expect(fitExtent(extent, { width: 300, height: 300, maxZoom: 16 })).toEqual({ centre: place, zoom: 16 });
  });
});
