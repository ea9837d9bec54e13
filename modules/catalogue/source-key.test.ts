import { describe, expect, it } from 'vitest';
import { sourceKey, titleOf } from './source-key.ts';

describe('sourceKey', () => {
  it.each([
    ['公衆トイレ一覧（R8.11現在）.xlsx', '公衆トイレ一覧(R9.11現在).xlsx'],
    ['data/992011_public_toilet_20260401.csv', '992011_public_toilet_20270401.csv'],
    ['AED設置箇所_令和8年度.xls', 'AED設置箇所　令和９年度.xlsx'],
    ['人口2026年4月.csv', '人口2026年5月のコピー.csv'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(sourceKey(one)).toBe(sourceKey(other));
    expect(sourceKey(one)).not.toBe('');
  });

  it('keeps different things apart, and sheets of one file', () => {
    expect(sourceKey('公園トイレ.csv')).not.toBe(sourceKey('公衆トイレ.csv'));
    expect(sourceKey('122033_101_public_facility.csv')).not.toBe(sourceKey('992033_101_public_facility.csv'));
    expect(sourceKey('施設.xlsx', '保育園')).not.toBe(sourceKey('施設.xlsx', '公民館'));
  });
});

describe('titleOf', () => {
  it('is the name without its code and ending', () => {
    expect(titleOf('out/992011_bench_list.csv')).toBe('bench list');
    expect(titleOf('ベンチの場所.csv')).toBe('ベンチの場所');
    expect(titleOf('施設.xlsx', '公民館')).toBe('施設 公民館');
    expect(titleOf('992011.csv')).toBe('992011');
  });
});
