/** What files write, in every variant that was seen of papamama's and of the standard's; all values are invented. */
import { describe, expect, it } from 'vitest';
import { ageRange, takes } from './age-words.ts';
import { hoursOf, minutesOf, timesIn } from './hours.ts';
import { kindOf, ownershipOf } from './kind-words.ts';
import { ageOfHeader, countDate, placesOf, vacancyOf } from './vacancy-words.ts';
import { wholeNumber, yesNo } from './values.ts';

describe('yes or no', () => {
  it.each<[string, boolean | null]>([
    ...['Y', 'Ｙ', 'y', '1', '有', '○', '〇', 'あり', 'true', '有（土曜を除く）', '提供（無料）'].map(
      (text): [string, boolean | null] => [text, true],
    ),
    ...['N', 'Ｎ', '0', '無', '×', 'なし', 'false', '-', '☓'].map((text): [string, boolean | null] => [
      text,
      false,
    ]),
    ...['NA', 'n/a', 'null', '', ' ', '要相談', '2'].map((text): [string, boolean | null] => [text, null]),
  ])('%s: %s', (text, value) => expect(yesNo(text)).toBe(value));
});

describe('numbers', () => {
  it.each([
    ['90', 90],
    ['９０人', 90],
    ['1,200', 1200],
    ['90.0', 90],
    ['約30名', 30],
    ['', null],
    ['90～100', null],
  ])('%s: %s', (text, value) => expect(wholeNumber(text)).toBe(value));
});

describe('ages', () => {
  it.each([
    ['産休明け～就学前', 0, 5],
    ['生後57日～5歳児', 0, 5],
    ['生後57日から～', 0, null],
    ['6か月～2歳児', 0, 2],
    ['６ヶ月～３歳未満', 0, 2],
    ['1歳8ヶ月～就学前', 1, 5],
    ['1歳クラス～', 1, null],
    ['3歳児～就学前児童', 3, 5],
    ['満３歳～５歳', 3, 5],
    ['3～5', 3, 5],
    ['0～5', 0, 5],
    ['0歳（3ヶ月）～2歳クラス', 0, 2],
    ['2歳半～6歳児', 2, 5],
    ['0歳から5歳', 0, 5],
    ['1歳-5歳', 1, 5],
    ['3歳～12歳', 3, 5],
    ['～就学前', null, 5],
    ['2歳まで', null, 2],
    ['就学前', null, 5],
    ['3歳', 3, null],
    ['5～1', 5, null],
    ['-5～100', null, null],
    ['～', null, null],
    ['', null, null],
    ['要相談', null, null],
  ])('%s: %s to %s', (text, from, to) => expect(ageRange(text)).toEqual({ from, to }));

  it.each([
    ['0歳～2歳', 2, true],
    ['0歳～2歳', 3, false],
    ['3歳～', 2, false],
    ['3歳～', 4, null],
    ['', 1, null],
  ] as const)('%s takes the class %i: %s', (text, age, value) =>
    expect(takes(ageRange(text), age)).toBe(value),
  );
});

describe('hours', () => {
  it.each([
    ['7:00', '19:00', 420, 1140],
    ['07:30', '18:15', 450, 1095],
    ['７時３０分', '午後7時', 450, 1140],
    ['7時半', '18時', 450, 1080],
    ['7:30※1号認定は8：30', '19:00', 450, 1140],
    ['18:00', '翌3:00', 1080, 1620],
    ['18:00', '26:00:00', 1080, 1560],
    ['7:00', '翌7：00', 420, 1860],
    ['0:00', '24:00', 0, 1440],
    ['9:00', '0:00', 540, 1440],
    ['7:15～18:45', '', 435, 1125],
    ['10:00', '4:00', 600, null],
    ['7:00', '', 420, null],
    ['', '', null, null],
    ['要相談', '99:00', null, null],
  ])('%s and %s: %s, %s', (open, close, opens, closes) =>
    expect(hoursOf(open, close)).toEqual({ opens, closes }),
  );

  it('reads what a form sends, and nothing else', () => {
    expect(['7:45', '07:45', '25:00', '7:60', 'x', ''].map(minutesOf)).toEqual([
      465,
      465,
      null,
      null,
      null,
      null,
    ]);
    expect(timesIn('平日 7:00-19:00 土曜 8:00-17:00')).toEqual([420, 1140, 480, 1020]);
  });
});

