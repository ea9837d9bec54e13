import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area, Closure, Transfer } from './calendar.ts';
import { parseCell } from './cell-grammar.ts';
import { closedDaysOf, collectionsOf, noticesOf } from './dates.ts';
import { plusDays, slowDays, slowTokens } from './testing/slow-reference.ts';

function areaOf(...cells: string[]): Area {
  return {
    id: 'x',
    name: '本町',
    master: null,
    masterName: null,
    centre: '北',
    reading: null,
    position: null,
    row: 2,
    cells: cells.map((text, category) => ({ category, text, ...parseCell(text) })),
  };
}

const closed = (from: string, to: string, centre = '北'): Closure => ({ centre, from, to, row: 2 });

function days(
  area: Area,
  from: string,
  to: string,
  closures: Closure[] = [],
  closure: 'skip' | 'shift' = 'skip',
) {
  return collectionsOf({ closures, transfers: [] }, area, { from, to, closure }).map(({ date }) => date);
}

describe('collectionsOf', () => {
  it('counts nth weekdays within the month, and leaves months without a fifth out', () => {
    expect(days(areaOf('月1 月5'), '2026-05-01', '2026-08-31')).toEqual([
      '2026-05-04',
      '2026-06-01',
      '2026-06-29',
      '2026-07-06',
      '2026-08-03',
      '2026-08-31',
    ]);
  });

  it('counts every 14th day from the start, never before it, without end', () => {
    const area = areaOf('隔水20160406');
    expect(days(area, '2016-03-20', '2016-05-04')).toEqual(['2016-04-06', '2016-04-20', '2016-05-04']);
    expect(days(area, '2046-04-01', '2046-04-30')).toEqual(['2046-04-11', '2046-04-25']);
  });

  it('includes both ends of the window', () => {
    expect(days(areaOf('月'), '2026-04-06', '2026-04-13')).toEqual(['2026-04-06', '2026-04-13']);
    expect(days(areaOf('月'), '2026-04-07', '2026-04-12')).toEqual([]);
    expect(days(areaOf('月'), '2026-04-13', '2026-04-06')).toEqual([]);
  });

  it('lists by date, then column, and each date of a category once', () => {
    const area = areaOf('水 金 20260401', '火 水');
    area.cells.push({ category: 0, text: '水', ...parseCell('水') });
    const window = { from: '2026-03-31', to: '2026-04-03', closure: 'skip' } as const;
    expect(collectionsOf({ closures: [], transfers: [] }, area, window)).toEqual([
      { date: '2026-03-31', category: 1 },
      { date: '2026-04-01', category: 0 },
      { date: '2026-04-01', category: 1 },
      { date: '2026-04-03', category: 0 },
    ]);
  });

  it('refuses what is no date', () => {
    expect(() => days(areaOf('月'), '2026-02-30', '2026-03-01')).toThrow(RangeError);
  });

  it('gives nothing for a list of months that could not be read', () => {
    expect(days(areaOf('月:13'), '2026-01-01', '2026-12-31')).toEqual([]);
  });
});

describe('closures that skip', () => {
  const closures = [closed('2026-12-29', '2027-01-03')];
  it('drop weekday and fortnightly days, both ends included, and keep written dates', () => {
    expect(days(areaOf('火 日'), '2026-12-27', '2027-01-05', closures)).toEqual(['2026-12-27', '2027-01-05']);
    expect(days(areaOf('隔水20261216'), '2026-12-01', '2027-01-31', closures)).toEqual([
      '2026-12-16',
      '2027-01-13',
      '2027-01-27',
    ]);
    expect(days(areaOf('20261230'), '2026-12-01', '2026-12-31', closures)).toEqual(['2026-12-30']);
  });

  it('concern only areas of that centre, and none without a centre', () => {
    expect(
      days(areaOf('水'), '2026-12-30', '2026-12-30', [closed('2026-12-29', '2027-01-03', '南')]),
    ).toHaveLength(1);
    const nowhere = { ...areaOf('水'), centre: '' };
    expect(days(nowhere, '2026-12-30', '2026-12-30', [closed('2026-12-29', '2027-01-03', '')])).toHaveLength(
      1,
    );
  });
});

