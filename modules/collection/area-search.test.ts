import { describe, expect, it } from 'vitest';
import { nearestAreas, searchAreas } from './area-search.ts';
import type { Area } from './model.ts';

function area(name: string, more: Partial<Area> = {}): Area {
  return {
    id: name,
    name,
    master: null,
    masterName: null,
    centre: '',
    reading: null,
    position: null,
    row: 2,
    cells: [],
    ...more,
  };
}

const areas = [
  area('東区 青葉1丁目1番～12番，13番1～26号'),
  area('上記以外の東区 青葉1丁目'),
  area('みどり町', { reading: 'みどりちょう' }),
  area('港通り', { masterName: '川端区', reading: 'みなとどおり' }),
];

const found = (typed: string) => searchAreas(areas, typed).map(({ area: one, reason }) => [one.name, reason]);

describe('finding an area', () => {
  it('puts an address into the range that holds it', () => {
    expect(found('東区青葉1丁目5番3号')[0]).toEqual(['東区 青葉1丁目1番～12番，13番1～26号', 'inside']);
    expect(found('青葉一丁目１３番２６号')[0]).toEqual(['東区 青葉1丁目1番～12番，13番1～26号', 'inside']);
  });

  it('puts what no range holds into the rest of its town', () => {
    expect(found('東区青葉1丁目20番1号')[0]).toEqual(['上記以外の東区 青葉1丁目', 'inside']);
  });

  it('finds a part of a name, its reading in hiragana or katakana, and its ward', () => {
    expect(found('みどり')).toContainEqual(['みどり町', 'name']);
    expect(found('ミナトド')).toContainEqual(['港通り', 'reading']);
    expect(found('川端区')).toContainEqual(['港通り', 'name']);
  });

  it('leaves out the town that an address begins with, and finds names in other languages', () => {
    const town = { names: ['見本県', 'ともに市'], otherNames: [{ みどり町: 'Midori' }] };
    expect(searchAreas(areas, '見本県ともに市みどり町', town)[0]?.area.name).toBe('みどり町');
    expect(searchAreas(areas, 'midori', town)[0]?.area.name).toBe('みどり町');
  });

  it('finds a name in Latin letters with and without its hyphen, and with the numbers of a home behind it', () => {
    const town = {
      names: ['見本県', 'ともに市'],
      otherNames: [{ みどり町: 'Midori-cho 1-chome', 港通り: 'Minato-dori' }],
    };
    const names = (typed: string) => searchAreas(areas, typed, town).map(({ area: one }) => one.name);
    expect(names('Midoricho')).toEqual(['みどり町']);
    expect(names('midori-cho 2-5-1')).toEqual(['みどり町']);
    expect(names('minato dori')).toEqual(['港通り']);
    expect(names('Wakaba')).toEqual([]);
  });

  it('finds nothing for nothing, and nothing for what is not there', () => {
    expect(found('　')).toEqual([]);
    expect(found('どこでもない町')).toEqual([]);
  });
});

it('sorts areas with a position by distance and leaves out the others', () => {
  const near = nearestAreas(
    [
      area('遠い', { position: { lat: 34.1, lon: 137.7 } }),
      area('近い', { position: { lat: 34.0, lon: 137.701 } }),
      area('知らない'),
    ],
    { lat: 34, lon: 137.7 },
  );
  expect(near.map(({ area: one }) => one.name)).toEqual(['近い', '遠い']);
  expect(near[0]?.metres).toBeGreaterThan(85);
  expect(near[0]?.metres).toBeLessThan(100);
  expect(near[1]?.metres).toBeCloseTo(11_119, -2);
});