describe('kinds', () => {
  it.each([
    ['認可公立保育所', 'licensed'],
    ['認可保育所（分園）', 'licensed'],
    ['私立認可保育所', 'licensed'],
    ['認可外', 'unlicensed'],
    ['認可外保育施設', 'unlicensed'],
    ['認定こども園（幼保連携型）', 'kodomo'],
    ['幼保連携型認定こども園', 'kodomo'],
    ['幼稚園型認定こども園', 'kodomo'],
    ['私立幼稚園', 'kindergarten'],
    ['小規模保育事業Ａ型', 'small'],
    ['小規模・事業所内保育事業', 'small'],
    ['事業所内保育事業（定員20人以上）', 'company'],
    ['家庭的保育事業', 'home'],
    ['認証保育所', 'recognised'],
    ['認定保育所', 'recognised'],
    ['学童保育', null],
    ['障害児通所支援事業', null],
    ['', 'other'],
  ])('%s: %s', (Type, kind) => expect(kindOf({ Type })).toBe(kind));

  it.each([
    [{ Type: '認可保育所', Kodomo: 'Y' }, 'kodomo'],
    [{ Type: '認可保育所', Kodomo: 'N' }, 'licensed'],
    [{ Type: '', ShaNai: 'Y' }, 'company'],
    [{ Type: '', Shanai: 'Ｙ' }, 'company'],
    [{ Type: '', Shonai: '1' }, 'company'],
    [{ 名称: 'こだま幼稚園' }, 'kindergarten'],
  ])('%o: %s', (body, kind) => expect(kindOf(body as Record<string, string>)).toBe(kind));

  it.each([
    [{ Ownership: '公立' }, 'public'],
    [{ Ownership: '公' }, 'public'],
    [{ Ownership: '私' }, 'private'],
    [{ Ownership: '私立' }, 'private'],
    [{ 種別: '認可公立保育所' }, 'public'],
    [{ 種別: '私立幼稚園' }, 'private'],
    [{ Type: '認可外' }, null],
  ])('%o is %s', (body, owner) => expect(ownershipOf(body as Record<string, string>)).toBe(owner));
});

describe('free places', () => {
  it.each([
    ['3', 3],
    ['３名', 3],
    ['空き2', 2],
    ['0', 0],
    ['満員', 0],
    ['×', 0],
    ['N', 0],
    ['Y', 'some'],
    ['○', 'some'],
    ['△', 'some'],
    ['若干名', 'some'],
    ['クラスなし', 'none'],
    ['なし', null],
    ['', null],
    ['要問合せ', null],
  ])('%s: %s', (text, places) => expect(placesOf(text)).toBe(places));

  it.each([
    ['Vacancy0', 0],
    ['Vacancy_5', 5],
    ['空き_0歳', 0],
    ['空き_３歳', 3],
    ['1歳児空き人数', 1],
    ['入所可能数(2歳児)', 2],
    ['Vacancy', null],
    ['VacancyDate', null],
    ['空き家', null],
    ['Vacancy12', null],
    ['2歳児定員', null],
  ])('the header %s is of %s', (header, age) => expect(ageOfHeader(header)).toBe(age));

  it.each([
    ['2026/11/1', '2026-11-01'],
    ['令和8年11月20日現在', '2026-11-20'],
    ['42644', '2016-10-01'],
    ['2026-11-20時点', '2026-11-20'],
    ['2/1現在', null],
    ['402053', null],
    ['', null],
  ])('%s was the day %s', (text, day) => expect(countDate(text)).toBe(day));

  it('come from flags, from numbers by age, and with their date in words', () => {
    const flags = vacancyOf({ Vacancy: 'Y', VacancyDate: '2/1現在' });
    expect(flags.overall).toEqual({ free: true, asOf: null });
    expect(flags.dateText).toBe('2/1現在');
    const byAge = vacancyOf({ Vacancy0: '2', Vacancy1: '0', Vacancy5: 'Y', VacancyDate: '2026/11/1' });
    expect(byAge.overall).toBeNull();
    expect(byAge.ages.map(({ places }) => places)).toEqual([2, 0, null, null, null, 'some']);
    expect(byAge.ages[0]?.asOf).toBe('2026-11-01');
    expect(vacancyOf({ Vacancy: 'NA', VacancyDate: '' }).overall).toBeNull();
  });
});
