import { describe, expect, it } from 'vitest';
import {
  checkDigit,
  foldPlaceName,
  hasValidCheckDigit,
  municipalities,
  municipalitiesNamed,
  municipalityByCode,
  municipalityCodeReadings,
  normaliseMunicipalityCode,
  prefectures,
  successorsOf,
  toFiveDigits,
} from './index.ts';

describe('the table of municipalities', () => {
  const today = municipalities().filter((m) => m.until === null);

  it('holds the 1,741 municipalities, the six northern villages and 171 wards of 20 designated cities', () => {
    const wards = today.filter((m) => m.kind === 'ward');
    expect(wards).toHaveLength(171);
    expect(new Set(wards.map((m) => m.city)).size).toBe(20);
    expect(today.filter((m) => m.kind === 'special-ward')).toHaveLength(23);
    expect(today.length - wards.length).toBe(1741 + 6);
    expect(prefectures).toHaveLength(47);
  });

  it('has valid codes, readings in hiragana, and successors that exist', () => {
    for (const one of municipalities()) {
      expect(hasValidCheckDigit(one.code), one.fullName).toBe(true);
      expect(one.kana, one.fullName).toMatch(/^[ぁ-ゖー]+$/);
      expect(one.prefecture).not.toBe('');
      for (const next of one.successors) expect(municipalityByCode(next)?.until).toBeNull();
      expect(one.successors.length > 0).toBe(one.until !== null);
    }
    expect(new Set(today.map((m) => m.code)).size).toBe(today.length);
  });

  it('never folds two names of a prefecture into one', () => {
    const folded = today.map((m) => m.prefecture + foldPlaceName(m.fullName));
    expect(new Set(folded).size).toBe(today.length);
  });

  it('knows validity, new names and successors', () => {
    expect(municipalityByCode('282219', '2019-04-30')?.name).toBe('篠山市');
    expect(municipalityByCode('282219', '2019-05-01')?.name).toBe('丹波篠山市');
    expect(municipalityByCode('402311', '2018-09-30')).toBeNull();
    expect(successorsOf('221350').map((m) => m.fullName)).toEqual(['浜松市中央区', '浜松市浜名区']);
    expect(successorsOf('112267').map((m) => m.name)).toEqual(['川口市']);
    expect(successorsOf('432016').map((m) => m.code)).toEqual(['431001']);
    expect(successorsOf('131016')).toEqual([]);
  });

  it('finds names, also ambiguous ones and other spellings', () => {
    expect(municipalitiesNamed('府中市').map((m) => m.prefecture)).toEqual(['東京都', '広島県']);
    expect(municipalitiesNamed('広島県府中市')).toHaveLength(1);
    expect(municipalitiesNamed('伊達市')).toHaveLength(2);
    expect(municipalitiesNamed('鎌ヶ谷市')[0]?.name).toBe('鎌ケ谷市');
    expect(municipalitiesNamed('竜ヶ崎市')[0]?.name).toBe('龍ケ崎市');
    expect(municipalitiesNamed('石狩郡 当別町')[0]?.code).toBe('013030');
    expect(municipalitiesNamed('どこか')).toEqual([]);
  });
});

describe('codes', () => {
  it('have the check digit of the formula', () => {
    for (const code of ['122033', '011002', '112038', '382019']) {
      expect(checkDigit(code.slice(0, 5))).toBe(code[5]);
      expect(toFiveDigits(code)).toBe(code.slice(0, 5));
    }
    expect(checkDigit('1234')).toBeNull();
  });

  it.each([
    ['092011', '092011', []],
    ['92011', '092011', ['leading-zero']],
    ['09201', '092011', ['check-digit']],
    ['9201', '092011', ['leading-zero', 'check-digit']],
    ['92011.0', '092011', ['decimal-point', 'leading-zero']],
    ['１１００２', '011002', ['leading-zero']],
    ['13101', '131016', ['check-digit']],
    ['13000', '130001', ['check-digit']],
  ])('repairs %s', (text, code, repairs) => {
    expect(normaliseMunicipalityCode(text)).toEqual({ code, repairs });
  });

  it.each(['123456', '12345', '990000', '1.23E+12', '', '市川市', '122030'])('refuses %s', (text) => {
    expect(normaliseMunicipalityCode(text)).toBeNull();
  });

  it('does not choose between two readings unless the column tells', () => {
    expect(municipalityCodeReadings('12203').map((r) => r.code)).toEqual(['122033', '012203']);
    expect(normaliseMunicipalityCode('12203')).toBeNull();
    expect(normaliseMunicipalityCode('12203', { lost: 'check-digit' })?.code).toBe('122033');
    expect(normaliseMunicipalityCode('12203', { lost: 'leading-zero' })?.code).toBe('012203');
    const codes = [...municipalities().map((m) => m.code), ...prefectures.map((p) => p.code6)];
    const twice = codes.filter((code) => municipalityCodeReadings(code.slice(0, 5)).length === 2);
    expect(new Set(twice).size).toBe(15);
  });
});
