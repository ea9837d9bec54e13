import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blurred,
  clusters,
  contains,
  distance,
  distanceFromWay,
  extentOf,
  formatBbox,
  intersects,
  isPosition,
  lengthText,
  METRES_PER_DEGREE,
  middleOf,
  type Position,
  padded,
  parseBbox,
  pointFeature,
  positionOf,
  roundLength,
  walkingMinutes,
} from './index.ts';

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const anywhere = fc.record({ lat: degrees(90), lon: degrees(180) });
/** Where people of a town live: no poles. */
const inhabited = fc.record({
  lat: fc.double({ min: 20, max: 46, noNaN: true }),
  lon: fc.double({ min: 122, max: 154, noNaN: true }),
});

describe('a position', () => {
  it.each([
    [{ lat: 35.5, lon: 139.5 }, true],
    [{ lat: -90, lon: 180 }, true],
    [{ lat: 139.5, lon: 35.5 }, false],
    [{ lat: Number.NaN, lon: 0 }, false],
    [{ lat: '35.5', lon: 139.5 }, false],
    [{ lat: 35.5 }, false],
    [null, false],
  ])('%j: %s', (value, expected) => expect(isPosition(value)).toBe(expected));
});

describe('an extent', () => {
  it('is none without positions', () => expect(extentOf([])).toBeNull());

  it('holds all its positions, and each of its edges has one', () => {
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1 }), (positions) => {
        const extent = extentOf(positions);
        if (extent === null) throw new Error('there are positions');
        expect(positions.every((position) => contains(extent, position))).toBe(true);
        expect(positions.some(({ lon }) => lon === extent.west)).toBe(true);
        expect(positions.some(({ lon }) => lon === extent.east)).toBe(true);
        expect(positions.some(({ lat }) => lat === extent.south)).toBe(true);
        expect(positions.some(({ lat }) => lat === extent.north)).toBe(true);
        expect(contains(extent, middleOf(extent))).toBe(true);
      }),
    );
  });

  it('with room around it holds what is that near, and ends with the earth', () => {
    fc.assert(
      fc.property(
        inhabited,
        degrees(180),
        fc.double({ min: 1, max: 50_000, noNaN: true }),
        (at, angle, metres) => {
          const around = padded({ west: at.lon, east: at.lon, south: at.lat, north: at.lat }, metres);
          const turn = (angle * Math.PI) / 180;
          const near = {
            lat: at.lat + (Math.sin(turn) * metres * 0.999) / METRES_PER_DEGREE,
            lon: at.lon + (Math.cos(turn) * metres * 0.99) / METRES_PER_DEGREE,
          };
          expect(contains(around, near)).toBe(true);
        },
      ),
    );
    expect(padded({ west: -180, south: -90, east: 180, north: 90 }, 1000)).toEqual({
      west: -180,
      south: -90,
      east: 180,
      north: 90,
    });
  });

  it('meets another exactly when they have a position in common', () => {
    fc.assert(
      fc.property(
        fc.array(inhabited, { minLength: 1 }),
        fc.array(inhabited, { minLength: 1 }),
        (these, those) => {
          const [one, other] = [extentOf(these), extentOf(those)];
          if (one === null || other === null) throw new Error('there are positions');
          const common = {
            lat: Math.max(one.south, other.south),
            lon: Math.max(one.west, other.west),
          };
          expect(intersects(one, other)).toBe(contains(one, common) && contains(other, common));
          expect(intersects(one, other)).toBe(intersects(other, one));
        },
      ),
    );
  });
});

