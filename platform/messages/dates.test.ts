import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateStyle, formatDate, formatTime, nearDayName } from './dates.ts';
import { isLang, pathIn } from './language.ts';
import { formatBytes, formatNumber, joinFacts, joinList } from './numbers.ts';

describe('formatDate', () => {
  it('knows the weekday of every day of four centuries', () => {
    for (let day = Date.UTC(1800, 0, 1); day < Date.UTC(2200, 0, 1); day += 86_400_000) {
      const iso = new Date(day).toISOString().slice(0, 10);
      const letter = '日月火水木金土'.charAt(new Date(day).getUTCDay());
      if (formatDate(iso, 'ja', 'weekday') !== letter) expect(iso).toBe(letter);
    }
  });

  const cases: [DateStyle, string, string][] = [
    ['full', '2026年11月25日（水）', 'Wednesday 25 November 2026'],
    ['date', '2026年11月25日', '25 November 2026'],
    ['long', '11月25日（水）', 'Wednesday 25 November'],
    ['short', '11月25日（水）', 'Wed 25 Nov'],
    ['monthDay', '11月25日', '25 Nov'],
    ['dayWeekday', '25日（水）', 'Wed 25'],
    ['day', '25', '25'],
    ['weekday', '水', 'Wed'],
    ['weekdayLong', '水曜日', 'Wednesday'],
    ['month', '11月', 'November'],
    ['yearMonth', '2026年11月', 'November 2026'],
  ];
  it.each(cases)('writes %s as %s and %s', (style, ja, en) => {
    expect(formatDate('2026-11-25', 'ja', style)).toBe(ja);
    expect(formatDate('2026-11-25', 'en', style)).toBe(en);
  });

  it('gives back what is no date', () => {
    for (const text of ['', 'きょう', '2026-13-01', '2026-00-10']) {
      expect(formatDate(text, 'ja', 'full')).toBe(text);
    }
  });

  it('agrees with Intl on every weekday', () => {
    const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 50_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        const iso = date.toISOString().slice(0, 10);
        expect(formatDate(iso, 'en', 'weekday')).toBe(weekday.format(date));
      }),
    );
  });
});

describe('nearDayName', () => {
  it('knows today and the two days after it, also over a new year', () => {
    expect(nearDayName('2026-12-31', '2026-12-31', 'ja')).toBe('きょう');
    expect(nearDayName('2027-01-01', '2026-12-31', 'ja')).toBe('あした');
    expect(nearDayName('2027-01-02', '2026-12-31', 'ja')).toBe('あさって');
    expect(nearDayName('2027-01-01', '2026-12-31', 'en')).toBe('Tomorrow');
    expect(nearDayName('2026-12-30', '2026-12-31', 'ja')).toBeNull();
    expect(nearDayName('2027-01-03', '2026-12-31', 'ja')).toBeNull();
  });
});

describe('formatTime', () => {
  const cases: [string, string, string][] = [
    ['00:00', '午前0時', '12 am'],
    ['08:30', '朝8時30分', '8:30 am'],
    ['08:05', '朝8時5分', '8:05 am'],
    ['11:00', '午前11時', '11 am'],
    ['12:00', '昼12時', '12 pm'],
    ['13:15', '午後1時15分', '1:15 pm'],
    ['17:00', '夕方5時', '5 pm'],
    ['19:00', '夜7時', '7 pm'],
    ['24:00', '夜12時', '12 am'],
  ];
  it.each(cases)('says %s as %s and %s', (time, ja, en) => {
    expect(formatTime(time, 'ja')).toBe(ja);
    expect(formatTime(time, 'en')).toBe(en);
  });

  it('writes figures in tables', () => {
    expect(formatTime('08:30', 'ja', 'table')).toBe('8:30');
  });

  it('gives back what is no time', () => {
    expect(formatTime('朝', 'ja')).toBe('朝');
    expect(formatTime('25:00', 'ja')).toBe('25:00');
    expect(formatTime('10:75', 'en')).toBe('10:75');
  });
});

describe('lists, numbers and addresses', () => {
  it('joins as each language does', () => {
    expect(joinList(['びん', '缶', '紙'], 'ja')).toBe('びん、缶、紙');
    expect(joinList(['bottles', 'cans', 'paper'], 'en')).toBe('bottles, cans and paper');
    expect(joinList(['paper'], 'en')).toBe('paper');
    expect(joinList([], 'en')).toBe('');
    expect(joinFacts(['13:00', '', '公民館'], 'ja')).toBe('13:00・公民館');
  });

  it('parts thousands and sizes', () => {
    expect(formatNumber(999, 'ja')).toBe('999');
    expect(formatNumber(1741, 'ja')).toBe('1,741');
    expect(formatNumber(-1.5, 'en')).toBe('-1.5');
    expect(formatBytes(18_432)).toBe('18 KB');
    expect(formatBytes(512)).toBe('512 B');
    expect(formatBytes(5_767_168)).toBe('5.5 MB');
  });

  it('puts a page into a language by its prefix', () => {
    expect(pathIn('ja', '/999999/garbage')).toBe('/999999/garbage');
    expect(pathIn('en', '/999999/garbage?q=1')).toBe('/en/999999/garbage?q=1');
    expect(pathIn('en', '/')).toBe('/en');
    expect(pathIn('en', '/?towns=1')).toBe('/en?towns=1');
    expect(isLang('en')).toBe(true);
    expect(isLang('fr')).toBe(false);
  });
});
