import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from './calendar.ts';
import { parseCell } from './cell-grammar.ts';

const unreadable = (text: string) =>
  parseCell(text).oddities.flatMap((oddity) => (oddity.kind === 'unreadable' ? [oddity.token] : []));
const rules = (text: string) => parseCell(text).rules;
const weekly = (weekday: number): Rule => ({ kind: 'weekly', weekday });
const nth = (weekday: number, n: number): Rule => ({ kind: 'monthly', weekday, nth: n });

describe('tokens of a cell', () => {
  it('reads weekdays, nth weekdays, dates and fortnights', () => {
    expect(rules('月 金')).toEqual([weekly(1), weekly(5)]);
    expect(rules('水1 水3 日5')).toEqual([nth(3, 1), nth(3, 3), nth(0, 5)]);
    expect(rules('20260401')).toEqual([{ kind: 'date', date: '2026-04-01' }]);
    expect(rules('隔水20160406')).toEqual([{ kind: 'fortnightly', start: '2016-04-06' }]);
    expect(rules('')).toEqual([]);
  });

  it('reads English weekdays by exactly three letters in any case', () => {
    expect(rules('Mon MON sUn Mon2 sat5')).toEqual([weekly(1), weekly(1), weekly(0), nth(1, 2), nth(6, 5)]);
    expect(unreadable('Monday Mo Tues Mon.')).toEqual(['Monday', 'Mo', 'Tues', 'Mon.']);
  });

  it('takes full-width letters and any white space', () => {
    expect(rules('月１　火\u00a0Ｗｅｄ２\n隔水２０１６０４０６\t土')).toEqual([
      nth(1, 1),
      weekly(2),
      nth(3, 2),
      { kind: 'fortnightly', start: '2016-04-06' },
      weekly(6),
    ]);
  });

  it('takes 20991231 as no date', () => {
    expect(parseCell('20991231')).toEqual({ rules: [], remarks: [], oddities: [] });
    expect(rules('20991230')).toEqual([{ kind: 'date', date: '2099-12-30' }]);
  });

  it('counts a fortnight from its date when the weekday is another one', () => {
    expect(parseCell('隔木20160406')).toEqual({
      rules: [{ kind: 'fortnightly', start: '2016-04-06' }],
      remarks: [],
      oddities: [{ kind: 'fortnightly-weekday', token: '隔木20160406', start: '2016-04-06' }],
    });
  });

  it('keeps remarks apart from days', () => {
    expect(parseCell('月1 *1 ＊12 *1')).toEqual({ rules: [nth(1, 1)], remarks: ['1', '12'], oddities: [] });
    expect(unreadable('* *a 1*')).toEqual(['*', '*a', '1*']);
  });

  it('reports every other token by itself and reads the rest', () => {
    const dirt = [
      '月・木',
      '第1月',
      '月曜',
      'なし',
      '-',
      '-',
      '水4`',
      '月6',
      '月0',
      '月12',
      '祝',
      '隔月',
      '公社',
    ];
    expect(unreadable(`${dirt.join(' ')} 火`)).toEqual(dirt);
    expect(rules(`${dirt.join(' ')} 火`)).toEqual([weekly(2)]);
  });

  it('refuses numbers that are no date', () => {
    const dirt = [
      '202406126',
      '2020024',
      '20260230',
      '20261301',
      '00000101',
      '2026',
      '13',
      '隔水20260230',
      '隔水2026',
    ];
    expect(unreadable(dirt.join(' '))).toEqual(dirt);
    expect(rules(dirt.join(' '))).toEqual([]);
  });
});

