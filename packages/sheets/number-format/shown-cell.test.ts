import { describe, expect, it } from 'vitest';
import { shownCell } from './shown-cell.ts';

describe('as shown and as stored', () => {
  it.each([
    [45383, '[$-411]ggge"年"m"月"d"日"', '令和6年4月1日', 'date'],
    [45383, '[$-411]ge.m.d', 'R6.4.1', 'date'],
    [43586, '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', '令和元年5月1日', 'date'],
    [32515, 'ggge"年"', '昭和64年', 'date'],
    [45383, 'm"月"d"日"\\(aaa\\)', '4月1日(月)', 'date'],
    [45383, 'yyyy\\-mm\\-dd;@', '2024-04-01', 'date'],
    [45383.5, 'yyyy/m/d h:mm', '2024/4/1 12:00', 'date'],
    [0.3958333333, 'h:mm', '9:30', 'time'],
    [0.75, 'h:mm AM/PM', '6:00 PM', 'time'],
    [1.5, '[h]:mm:ss', '36:00:00', 'time'],
    [0.5, 'h"時"mm"分"', '12時00分', 'time'],
    [0.9999999, 'h:mm', '0:00', 'time'],
    [12203, '000000', '012203', 'number'],
    [0.125, '0.0%', '12.5%', 'number'],
    [1400, '#,##0_ ', '1,400', 'number'],
    [-1234.5, '#,##0;[Red]\\-#,##0', '-1,235', 'number'],
    [-1234.5, '#,##0_);[Red]\\(#,##0\\)', '(1,235)', 'number'],
    [-5, '0', '-5', 'number'],
    [0, '#,##0;-#,##0;"－"', '－', 'number'],
    [1234567890123, '0.00E+00', '1.23E+12', 'number'],
    [1234567890123, 'General', '1234567890123', 'number'],
    [0.1 + 0.2, 'General', '0.3', 'number'],
    [1e-7, 'General', '0.0000001', 'number'],
    [1.005, '0.00', '1.01', 'number'],
    [5, '0"件"', '5件', 'number'],
    [123456, '"¥"#,##0', '¥123,456', 'number'],
    [123456789, '#,##0,', '123,457', 'number'],
    [2.25, '# ?/?', '2 1/4', 'number'],
    [90, '[>=100]"多";[<100]"少"0', '少90', 'number'],
    [-1, 'yyyy/m/d', '-1', 'number'],
    [60, 'yyyy/m/d', '60', 'number'],
  ] as const)('%d as %s is %s', (value, format, text, kind) => {
    expect(shownCell(value, format, false)).toMatchObject({ text, raw: value, kind });
  });

  it('gives dates of the 1904 system their day', () => {
    expect(shownCell(43921, 'yyyy/m/d', true)).toMatchObject({ text: '2024/4/1', date: '2024-04-01' });
  });

  it('keeps errors, truth values, blanks and formulas without result apart', () => {
    expect(shownCell({ error: '#N/A' }, undefined, false)).toEqual({
      text: '#N/A',
      raw: '#N/A',
      kind: 'error',
    });
    expect(shownCell(true, undefined, false)).toEqual({ text: 'TRUE', raw: true, kind: 'boolean' });
    expect(shownCell(null, undefined, false)).toEqual({ text: '', raw: null, kind: 'empty' });
    expect(shownCell({ formula: 'A1+1' }, undefined, false)).toEqual({
      text: '',
      raw: null,
      kind: 'formula',
    });
  });

  it('survives any format code', () => {
    for (const code of [
      '',
      ';;;',
      '"',
      '[',
      '\\',
      'E+',
      '0.',
      '[h',
      '?/?',
      'AM/PM',
      '@',
      '[$',
      'ggggggg',
      '0/0/0',
      '#'.repeat(500),
    ]) {
      for (const value of [0, -1.5, 45383.25, 1e300, Number.NaN]) {
        expect(typeof shownCell(value, code, false).text).toBe('string');
      }
    }
  });
});