describe('a bbox', () => {
  it('that was written is read as the same box', () => {
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1 }), (positions) => {
        const extent = extentOf(positions);
        if (extent === null) throw new Error('there are positions');
        // −0 and 0 are the same place.
        const read = parseBbox(formatBbox(extent));
        for (const side of ['west', 'south', 'east', 'north'] as const) {
          expect(read?.[side] === extent[side]).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['139,35,140,36', { west: 139, south: 35, east: 140, north: 36 }],
    [' 139 , 35.5,+140, 36 ', { west: 139, south: 35.5, east: 140, north: 36 }],
    ['139,35,-10,140,36,100', { west: 139, south: 35, east: 140, north: 36 }],
    ['0,0,0,0', { west: 0, south: 0, east: 0, north: 0 }],
    ['', null],
    ['139,35,140', null],
    ['139,35,140,36,1', null],
    ['139,35,140,36,1,2,3', null],
    ['139,35,140,', null],
    ['139,35,140,Infinity', null],
    ['139,35,140,0x10', null],
    ['35,139,36,140', null],
    ['140,35,139,36', null],
    ['139,36,140,35', null],
    ['170,-40,-170,-30', null],
    [`${'9'.repeat(400)},0,0,0`, null],
  ])('%s', (text, expected) => expect(parseBbox(text)).toEqual(expected));

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseBbox(text)));
  });
});

describe('a distance', () => {
  it('is one degree of a meridian: 111.195 km on the mean sphere', () => {
    expect(distance({ lat: 35, lon: 139 }, { lat: 36, lon: 139 })).toBeCloseTo(111_195.08, 1);
  });

  it('agrees within 0.6 % with the ellipsoid along the 35th parallel', () => {
    // One degree of longitude at 35° on GRS80: π/180 × 6378137 × cos φ ÷ √(1 − e² sin² φ) = 91,290 m.
    expect(distance({ lat: 35, lon: 139 }, { lat: 35, lon: 140 }) / 91_290).toBeCloseTo(1, 2);
  });

  it('is zero to itself, the same both ways, never more over a third place, at most half the earth', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (one, other, third) => {
        expect(distance(one, one)).toBe(0);
        expect(distance(one, other)).toBeCloseTo(distance(other, one), 3);
        expect(distance(one, other)).toBeLessThanOrEqual(distance(one, third) + distance(third, other) + 0.5);
        expect(distance(one, other)).toBeLessThanOrEqual(180 * METRES_PER_DEGREE + 1);
      }),
    );
  });

  it.each([
    [0, 0],
    [1, 1],
    [80, 1],
    [81, 2],
    [480, 6],
    [1200, 15],
  ])('%d m are %d minutes on foot', (metres, minutes) => expect(walkingMinutes(metres)).toBe(minutes));
});

describe('the distance from a way', () => {
  const home = { lat: 35.5, lon: 139.5 };
  const work = { lat: 35.5, lon: 139.52 };

  it('is across to the line between two places, and beyond its end to that end', () => {
    const beside = { lat: 35.501, lon: 139.51 };
    const beyond = { lat: 35.5, lon: 139.53 };
    expect(distanceFromWay(beside, [home, work])).toBeCloseTo(
      distance(beside, { lat: 35.5, lon: 139.51 }),
      0,
    );
    expect(distanceFromWay(beyond, [home, work])).toBeCloseTo(distance(beyond, work), 0);
  });

  it('is none without a way, and that to the place for a way of one place', () => {
    expect(distanceFromWay(home, [])).toBeNull();
    expect(distanceFromWay(home, [work])).toBeCloseTo(distance(home, work), 0);
    expect(distanceFromWay(home, [work, work])).toBeCloseTo(distance(home, work), 0);
  });

  it('is never more than to any place of the way, and nothing on the way', () => {
    const near = (centre: Position) =>
      fc.record({
        lat: fc.double({ min: centre.lat - 0.05, max: centre.lat + 0.05, noNaN: true }),
        lon: fc.double({ min: centre.lon - 0.05, max: centre.lon + 0.05, noNaN: true }),
      });
    const way = fc.array(near(home), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        near(home),
        way,
        fc.nat(5),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, places, n, share) => {
          const away = distanceFromWay(at, places) ?? Number.NaN;
          for (const place of places) expect(away).toBeLessThanOrEqual(distance(at, place) * 1.01 + 1);
          const start = places[n % places.length];
          const end = places[(n + 1) % places.length];
          if (start === undefined || end === undefined || (n + 1) % places.length === 0) return;
          const on = {
            lat: start.lat + (end.lat - start.lat) * share,
            lon: start.lon + (end.lon - start.lon) * share,
          };
          expect(distanceFromWay(on, places)).toBeLessThan(0.01);
        },
      ),
    );
  });
});

