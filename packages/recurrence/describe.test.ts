import { describe, expect, it } from 'vitest';
import type { Rule } from './calendar.ts';
import { parseCell } from './cell-grammar.ts';
import { describeRules } from './describe.ts';

describe('describeRules', () => {
  it.each([
    ['火 金', '火・金', 'Tue, Fri'],
    ['木2 木4', '第2・第4木', '2nd and 4th Thu'],
    ['水1 水3 水5', '第1・第3・第5水', '1st, 3rd and 5th Wed'],
    ['隔月20260406', '1週おきの月', 'every other Mon'],
    ['火2:4 6', '4・6月の第2火', '2nd Tue (Apr, Jun)'],
    ['水1:6 水2:4 5 月', '6月の第1水、4・5月の第2水、月', '1st Wed (Jun); 2nd Wed (Apr, May); Mon'],
    ['金1 水3', '第1金、第3水', '1st Fri, 3rd Wed'],
    ['20260408 20260401', '4月1日・4月8日', '1 Apr, 8 Apr'],
    ['20260401 20260402 20260403 20260404 20260405 20260406 20260407', '決まった日（7日）', '7 fixed days'],
    ['月:13', '', ''],
    ['', '', ''],
  ])('says %j as %j and %j', (cell, ja, en) => {
    expect(describeRules(parseCell(cell), 'ja')).toBe(ja);
    expect(describeRules(parseCell(cell), 'en')).toBe(en);
  });

  it('says what prose adds', () => {
    const limits = { skip: [{ from: '12-30', to: '01-03' }], holidays: 'skip' } as const;
    const rules: Rule[] = [{ kind: 'monthly', weekday: 3, nth: -1, ...limits, skip: [...limits.skip] }];
    expect(describeRules({ rules }, 'ja')).toBe('最終水（祝日は休み、12月30日〜1月3日は休み）');
    expect(describeRules({ rules }, 'en')).toBe('last Wed (not on holidays; not from 30 Dec to 3 Jan)');
    const days: Rule[] = [10, 23].map((day) => ({ kind: 'day-of-month', day }));
    expect(describeRules({ rules: days }, 'ja')).toBe('毎月10日・23日');
    expect(describeRules({ rules: days }, 'en')).toBe('the 10th and 23rd of each month');
  });
});
