import { describe, expect, it } from 'vitest';
import { geojson, json } from './index.ts';

describe('geojson', () => {
  it('says longitude first, and null where there is no position', () => {
    const document = geojson(
      [
        { id: 'a', position: { lat: 35.68, lon: 139.76 }, properties: { name: 'みどり町' } },
        { id: 'b', position: null, properties: {} },
      ],
      { title: '地区' },
    );
    expect(document.contentType).toBe('application/geo+json');
    expect(JSON.parse(document.body)).toEqual({
      type: 'FeatureCollection',
      title: '地区',
      features: [
        {
          type: 'Feature',
          id: 'a',
          geometry: { type: 'Point', coordinates: [139.76, 35.68] },
          properties: { name: 'みどり町' },
        },
        { type: 'Feature', id: 'b', geometry: null, properties: {} },
      ],
    });
  });
});

describe('json', () => {
  it('is the value', () => {
    expect(json({ a: ['緑'] })).toEqual({
      body: '{"a":["緑"]}',
      contentType: 'application/json',
      fileName: null,
    });
  });
});