describe('a blurred position', () => {
  const cell = fc.integer({ min: 50, max: 5000 });

  it('is at most half a diagonal away, and stays where it is when it is blurred again', () => {
    fc.assert(
      fc.property(inhabited, cell, (position, metres) => {
        const rough = blurred(position, metres);
        expect(distance(position, rough)).toBeLessThanOrEqual(metres * 0.7072 + 1);
        expect(blurred(position, metres)).toEqual(rough);
        expect(distance(blurred(rough, metres), rough)).toBeLessThan(0.5);
      }),
    );
  });

  it('is the same for neighbours of one cell: it says the cell, not the house', () => {
    fc.assert(
      fc.property(inhabited, cell, degrees(0.45), degrees(0.45), (position, metres, up, right) => {
        const rough = blurred(position, metres);
        const neighbour = {
          lat: rough.lat + (up * metres) / METRES_PER_DEGREE,
          lon: rough.lon + (right * metres) / METRES_PER_DEGREE / Math.cos((rough.lat * Math.PI) / 180),
        };
        expect(blurred(neighbour, metres)).toEqual(rough);
      }),
    );
  });

  it.each([0, -1, Number.NaN])('needs a cell with a size, not %d', (metres) => {
    expect(() => blurred({ lat: 35, lon: 139 }, metres)).toThrow(RangeError);
  });
});

describe('clusters', () => {
  const points = fc.array(fc.record({ position: inhabited, count: fc.integer({ min: 1, max: 1000 }) }), {
    maxLength: 80,
  });

  it('hold every point exactly once, and count all that the points stand for', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0, max: 20, noNaN: true }), (given, zoom) => {
        const marks = clusters(given, { zoom, radius: 40 });
        expect(new Set(marks.flatMap((mark) => mark.points))).toEqual(new Set(given));
        expect(marks.flatMap((mark) => mark.points)).toHaveLength(given.length);
        for (const mark of marks) {
          expect(mark.count).toBe(mark.points.reduce((sum, { count }) => sum + count, 0));
        }
      }),
    );
  });

  it('put together what is near on the screen, and part it again from nearer', () => {
    const pair = [{ position: { lat: 35.5, lon: 139.5 } }, { position: { lat: 35.501, lon: 139.5 } }];
    expect(clusters(pair, { zoom: 12, radius: 40 })).toHaveLength(1);
    expect(clusters(pair, { zoom: 17, radius: 40 })).toHaveLength(2);
  });

  it('leave a lone point where it is, to the last digit', () => {
    const position = { lat: 35.123456789, lon: 139.987654321 };
    expect(clusters([{ position }], { zoom: 9.3, radius: 40 })).toEqual([
      { position, points: [{ position }], count: 1 },
    ]);
  });

  it('are none of nothing', () => expect(clusters([], { zoom: 10, radius: 40 })).toEqual([]));
});

describe('a GeoJSON point', () => {
  it('has its longitude first', () => {
    const feature = pointFeature('a', { lat: 35, lon: 139 }, { name: 'x' });
    expect(JSON.parse(JSON.stringify(feature))).toEqual({
      type: 'Feature',
      id: 'a',
      geometry: { type: 'Point', coordinates: [139, 35] },
      properties: { name: 'x' },
    });
    expect(positionOf(feature)).toEqual({ lat: 35, lon: 139 });
  });
});

describe('a length as people read it', () => {
  it.each([
    [0, '0 m'],
    [4, '4 m'],
    [118, '120 m'],
    [994, '990 m'],
    [996, '1 km'],
    [1234, '1.2 km'],
    [9960, '10 km'],
    [34_400, '34 km'],
  ])('%d m: %s', (metres, text) => expect(lengthText(metres)).toBe(text.replace(' ', '\u00a0')));

  it('is round for scales: 1, 2 or 5 with noughts, never longer and more than 40 % as long', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (most) => {
        const length = roundLength(most);
        expect(length).toBeLessThanOrEqual(most * 1.000001);
        expect(length).toBeGreaterThanOrEqual(most * 0.399999);
        expect(['1', '2', '5']).toContain(length.toExponential(6)[0]);
      }),
    );
  });
});
