import { describe, expect, it } from 'vitest';
import type { Column, ColumnType } from '../standard/dataset.ts';
import { ruleFor } from './cell-rules.ts';
import { FlagSurvey } from './flags.ts';
import { ListSurvey } from './lists.ts';
import { CodeSurvey } from './municipality-codes.ts';

const column = (type: ColumnType, choices: string[] = []): Column => ({
  name: 'x',
  type,
  choices,
  example: '',
  description: { ja: '', en: '' },
});

/** What becomes of a value among the other values of its column: itself, `value (rule)`, or `? code suggestions`. */
function outcome(type: ColumnType, text: string, others: string[] = [], choices: string[] = []): string {
  const survey = { flags: new FlagSurvey(), codes: new CodeSurvey(), items: new ListSurvey() };
  for (const one of [text, ...others]) {
    survey.flags.add(one);
    survey.codes.add(one);
    survey.items.add(one);
  }
  const found = ruleFor(column(type, choices), survey)(text, () => undefined);
  if (found === null) return text;
  if ('value' in found) return `${found.value} (${found.rule.slice('datasets.'.length)})`;
  return ['?', found.ask.slice('datasets.'.length), ...found.suggestions].join(' ');
}

describe('a value', () => {
  it.each<[ColumnType, string, string]>([
    ['date', '2026-04-01', '2026-04-01'],
    ['date', '2026/4/1', '2026-04-01 (date-format)'],
    ['date', '2026.4.1', '2026-04-01 (date-format)'],
    ['date', '20260401', '2026-04-01 (date-format)'],
    ['date', '昭32. 7. 1', '1957-07-01 (era-date)'],
    ['date', '平成２９年７月１日', '2017-07-01 (era-date)'],
    ['date', '令和元年5月1日', '2019-05-01 (era-date)'],
    ['date', '25321', '1969-04-28 (serial-date)'],
    ['date', '2026年4月1日(月)', '? doubtful-date 2026-04-01'],
    ['date', '2026-02-30', '? unreadable-date'],
    ['date', '2026/4/1 10:00', '? unreadable-date 2026-04-01'],
    ['date', '平成29年', '? unreadable-date'],
    ['date', '－', ' (placeholder)'],
    ['time', '09:00', '09:00'],
    ['time', '24:00', '24:00'],
    ['time', '9時', '09:00 (time-format)'],
    ['time', '9:0', '09:00 (time-format)'],
    ['time', '9：00', '09:00 (time-format)'],
    ['time', '午前9時30分', '09:30 (time-format)'],
    ['time', '午後5時半', '17:30 (time-format)'],
    ['time', '5:30 PM', '17:30 (time-format)'],
    ['time', '0.375', '09:00 (serial-time)'],
    ['time', '0900', '09:00 (time-format)'],
    ['time', '午後12時30分', '? unreadable-time'],
    ['time', '9.30', '? unreadable-time 09:30'],
    ['time', '9:00～17:00', '? unreadable-time 09:00'],
    ['time', '26:00', '? unreadable-time'],
    ['time', '0.12345', '? unreadable-time'],
    ['yes-no', '有', '有'],
    ['yes-no', '○', '有 (yes-no)'],
    ['yes-no', '×', '無 (yes-no)'],
    ['yes-no', 'Ｙ', '有 (yes-no)'],
    ['yes-no', 'N', '無 (yes-no)'],
    ['yes-no', 'あり', '有 (yes-no)'],
    ['yes-no', '不可', '無 (yes-no)'],
    ['yes-no', '1', '有 (yes-no)'],
    ['yes-no', 'NA', ' (placeholder)'],
    ['yes-no', '△', '? unclear-yes-no'],
    ['yes-no', '-', '? unclear-yes-no'],
    ['yes-no', '有（要予約）', '? unclear-yes-no 有'],
    ['mark', '1', '1'],
    ['mark', '○', '1 (mark)'],
    ['mark', '0', ' (mark)'],
    ['mark', '－', ' (mark)'],
    ['mark', '◎', '? unclear-mark 1'],
    ['mark', '△', '? unclear-mark'],
    ['municipality-code', '139998', '139998'],
    ['municipality-code', '1.2E+05', '? unknown-code'],
    ['municipality-code', '131130', '131130'],
    ['municipality-code', '13113', '131130 (check-digit)'],
    ['municipality-code', '１３１１３０', '131130 (width)'],
    ['municipality-code', '131131', '? unknown-code 131130'],
    ['town-id', '1000', '0001000 (lost-zero)'],
    ['id', '0001', '0001'],
    ['id', '1.23E+12', '? lost-digits'],
    ['id', 'Ａ－０１', 'A-01 (width)'],
    ['corporate-number', '1.23457E+12', '? lost-digits'],
    ['corporate-number', '1000020131130', '? wrong-number'],
    ['integer', '1400', '1400'],
    ['integer', '1,400 ', '1400 (number-format)'],
    ['integer', '９０人', '90 (number-format)'],
    ['integer', '12.0', '12 (number-format)'],
    ['integer', '○', '? unreadable-number'],
    ['integer', '約100', '? unreadable-number 100'],
    ['integer', '10～20', '? unreadable-number'],
    ['integer', '1,40', '? unreadable-number'],
    ['decimal', '30.50', '30.50'],
    ['decimal', '－１．５ｍ', '-1.5 (number-format)'],
    ['kana', 'コウエン', 'コウエン'],
    ['kana', 'ﾁｭｳｵｳｺｳｴﾝ', 'チュウオウコウエン (kana)'],
    ['kana', 'ちゅうおう', 'チュウオウ (kana)'],
    ['kana', '中央コウエン', '? kanji-in-reading'],
    ['text', ' 中央公園　', '中央公園 (spaces)'],
    ['text', '中央ﾌﾟｰﾙ', '中央プール (kana)'],
    ['text', '青葉１丁目', '青葉１丁目'],
    ['latin', 'Ｃｅｎｔｒａｌ', 'Central (width)'],
    ['phone', '03-1234-5678', '03-1234-5678'],
    ['phone', '0312345678', '0312345678'],
    ['phone', '03ｰ1234－5678', '03-1234-5678 (phone-format)'],
    ['phone', '(03)1234-5678', '03-1234-5678 (phone-format)'],
    ['phone', '03（1234）5678', '03-1234-5678 (phone-format)'],
    ['phone', '０３―１２３４―５６７８', '03-1234-5678 (phone-format)'],
    ['phone', '+81-3-1234-5678', '03-1234-5678 (phone-format)'],
    ['phone', '3-1234-5678', '? phone-without-zero 03-1234-5678'],
    ['phone', '312345678', '? phone-without-zero 0312345678'],
    ['phone', '1234-5678', '? unreadable-phone'],
    ['phone', '03-1234-5678（代表）', '? unreadable-phone 03-1234-5678'],
    ['phone', 'なし', ' (placeholder)'],
    ['postal-code', '1000001', '1000001'],
    ['postal-code', '〒１００－０００１', '1000001 (postal-format)'],
    ['postal-code', '600001', '? unreadable-postal-code 0600001'],
    ['weekdays', '月火水木金', '月火水木金'],
    ['weekdays', '月;水', '月;水'],
    ['weekdays', '月・水', '月水 (weekdays)'],
    ['weekdays', '水、月', '月水 (weekdays)'],
    ['weekdays', '毎週月曜日', '月 (weekdays)'],
    ['weekdays', '月～金', '月火水木金 (weekdays)'],
    ['weekdays', '月曜日から金曜日', '月火水木金 (weekdays)'],
    ['weekdays', '土～月', '月土日 (weekdays)'],
    ['weekdays', '年中無休', '月火水木金土日 (weekdays)'],
    ['weekdays', '平日', '? unreadable-weekdays 月火水木金'],
    ['weekdays', '土日祝', '? unreadable-weekdays 土日'],
    ['weekdays', '第2月曜日', '? unreadable-weekdays'],
    ['list', '中央町会;みどり町会', '中央町会;みどり町会'],
    ['list', '中央町会、みどり町会', '中央町会;みどり町会 (list)'],
    ['list', 'アート・カルチャー', '? unclear-list アート;カルチャー'],
    ['url', 'https://example.com/中央', 'https://example.com/中央'],
    ['url', 'example.com/a', '? unreadable-url https://example.com/a'],
    ['mail', 'ａ＠example.com', 'a@example.com (width)'],
    ['prefecture', '東京', '東京都 (prefecture-name)'],
    ['prefecture', '江戸', '? unknown-prefecture'],
    ['address', '東京都ともに市中央三丁目1-2', '東京都ともに市中央三丁目1-2'],
    ['address', '東京都ともに市中央３丁目１－２', '東京都ともに市中央3丁目1-2 (width)'],
    ['address', '東京都ともに市\n中央3丁目', '東京都ともに市中央3丁目 (line-break)'],
  ])('of type %s, %j, becomes %s', (type, text, expected) => {
    expect(outcome(type, text)).toBe(expected);
  });

  it('is read by the rest of its column where it could be read in two ways', () => {
    // 12203 may be 市川市 without its check digit or 士別市 without its zero.
    expect(outcome('municipality-code', '12203')).toBe('? unknown-code 122033 012203');
    expect(outcome('municipality-code', '12203', ['13113'])).toBe('122033 (check-digit)');
    expect(outcome('municipality-code', '12203', ['131130'])).toBe('012203 (lost-zero)');
    expect(outcome('yes-no', '1', ['2'])).toBe('? unclear-yes-no');
    expect(outcome('mark', '1', ['2'])).toBe('? unclear-mark 1');
    expect(outcome('list', '内科・外科', ['内科', '外科'])).toBe('内科;外科 (list)');
  });

  it('is one of the choices, however it is written', () => {
    const kinds = ['公立幼稚園', '認可公立保育所', '認定こども園（幼保連携型）'];
    expect(outcome('choice', '認定こども園(幼保連携型)', [], kinds)).toBe(
      '認定こども園（幼保連携型） (choice-spelling)',
    );
    expect(outcome('choice', '認可保育所', [], kinds)).toBe('? unknown-choice 認可公立保育所');
  });
});
