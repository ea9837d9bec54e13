import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldForSearch,
  holidayName,
  holidaysKnown,
  parseNumeral,
  parseWeekday,
  toHiragana,
  toKanjiNumeral,
  toKatakana,
  weekdayName,
} from './index.ts';

describe('numerals', () => {
  it.each([
    ['十二', 12],
    ['二〇二六', 2026],
    ['百三十', 130],
    ['千', 1000],
    ['壱弐参', 123],
    ['金壱百'.slice(1), 100],
    ['二十3', 23],
    ['1万2千', 12_000],
    ['1.1万', 11_000],
    ['1億2,500万', 125_000_000],
    ['１，４００ ', 1400],
    ['1 400', 1400],
    ['廿三', 23],
    ['-5', -5],
    ['3.5', 3.5],
  ])('%s is %d', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  it.each(['', '十十', '1,40', '1,4000', '十百', '二十三十', '万億', '3人', '1.23E+12', '99999999999999999'])(
    '%s is no number',
    (text) => {
      expect(parseNumeral(text)).toBeNull();
    },
  );

  it('gives back every whole number written in kanji', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom('unit' as const, 'place' as const), (n, style) => {
        expect(parseNumeral(toKanjiNumeral(n, style))).toBe(n);
      }),
    );
    expect(toKanjiNumeral(2026)).toBe('二千二十六');
    expect(() => toKanjiNumeral(-1)).toThrow(RangeError);
  });
});

describe('kana, width and weekdays', () => {
  it('fold what people type to what files hold', () => {
    expect(foldForSearch('ﾊﾞｯﾃﾘｰ')).toBe('ばってりー');
    expect(foldForSearch('Ａ Ｂ　ｃ')).toBe('abc');
    expect(foldForSearch('霞ヶ関')).toBe(foldForSearch('霞ケ関'));
    expect(toKatakana(toHiragana('カタカナー'))).toBe('カタカナー');
  });

  it('read one weekday and nothing else', () => {
    expect(['月', '月曜', '月曜日', '（月）', '㈪', 'Mon', 'monday', 'MON.'].map(parseWeekday)).toEqual(
      Array(8).fill(1),
    );
    expect(['月・木', '月1', 'm', '祝', ''].map(parseWeekday)).toEqual(Array(5).fill(null));
    for (let day = 0; day < 7; day += 1) {
      expect(parseWeekday(weekdayName(day, 'ja'))).toBe(day);
      expect(parseWeekday(weekdayName(day, 'en', 'short'))).toBe(day);
    }
  });
});

describe('holidays', () => {
  it('have both names, and say how far they are known', () => {
    expect(holidayName('2026-09-22')).toBe('休日');
    expect(holidayName('2026-09-21', 'en')).toBe('Respect for the Aged Day');
    expect(holidayName('2026-09-24')).toBeNull();
    expect(holidayName('2051-01-01')).toBeNull();
    expect(holidaysKnown('2050-12-31')).toBe(true);
    expect(holidaysKnown('2051-01-01')).toBe(false);
    expect(holidayName('constructor')).toBeNull();
  });
});
