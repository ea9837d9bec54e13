import type { Entry } from '@tomoni/catalogue/contract';
import { describe, expect, it } from 'vitest';
import { preschoolsOf, withCounts } from './town.ts';

const HOME = { 種別: '家庭的保育事業', 所在地_連結表記: 'こだま町花園1丁目7番19号' };

function entry(name: string, body: Record<string, string> = {}, dataset = 'a'): Entry {
  return {
    ...{ owner: '992020', dataset, n: 0, standard: 'preschool', name, lat: 36.407315, lon: 138.921846 },
    body: { 名称: name, 種別: '認可公立保育所', 所在地_連結表記: 'こだま町本町1丁目2番3号', ...body },
  };
}

const keys = (entries: readonly Entry[]) => preschoolsOf(entries).map(({ key }) => key);

describe('the key of a preschool', () => {
  it('is its id, whatever else changes', () => {
    expect(keys([entry('あおば保育園', { ID: '7' })])).toEqual(
      keys([entry('新あおば保育園', { ID: '7' }, 'b')]),
    );
  });

  it('is its name and address where it has no id, or shares it', () => {
    const alone = keys([entry('あおば保育園')]);
    expect(keys([entry('あおば　保育園')])).toEqual(alone);
    const shared = keys([entry('あおば保育園', { ID: '幼稚園' }), entry('わかば保育園', { ID: '幼稚園' })]);
    expect(shared[0]).toEqual(alone[0]);
    expect(new Set(shared).size).toBe(2);
  });

  it("is made of nothing that is not shown: a house number can't be tried out", () => {
    const other = { ...HOME, 所在地_連結表記: 'こだま町花園1丁目22番4号' };
    expect(keys([entry('すみれ', HOME)])).toEqual(keys([entry('すみれ', other)]));
  });
});

describe('two datasets', () => {
  it('are one list: the same preschool stands there once, with what either says', () => {
    const all = preschoolsOf([
      entry('あおば保育園', { 開始時間: '7:00' }, 'a'),
      entry('あおば保育園', { Vacancy: 'Y', VacancyDate: '2026/11/1' }, 'b'),
    ]);
    expect(all).toHaveLength(1);
    expect(all[0]?.hours.opens).toBe(420);
    expect(all[0]?.vacancy.overall).toEqual({ free: true, asOf: '2026-11-01' });
  });
});

describe('a place that is not for everybody', () => {
  it('is rough, always the same, and the record says no more', () => {
    const [one] = preschoolsOf([entry('すみれ', { ...HOME, 備考: '7番19号の青い家', 方書: '1階' })]);
    const [again] = preschoolsOf([{ ...entry('すみれ', HOME), lat: 36.4075, lon: 138.922 }]);
    expect(one?.address).toBe('こだま町花園1丁目');
    expect(one?.position).not.toEqual({ lat: 36.407315, lon: 138.921846 });
    expect(again?.position).toEqual(one?.position);
    expect(JSON.stringify(one)).not.toMatch(/7番19号|36\.407315|1階/);
  });

  it('is nowhere where the town says so', () => {
    const [one] = preschoolsOf([entry('ひみつ', { 種別: '認可外保育所（非公開）' })]);
    expect(one).toMatchObject({ address: '', position: null, more: [] });
  });
});

describe('counts of officials', () => {
  const [aoba] = preschoolsOf([entry('あおば保育園', { 空き_1歳: '2', 空き_基準日: '2026-11-20' })]);
  const list = aoba === undefined ? [] : [aoba];
  const said = (more: object) => ({
    key: aoba?.key ?? '',
    name: 'あおば保育園',
    age: 1 as const,
    count: 5,
    asOf: '2026-11-20',
    ...more,
  });

  it.each([
    ['of a later day', { asOf: '2026-11-24' }, 5],
    ['of the same day', {}, 5],
    ['of an earlier day', { asOf: '2026-11-01' }, 2],
    ['that there is no such class', { count: null }, 'none'],
    ['under a key that is gone, by the name', { key: '0000000000' }, 5],
  ])('%s', (_, more, places) => {
    const { preschools, unmatched } = withCounts(list, [said(more)]);
    expect(preschools[0]?.vacancy.ages[1]?.places).toBe(places);
    expect(unmatched).toEqual([]);
  });

  it('of a preschool that is gone are told', () => {
    const gone = said({ key: '0000000000', name: 'なくなった園' });
    expect(withCounts(list, [gone])).toEqual({
      preschools: list,
      unmatched: [{ key: '0000000000', name: 'なくなった園' }],
    });
  });
});