describe('closures that shift', () => {
  it('move the nth weekday by a week', () => {
    expect(
      days(areaOf('水1 水3'), '2027-01-01', '2027-01-31', [closed('2027-01-01', '2027-01-06')], 'shift'),
    ).toEqual(['2027-01-13', '2027-01-20']);
  });

  it('move the first closed day of a weekday rule and every later one of its month', () => {
    const closures = [closed('2026-05-04', '2026-05-06')];
    expect(days(areaOf('月:5'), '2026-05-01', '2026-06-30', closures, 'shift')).toEqual([
      '2026-05-11',
      '2026-05-18',
      '2026-05-25',
      '2026-06-01',
    ]);
    // Each token has its own days: Friday isn't closed, so Friday stays.
    expect(days(areaOf('月:5 金:5'), '2026-05-01', '2026-05-16', closures, 'shift')).toEqual([
      '2026-05-01',
      '2026-05-08',
      '2026-05-11',
      '2026-05-15',
    ]);
  });

  it('pass into the next month, also when the window begins there', () => {
    const closures = [closed('2026-12-28', '2026-12-31')];
    expect(days(areaOf('水5'), '2027-01-01', '2027-01-06', closures, 'shift')).toEqual(['2027-01-06']);
    expect(days(areaOf('水5'), '2027-01-06', '2027-01-06', closures, 'shift')).toEqual(['2027-01-06']);
    expect(days(areaOf('水5'), '2026-12-01', '2026-12-31', closures, 'shift')).toEqual([]);
    // From the 31st to the 7th: the farthest a day of the month before can reach.
    expect(days(areaOf('木5'), '2027-01-07', '2027-01-09', closures, 'shift')).toEqual(['2027-01-07']);
  });

  it('know of a closure earlier in the month, before the window', () => {
    expect(
      days(areaOf('月:5'), '2026-05-19', '2026-06-30', [closed('2026-05-04', '2026-05-04')], 'shift'),
    ).toEqual(['2026-05-25', '2026-06-01']);
  });

  it('do not move a day again when the new one is closed', () => {
    expect(
      days(areaOf('月1'), '2026-05-01', '2026-05-31', [closed('2026-05-01', '2026-05-15')], 'shift'),
    ).toEqual(['2026-05-11']);
  });

  it('leave fortnightly days and written dates', () => {
    const closures = [closed('2026-05-04', '2026-05-06')];
    expect(days(areaOf('隔月20260504 20260505'), '2026-05-01', '2026-05-17', closures, 'shift')).toEqual([
      '2026-05-04',
      '2026-05-05',
    ]);
  });

  it('say where a day came from, unless the day is one of the category anyway', () => {
    const context = { closures: [closed('2026-05-04', '2026-05-06')], transfers: [] };
    const window = { from: '2026-05-01', to: '2026-05-31', closure: 'shift' } as const;
    expect(collectionsOf(context, areaOf('月1'), window)).toEqual([
      { date: '2026-05-11', category: 0, movedFrom: '2026-05-04' },
    ]);
    expect(collectionsOf(context, areaOf('月'), window)).toEqual(
      ['2026-05-11', '2026-05-18', '2026-05-25'].map((date) => ({ date, category: 0 })),
    );
  });
});

describe('closedDaysOf', () => {
  const context = { closures: [closed('2026-05-04', '2026-05-06')], transfers: [] };
  it('names what a closure dropped', () => {
    const window = { from: '2026-05-01', to: '2026-05-31', closure: 'skip' } as const;
    expect(closedDaysOf(context, areaOf('月', '20260505 火'), window)).toEqual([
      { date: '2026-05-04', category: 0 },
    ]);
  });

  it('names the new day of what was moved, also when it is outside the window', () => {
    const window = { from: '2026-05-04', to: '2026-05-05', closure: 'shift' } as const;
    expect(closedDaysOf(context, areaOf('月1', '月'), window)).toEqual([
      { date: '2026-05-04', category: 0, movedTo: '2026-05-11' },
      { date: '2026-05-04', category: 1 },
    ]);
  });

  it('finds in each part of a year what it finds in the whole', () => {
    const closures = [closed('2026-05-04', '2026-05-06'), closed('2026-12-30', '2027-01-03')];
    const area = areaOf('月 木', '水1 水3', '隔金20260410', '20260505');
    for (const closure of ['skip', 'shift'] as const) {
      const find = (from: string, to: string) =>
        closedDaysOf({ closures, transfers: [] }, area, { from, to, closure });
      const whole = find('2026-04-01', '2027-03-31');
      expect(whole.length).toBeGreaterThan(2);
      for (let start = 0; start < 360; start += 5) {
        const [from, to] = [plusDays('2026-04-01', start), plusDays('2026-04-01', start + 9)];
        expect(find(from, to)).toEqual(whole.filter(({ date }) => date >= from && date <= to));
      }
    }
  });

  it('finds days that words take away far from any closure', () => {
    const area = areaOf('月');
    for (const cell of area.cells) for (const rule of cell.rules) rule.holidays = 'skip';
    const window = { from: '2026-09-01', to: '2026-09-30', closure: 'skip' } as const;
    expect(closedDaysOf(context, area, window)).toEqual([{ date: '2026-09-21', category: 0 }]);
  });

  it('reaches the end of the calendar of all dates', () => {
    const window = { from: '9999-12-01', to: '9999-12-31', closure: 'shift' } as const;
    expect(closedDaysOf(context, areaOf('金'), window)).toEqual([]);
    expect(collectionsOf(context, areaOf('金'), window)).toHaveLength(5);
  });
});

