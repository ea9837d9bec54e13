import { describe, expect, it } from 'vitest';
import { inspectFile } from '../inspect/inspect-file.ts';
import { openWorkbook } from '../open-workbook.ts';

const bytes = (document: unknown) =>
  new TextEncoder().encode(typeof document === 'string' ? document : JSON.stringify(document));
const feature = (properties: unknown, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const point = (longitude: number, latitude: number) => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

async function rowsOf(document: unknown): Promise<string[][]> {
  const { sheets } = await openWorkbook({ name: 'a.geojson', bytes: bytes(document) });
  const rows: string[][] = [];
  for await (const { texts } of sheets[0]?.rows() ?? []) rows.push(texts);
  return rows;
}

describe('records in JSON', () => {
  it('of GeoJSON are rows, with all names that any feature has, and its position', async () => {
    const rows = await rowsOf(
      collection(
        feature({ Name: '第一保育園', Full: 60, Proof: null }, point(139.5, 35.7)),
        feature({ Name: '第二保育園', Tags: ['a', 'b'] }, null),
      ),
    );
    expect(rows).toEqual([
      ['Name', 'Full', 'Proof', 'geometry.coordinates[1]', 'geometry.coordinates[0]', 'Tags'],
      ['第一保育園', '60', '', '35.7', '139.5', ''],
      ['第二保育園', '', '', '', '', '["a","b"]'],
    ]);
  });

  it.each([
    ['an array', [{ 名称: 'A' }, { 名称: 'B' }]],
    ['an array within an object', { updated: '2026-01-01', facilities: [{ 名称: 'A' }, { 名称: 'B' }] }],
  ])('of %s are rows', async (_, document) => {
    expect(await rowsOf(document)).toEqual([['名称'], ['A'], ['B']]);
  });

  it('give what stands in an object within them columns of its own', async () => {
    expect(
      await rowsOf([{ 名称: 'A', extras: { 点検日: '2026-01-01', 履歴: { 回: 1 } } }, { 名称: 'B' }]),
    ).toEqual([
      ['名称', 'extras.点検日', 'extras.履歴'],
      ['A', '2026-01-01', '{"回":1}'],
      ['B', '', ''],
    ]);
  });

  it('are described as a table, and what has no place on a map is said', async () => {
    const document = collection(
      feature({ Name: 'A' }, point(139, 35)),
      feature({ Name: 'B' }, { type: 'Polygon' }),
    );
    const { document: found } = await inspectFile(
      { name: 'b.geojson', bytes: bytes(document) },
      { lang: 'en' },
    );
    expect(found).toMatchObject({ format: 'geojson', sheets: [{ name: 'b', headerRow: 1, rows: 2 }] });
    expect(found.findings.map(({ code }) => code)).toEqual(['sheets.feature-without-point']);
    expect(found.findings[0]?.message).toContain('number 2');
  });

  it.each([
    ['{"type":"FeatureCollection","features":[{"type"', 'sheets.broken-json'],
    ['{"type":"FeatureCollection"}', 'sheets.json-without-records'],
    ['[["a","b"],["c","d"]]', 'sheets.json-without-records'],
    ['{"a":[{"b":1}],"c":[{"d":1}]}', 'sheets.json-without-records'],
  ])('%s gives no sheet, and says why', async (text, code) => {
    const { sheets, findings } = await openWorkbook({ name: 'c.json', bytes: bytes(text) });
    expect(sheets).toEqual([]);
    expect(findings.map((one) => one.code)).toEqual([code]);
  });

  it('survive whatever stands where a feature should', async () => {
    const odd = collection(
      null,
      1,
      'x',
      [],
      {},
      feature(null, null),
      feature([], point(1, 2)),
      feature({ __proto__x: 1, constructor: 2 }, undefined),
    );
    expect((await rowsOf(odd)).length).toBe(9);
  });
});
