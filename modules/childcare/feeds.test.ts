import { publishTown, upload } from '@tomoni/catalogue/testing';
import { createApp } from '@tomoni/platform/http';
import { assets } from '@tomoni/platform/pages';
import { testDatabase } from '@tomoni/platform/testing';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Preschool } from './model.ts';
import { readRecord } from './read-record.ts';
import { CARER, OWNERS, PLACE, publishPreschools, testSite } from './testing-town.ts';
import { readTown } from './town.ts';
import { shownAges } from './vacancy.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const app = createApp(site, { assets: assets() });
const file = (ending: string) => `http://localhost/${PLACE}/childcare/preschools.${ending}`;

const FORMULA =
  '名称,種別,所在地_連結表記,電話番号\n"=HYPERLINK(""https://example.org"")保育園",認可私立保育所,こだま町北1番,+81-27-000-0000\n';
const HIDDEN =
  '名称,種別,所在地_連結表記,緯度,経度\nひみつ保育室,認可外保育所（非公開）,こだま町北2番3号,36.4222,138.9333\n';
await publishPreschools(site);
await publishTown(site, [upload('北の保育園.csv', FORMULA), upload('認可外の保育施設.csv', HIDDEN)]);

interface Item {
  name: string;
  placeIs: string;
  address: string;
  position: { lat: number; lon: number } | null;
  opens: string | null;
  vacancies: { age: number; state: string; count: number | null; asOf: string | null; current: boolean }[];
  overall: { free: boolean; asOf: string | null; current: boolean } | null;
  countedText: string | null;
  page: string;
}

const statesOf = (one: Preschool) => shownAges(one, '2026-11-24').map(({ state, count }) => [state, count]);

const ask = async (ending: string) => app.request(file(ending));
const items = async () => ((await (await ask('json')).json()) as { preschools: Item[] }).preschools;
const rows = async (): Promise<Record<string, string>[]> =>
  parse(await (await ask('csv')).text(), { columns: true, bom: true });

describe('the preschools of a town for programs', () => {
  it('are those of its pages, with free places by class, their day, and whether they still hold', async () => {
    const all = await items();
    expect(all).toHaveLength((await readTown(db, PLACE)).preschools.length);
    const free = all.find(({ name }) => name === 'みどり森こども園');
    expect(free?.vacancies[1]).toEqual({
      age: 1,
      state: 'free',
      count: 3,
      asOf: '2026-11-20',
      current: true,
    });
    expect(free?.vacancies[0]).toMatchObject({ state: 'full', count: 0, current: true });
    expect(free?.opens).toBe('7:00');
    const old = all.find(({ name }) => name === '川べり保育室');
    expect(old?.vacancies[1]).toEqual({
      age: 1,
      state: 'free',
      count: 2,
      asOf: '2026-08-20',
      current: false,
    });
    expect(old?.vacancies[4]).toMatchObject({ state: 'none', asOf: null, current: false });
    const undated = all.find(({ name }) => name === '南こだま保育所');
    expect(undated?.overall).toEqual({ free: true, asOf: null, current: false });
    expect(undated?.countedText).toBe('2/1現在');
    expect((await app.request(new URL(free?.page ?? '').pathname)).status).toBe(200);
  });

  it('say no more of homes and hidden places than the pages do', async () => {
    const all = await items();
    const home = all.find(({ name }) => name === '家庭的保育室 すみれ');
    expect(home).toMatchObject({ placeIs: 'rough', address: 'こだま町花園1丁目' });
    expect(home?.position).not.toEqual({ lat: Number(CARER.lat), lon: Number(CARER.lon) });
    expect(all.find(({ name }) => name === 'ひみつ保育室')).toMatchObject({
      placeIs: 'hidden',
      address: '',
      position: null,
    });
    for (const ending of ['csv', 'json', 'geojson']) {
      const text = await (await ask(ending)).text();
      expect(text).toContain('みどり森こども園');
      for (const secret of [...Object.values(CARER), '36.4222', '北2番'])
        expect(text, `${ending} ${secret}`).not.toContain(secret);
    }
  });

  it('are a table that a spreadsheet runs nothing of, and that is read again as what it was', async () => {
    const table = await rows();
    expect(table.find(({ 名称 }) => 名称?.includes('HYPERLINK'))?.名称).toMatch(/^'=/);
    const entries = table.map((body, n) => ({
      ...{ owner: PLACE, dataset: 'x', n, standard: 'preschool', name: body.名称 ?? '', body },
      ...{ lat: null, lon: null },
    }));
    const again = entries.flatMap((entry) => readRecord(entry, '') ?? []);
    const { preschools } = await readTown(db, PLACE);
    for (const one of preschools.filter(({ name }) => !name.includes('HYPERLINK'))) {
      const read = again.find(({ name }) => name === one.name);
      expect(read?.hours, one.name).toEqual(one.hours);
      expect(read?.care, one.name).toEqual(one.care);
      expect(read?.ownership, one.name).toEqual(one.ownership);
      expect(read && statesOf(read), one.name).toEqual(statesOf(one));
      expect(read?.vacancy.overall).toEqual(one.vacancy.overall);
    }
    const at = (name: string) => table.find((row) => row.名称 === name);
    expect(at('みどり森こども園')).toMatchObject({
      いまの数: '有',
      空き_基準日: '2026-11-20',
      空き_1歳: '3',
    });
    expect(at('川べり保育室')).toMatchObject({
      いまの数: '無',
      空き_基準日: '2026-08-20',
      空き_3歳: '対象外',
    });
    expect(at('さくら幼稚園')).toMatchObject({ いまの数: '', 空き_4歳: '' });
  });

  it('are points where there is a position', async () => {
    const { features } = (await (await ask('geojson')).json()) as {
      features: { geometry: { coordinates: number[] } | null; properties: Item }[];
    };
    const of = (name: string) => features.find(({ properties }) => properties.name === name)?.geometry;
    expect(of('みどり森こども園')?.coordinates).toEqual([138.91745, 36.40212]);
    expect(of('ひみつ保育室')).toBeNull();
  });

  it('change with the day, and are linked from the page', async () => {
    const etag = (await ask('json')).headers.get('etag') ?? '';
    const kept = await app.request(file('json'), { headers: { 'If-None-Match': etag } });
    expect(kept.status).toBe(304);
    const later = createApp(
      testSite(db, () => new Date('2027-01-10T00:00:00Z')),
      { assets: assets() },
    );
    const next = await later.request(file('json'), { headers: { 'If-None-Match': etag } });
    expect(next.status).toBe(200);
    expect(JSON.stringify(await next.json())).not.toContain('"current":true');
    const page = await (await app.request(`http://localhost/en/${PLACE}/childcare`)).text();
    for (const ending of ['csv', 'json', 'geojson'])
      expect(page).toContain(`/${PLACE}/childcare/preschools.${ending}"`);
  });

  it('of a town without a list are no empty list', async () => {
    const answer = await app.request('http://localhost/992038/childcare/preschools.csv');
    expect(answer.status).toBe(404);
  });
});
