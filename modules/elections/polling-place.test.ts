import type { Entry } from '@tomoni/catalogue/contract';
import { describe, expect, it } from 'vitest';
import { pollingPlacesOf } from './polling-place.ts';
import { isOver } from './voting-time.ts';

function entry(body: Record<string, string>, n = 0): Entry {
  const name = body.投票所_名称 ?? '';
  return { owner: 'x', dataset: 'd', n, standard: 'polling_place', name, lat: null, lon: null, body };
}

const read = (bodies: readonly Record<string, string>[], title = '投票所') =>
  pollingPlacesOf(bodies.map(entry), new Map([['d', title]]));

const only = (body: Record<string, string>, title?: string) => {
  const [first] = read([{ 投票所_名称: '本町小学校', ...body }], title);
  if (first === undefined) throw new Error('no place');
  return first;
};

describe('for the day, or before it', () => {
  it.each([
    ['nothing says so', {}, ['day']],
    ['a kind of the standard', { 投票所_投票所区分: '当日' }, ['day']],
    ['a kind of the standard', { 投票所_投票所区分: '期日前' }, ['early']],
    ['a kind in a town’s words', { 投票所_投票所区分: '期日前投票所' }, ['early']],
    ['both kinds', { 投票所_投票所区分: '当日・期日前' }, ['day', 'early']],
    ['a mark in a column of early voting', { 投票所_投票所区分: '○' }, ['day', 'early']],
    ['no such mark', { 投票所_投票所区分: '×' }, ['day']],
    ['the name', { 投票所_名称: '市役所（期日前投票所）' }, ['early']],
    ['the precinct', { 投票所_投票区名: '期日前' }, ['early']],
    ['a column of its days', { 期日前投票期間: '1月11日～16日' }, ['early']],
    [
      'such a column beside a precinct',
      { 投票区番号: '3', 期日前投票期間: '1月11日～16日' },
      ['day', 'early'],
    ],
    ['an empty one', { 投票区番号: '3', 期日前投票: '無' }, ['day']],
  ])('%s', (_, body, when) => {
    expect(only(body).when).toEqual(when);
  });

  it('the title of a list says it for all of it, unless it names both', () => {
    expect(only({}, '期日前投票所一覧').when).toEqual(['early']);
    expect(only({}, '投票所・期日前投票所一覧').when).toEqual(['day']);
  });

  it('1 is a mark beside 0, and nothing known beside 2', () => {
    const kinds = (...values: string[]) =>
      read(values.map((value, n) => ({ 投票所_名称: `第${n}小学校`, 投票所_投票所区分: value }))).map(
        ({ when }) => when.join(),
      );
    expect(kinds('1', '0')).toEqual(['day,early', 'day']);
    expect(kinds('1', '2')).toEqual(['day', 'day']);
  });
});

describe('days and hours', () => {
  it.each([
    [{ 開始時間: '7:00', 終了時間: '20:00' }, 420, 1200],
    [{ 投票時間: '午前7時～午後6時' }, 420, 1080],
    [{ 時間: '7時から20時まで' }, 420, 1200],
    [{ 投票時間: '7:00～18:00（荒天時は17:00まで）' }, null, null],
    [{ 投票時間: '朝から夕方まで' }, null, null],
  ])('%j', (body, opens, closes) => {
    expect(only(body).dayTimes).toMatchObject([{ opens, closes }]);
  });

  it('columns of early voting say nothing of the day', () => {
    const place = only({ 投票区番号: '1', 投票時間: '7:00～20:00', 期日前投票時間: '8:30～20:00' });
    expect(place.dayTimes).toMatchObject([{ opens: 420 }]);
    expect(place.earlyTimes).toMatchObject([{ opens: 510, closes: 1200 }]);
  });

  it.each([
    [{ 開始日: '2026/11/20', 終了日: '2026/11/28' }, '2026-11-20', '2026-11-28'],
    [{ 期日前の期間: '令和8年11月20日から令和8年11月28日まで' }, '2026-11-20', '2026-11-28'],
    [{ 期間: '11月20日～11月28日' }, null, null],
    [{ 開始日: '2026/11/28', 終了日: '2026/11/20' }, null, null],
  ])('%j', (body, from, until) => {
    expect(only({ 投票所_投票所区分: '期日前', ...body }).earlyTimes).toMatchObject([{ from, until }]);
  });

  it('are over when all are surely past, not when the year is unknown', () => {
    const times = (body: Record<string, string>) => only({ 投票所_投票所区分: '期日前', ...body }).earlyTimes;
    expect(isOver(times({ 開始日: '2026/11/20', 終了日: '2026/11/28' }), '2026-11-29')).toBe(true);
    expect(isOver(times({ 開始日: '2026/11/20', 終了日: '2026/11/28' }), '2026-11-28')).toBe(false);
    expect(isOver(times({ 期間: '11月20日～11月28日' }), '2030-01-01')).toBe(false);
    expect(isOver([], '2030-01-01')).toBe(false);
  });
});

describe('a place', () => {
  it('with a row for each area is one, with all of them', () => {
    const [place, ...others] = read([
      { 投票所_名称: '本町小学校', 投票区番号: '1', 区域: '本町1丁目' },
      { 投票所_名称: '本町小学校', 投票区番号: '1', 区域: '本町2丁目' },
    ]);
    expect(others).toEqual([]);
    expect(place?.areas).toEqual(['本町1丁目', '本町2丁目']);
  });

  it('is not the one of another precinct in the same building', () => {
    const keys = read([
      { 投票所_名称: '本町小学校', 投票区番号: '1' },
      { 投票所_名称: '本町小学校', 投票区番号: '2' },
    ]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  it('keeps its key when other columns come, and takes its building for its name', () => {
    const place = only({ 投票所_名称: '第1投票所', 投票場所: '川辺生活館', 自治会: '上・下' });
    expect(place).toMatchObject({ name: '川辺生活館', precinct: '第1投票所', associations: '上・下' });
    const later = only({ 投票所_名称: '第1投票所', 投票場所: '川辺生活館', 車いす: '有' });
    expect(later.key).toBe(place.key);
  });

  it('without a name is none', () => {
    expect(read([{ 投票所_名称: '', 区域: '本町2丁目' }])).toEqual([]);
  });

  it.each([
    ['区域', true],
    ['対象区域', true],
    ['投票区の区域', true],
    ['投票区_区域', true],
    ['対象町名', true],
    ['町名', true],
    ['備考', false],
    ['地域担当', false],
  ])('%s is a column of areas: %s', (column, isArea) => {
    expect(only({ [column]: '本町1丁目' }).areas).toEqual(isArea ? ['本町1丁目'] : []);
  });

  it('says who can come in, and what else the list knows', () => {
    const place = only({
      ...{
        車いす対応: '○',
        スロープの有無: '無',
        介助用車両: '要連絡',
        備考: '正門から',
        電話番号: '000-000-0001',
      },
      ...{ 全国地方公共団体コード: '992020', '投票所_名称（カナ）': 'ホンマチ' },
    });
    expect(place.access.map(({ what, yes }) => [what, yes])).toEqual([
      ['wheelchair', true],
      ['slope', false],
      [null, null],
    ]);
    expect(place.more).toEqual([['備考', '正門から']]);
    expect(place.phone).toBe('000-000-0001');
  });
});