describe('lists of months', () => {
  it('limits all day tokens since the previous list', () => {
    expect(rules('火2 金4:4 6 8')).toEqual([
      { ...nth(2, 2), months: [4, 6, 8] },
      { ...nth(5, 4), months: [4, 6, 8] },
    ]);
    expect(rules('水1:6 7 水2:4 5')).toEqual([
      { ...nth(3, 1), months: [6, 7] },
      { ...nth(3, 2), months: [4, 5] },
    ]);
  });

  it.each(['火2:4 6', '火2 :4 6', '火2: 4 6', '火2 : 4 6', '火2：４　６', '火2:\n4\n6', '火2:6 04 6'])(
    'reads %j with the colon anywhere',
    (text) =>
      expect(parseCell(text)).toEqual({
        rules: [{ ...nth(2, 2), months: [4, 6] }],
        remarks: [],
        oddities: [],
      }),
  );

  it('limits dates and fortnights too, and not what follows the list', () => {
    expect(rules('20260401 隔水20260408 月:4 火')).toEqual([
      { kind: 'date', date: '2026-04-01', months: [4] },
      { kind: 'fortnightly', start: '2026-04-08', months: [4] },
      { ...weekly(1), months: [4] },
      weekly(2),
    ]);
  });

  it('ends at a weekday, and numbers after that are no months', () => {
    expect(parseCell('火2:4 6 水 8')).toEqual({
      rules: [{ ...nth(2, 2), months: [4, 6] }, weekly(3)],
      remarks: [],
      oddities: [{ kind: 'unreadable', token: '8' }],
    });
  });

  it('reports leftovers one by one and keeps the months that are months', () => {
    expect(parseCell('火2:4 13 0 6 x 8 *2')).toEqual({
      rules: [{ ...nth(2, 2), months: [4, 6, 8] }],
      remarks: ['2'],
      oddities: ['13', '0', 'x'].map((token) => ({ kind: 'unreadable', token })),
    });
  });

  it('gives no dates to a token whose list has no month: a limit was meant', () => {
    expect(parseCell('火2:13').rules).toEqual([{ ...nth(2, 2), months: [] }]);
    expect(unreadable('火2:13')).toEqual(['13']);
    expect(parseCell('火2: 水').rules).toEqual([{ ...nth(2, 2), months: [] }, weekly(3)]);
    expect(unreadable('火2: 水')).toEqual([':']);
  });

  it('reports a cell of only months, and a colon with nothing before it', () => {
    expect(unreadable('4 6 8')).toEqual(['4', '6', '8']);
    expect(unreadable(':4 6')).toEqual([':', '4', '6']);
    expect(rules(':4 6 月')).toEqual([weekly(1)]);
  });

  it('lets the list of an unreadable token pass without further findings', () => {
    expect(unreadable('水4`:4 6')).toEqual(['水4`']);
    expect(parseCell('水1:6 7 水4`:4 5').rules).toEqual([{ ...nth(3, 1), months: [6, 7] }]);
    expect(unreadable('水1:6 7 水4`:4 5')).toEqual(['水4`']);
  });
});

/** A cell as groups, written out by the test: what was meant is known without parsing. */
const dayToken = fc.oneof(
  fc.record({ text: fc.constantFrom('月', '水', 'Fri', 'sun'), dirt: fc.constant(false) }),
  fc.record({ text: fc.constantFrom('月1', '水5', 'Fri2', '金3'), dirt: fc.constant(false) }),
  fc.record({ text: fc.constantFrom('20260401', '20280229', '隔水20260408'), dirt: fc.constant(false) }),
  fc.record({
    text: fc.constantFrom('月・木', '第1月', '水4`', '-', '月6', '20260230', '月曜'),
    dirt: fc.constant(true),
  }),
);
const group = fc.record({
  tokens: fc.array(dayToken, { minLength: 1, maxLength: 4 }),
  months: fc.option(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }), { nil: null }),
  colon: fc.constantFrom(':', ' :', ': ', ' : ', '：'),
  gap: fc.constantFrom(' ', '　', '\n', '\u00a0 '),
});

describe('any cell', () => {
  it('means what its groups mean', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 4 }), (groups) => {
        const text = groups
          .map(({ tokens, months, colon, gap }) => {
            const list = months === null ? '' : colon + months.join(gap);
            return tokens.map((token) => token.text).join(gap) + list;
          })
          .join(' ');
        const expected: { text: string; months: number[] | undefined }[] = [];
        let open: string[] = [];
        for (const { tokens, months } of groups) {
          open.push(...tokens.flatMap((token) => (token.dirt ? [] : [token.text])));
          if (months === null) continue;
          const sorted = [...new Set(months)].sort((a, b) => a - b);
          expected.push(...open.map((token) => ({ text: token, months: sorted })));
          open = [];
        }
        expected.push(...open.map((token) => ({ text: token, months: undefined })));
        const parsed = parseCell(text);
        expect(parsed.rules).toEqual(
          expected.map(({ text: token, months }) => ({ ...rules(token)[0], ...(months ? { months } : {}) })),
        );
        const dirt = groups.flatMap(({ tokens }) => tokens.filter((token) => token.dirt));
        expect(unreadable(text)).toEqual(dirt.map((token) => token.text));
      }),
    );
  });

  it('is read without an exception, and every word leaves something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { rules: found, remarks, oddities } = parseCell(text);
        const words = text
          .normalize('NFKC')
          .split(/\s+/)
          .filter((word) => word !== '' && word !== '20991231');
        expect(found.length + remarks.length + oddities.length > 0).toBe(words.length > 0);
      }),
    );
  });
});