describe('transfers', () => {
  const transfer: Transfer = {
    categoryName: '燃やすごみ',
    category: 0,
    from: '2026-04-06',
    to: '2026-04-10',
    showFrom: '2026-04-01',
    note: '6日は収集します',
  };
  it('stand as notes at their category on both days and move nothing', () => {
    const context = { closures: [], transfers: [transfer] };
    const window = { from: '2026-04-06', to: '2026-04-13', closure: 'skip' } as const;
    expect(collectionsOf(context, areaOf('月', '月'), window)).toEqual([
      { date: '2026-04-06', category: 0, notes: ['6日は収集します'] },
      { date: '2026-04-06', category: 1 },
      { date: '2026-04-13', category: 0 },
      { date: '2026-04-13', category: 1 },
    ]);
  });

  it('are notices from their first day of showing to their last day', () => {
    const on = (date: string) => noticesOf({ transfers: [transfer] }, { from: date, to: date }).length;
    expect(['2026-03-31', '2026-04-01', '2026-04-10', '2026-04-11'].map(on)).toEqual([0, 1, 1, 0]);
  });
});

const token = fc.constantFrom(
  '月',
  '金',
  '火1',
  '火2',
  '水5',
  '木4',
  '隔水20260107',
  '隔金20251226',
  '20260504',
  '20261231',
);
const cell = fc
  .array(fc.tuple(fc.array(token, { minLength: 1, maxLength: 3 }), fc.constantFrom('', ':1 5 12', ':4 6')), {
    maxLength: 3,
  })
  .map((groups) => groups.map(([tokens, list]) => tokens.join(' ') + list).join(' '));
const span = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 12 }));
const startDay = fc.integer({ min: 0, max: 400 });

describe('any cell, closures and window', () => {
  it.each(['skip', 'shift'] as const)('gives what the slow reference gives (%s)', (closure) => {
    fc.assert(
      fc.property(
        cell,
        fc.array(span, { maxLength: 4 }),
        startDay,
        fc.integer({ min: 0, max: 70 }),
        (text, spans, start, length) => {
          const closures = spans.map(([from, more]) => {
            const day = plusDays('2025-12-20', from);
            return closed(day, plusDays(day, more));
          });
          const from = plusDays('2025-12-20', start);
          const window = { from, to: plusDays(from, length), closure };
          const expected = slowDays(slowTokens(text).tokens, closures, window);
          expect(days(areaOf(text), window.from, window.to, closures, closure)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['skip', 'shift'] as const)('a window is a cut of a longer one (%s)', (closure) => {
    fc.assert(
      fc.property(cell, fc.array(span, { maxLength: 3 }), startDay, (text, spans, start) => {
        const closures = spans.map(([from, more]) =>
          closed(plusDays('2025-12-20', from), plusDays('2025-12-20', from + more)),
        );
        const [from, to] = [plusDays('2025-12-20', start), plusDays('2025-12-20', start + 15)];
        const long = days(areaOf(text), '2025-10-01', '2027-06-01', closures, closure);
        expect(days(areaOf(text), from, to, closures, closure)).toEqual(
          long.filter((day) => from <= day && day <= to),
        );
      }),
      { numRuns: 200 },
    );
  });
});
