import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber } from './civil-date.ts';
import { excelSerialToDate, parseDate } from './dates.ts';
import { formatEra, toEra } from './eras.ts';

describe('parseDate', () => {
  it.each([
    ['2026/4/1', '2026-04-01'],
    ['2026-04-01', '2026-04-01'],
    ['2026.4.1', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['２０２６年４月１日（水）', '2026-04-01'],
    ['二〇二六年四月一日', '2026-04-01'],
    ['昭32. 7. 1', '1957-07-01'],
    ['平29.7.1', '2017-07-01'],
    ['令和 6 年４月１日', '2024-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和六年四月一日', '2024-04-01'],
    ['R6.4.1', '2024-04-01'],
    ['r6/4/1', '2024-04-01'],
    ['R060401', '2024-04-01'],
    ['㋿6年4月1日', '2024-04-01'],
    ['㍻29年7月1日', '2017-07-01'],
    ['2026/4/1 0:00', '2026-04-01'],
    ['2026-04-01T00:00:00.000Z', '2026-04-01'],
    ['明治6年1月1日', '1873-01-01'],
    ['明治45年7月30日', '1912-07-30'],
    ['昭和64年1月7日', '1989-01-07'],
  ])('reads %s', (text, date) => {
    expect(parseDate(text)).toMatchObject({ date });
    expect(parseDate(text)?.doubts).toBeUndefined();
  });

  it.each([
    '2026/2/30',
    '26/4/1',
    '元年5月1日',
    '2014/',
    '202406126',
    '2020024',
    '2026/4-1',
    '2026/4/1 3',
    '2026/4/1 10:30',
    '明治5年12月2日',
    '令和100年1月1日',
    '4月1日',
    '',
    'なし',
  ])('does not guess: %s', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('gives the day that is meant outside its era, and says so', () => {
    expect(parseDate('昭和64年2月1日')).toEqual({ date: '1989-02-01', era: '昭和', doubts: ['outside-era'] });
    expect(parseDate('平成31年5月1日')).toEqual({ date: '2019-05-01', era: '平成', doubts: ['outside-era'] });
    expect(parseDate('平成31年4月30日')).toEqual({ date: '2019-04-30', era: '平成' });
  });

  it('says when the weekday written beside it is another', () => {
    expect(parseDate('2026年4月1日(月)')).toEqual({ date: '2026-04-01', doubts: ['wrong-weekday'] });
  });

  it('leaves eight digits alone in columns that may hold ids', () => {
    expect(parseDate('20260401', { compact: false })).toBeNull();
  });

  it('reads back every era date that formatEra writes', () => {
    const styles = ['long', 'kanji', 'short', 'compact'] as const;
    fc.assert(
      // 明治6年1月1日 to the end of 令和80年.
      fc.property(fc.integer({ min: -35_428, max: 47_000 }), fc.constantFrom(...styles), (day, style) => {
        const iso = fromDayNumber(day);
        expect(parseDate(formatEra(iso, style) ?? '')).toEqual({ date: iso, era: toEra(iso)?.era });
      }),
    );
  });
});

describe('formatEra', () => {
  it('writes the border days in the right era', () => {
    expect(formatEra('1989-01-07')).toBe('昭和64年1月7日');
    expect(formatEra('1989-01-08')).toBe('平成元年1月8日');
    expect(formatEra('2019-05-01', 'short')).toBe('R1.5.1');
    expect(formatEra('2019-05-01', 'kanji')).toBe('令和元年五月一日');
    expect(formatEra('2024-04-01', 'english')).toBe('April 1, Reiwa 6');
    expect(formatEra('1872-12-31')).toBeNull();
    expect(formatEra('not a date')).toBeNull();
  });
});

describe('excelSerialToDate', () => {
  it('knows the false leap day of 1900 and the 1904 system', () => {
    expect([1, 59, 60, 61, 25_321, 46_113.75].map((n) => excelSerialToDate(n))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '1969-04-28',
      '2026-04-01',
    ]);
    expect([0, 44_651].map((n) => excelSerialToDate(n, { date1904: true }))).toEqual([
      '1904-01-01',
      '2026-04-01',
    ]);
    for (const bad of [0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(excelSerialToDate(bad)).toBeNull();
    }
  });
});
