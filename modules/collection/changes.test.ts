import { describe, expect, it } from 'vitest';
import { type Comparable, changesBetween } from './changes.ts';
import type { Area, Category } from './model.ts';

const category = (name: string): Category => ({
  name,
  sublabel: null,
  descriptionHtml: null,
  colour: null,
  caution: null,
});

function area(id: string, weekday: number): Area {
  const rules = [{ kind: 'weekly' as const, weekday }];
  const cells = [{ category: 0, rules, remarks: [], text: '' }];
  return {
    id,
    name: `地区${id}`,
    master: null,
    masterName: null,
    centre: '',
    reading: null,
    position: null,
    row: 2,
    cells,
  };
}

function calendar(areas: Area[], changes: Partial<Comparable> = {}): Comparable {
  return {
    categories: [category('燃やすごみ')],
    areas,
    closures: [],
    transfers: [],
    closure: 'skip',
    validThrough: null,
    ...changes,
  };
}

const today = '2026-11-24';

describe('what a new calendar changes', () => {
  it('counts changed, new, removed and unchanged areas', () => {
    const before = calendar([area('1', 1), area('2', 2), area('3', 3)]);
    const after = calendar([area('1', 1), area('2', 4), area('4', 5)]);
    expect(changesBetween(before, after, today)).toEqual({
      added: [{ id: '4', name: '地区4' }],
      removed: [{ id: '3', name: '地区3' }],
      changed: [
        {
          id: '2',
          name: '地区2',
          categories: [
            { name: '燃やすごみ', before: { ja: '火', en: 'Tue' }, after: { ja: '木', en: 'Thu' } },
          ],
          datesOnly: false,
        },
      ],
      unchanged: 1,
    });
  });

  it('sees a new closure as a change of the days, though the rules are the same', () => {
    const before = calendar([area('1', 5)]);
    const after = calendar([area('1', 5)], {
      closures: [{ centre: '', from: '2027-01-01', to: '2027-01-01', row: 2 }],
    });
    const noCentre = changesBetween(before, after, today);
    expect(noCentre.unchanged).toBe(1);
    const withCentre = (one: Comparable) => ({
      ...one,
      areas: one.areas.map((each) => ({ ...each, centre: '北' })),
    });
    const closures = [{ centre: '北', from: '2027-01-01', to: '2027-01-01', row: 2 }];
    const changes = changesBetween(withCentre(before), withCentre({ ...after, closures }), today);
    expect(changes.changed).toMatchObject([{ id: '1', datesOnly: true }]);
  });

  it('finds no change in next year’s calendar with the same weekdays, whose days only begin where the old one ends', () => {
    const thisYear = calendar([area('1', 1), area('2', 2)], { validThrough: '2027-03-31' });
    const nextYear = calendar([area('1', 1), area('2', 3)], { validThrough: '2028-03-31' });
    for (const from of [today, '2027-04-01']) {
      const { changed, unchanged } = changesBetween(thisYear, nextYear, from);
      expect([changed.map(({ id }) => id), unchanged]).toEqual([['2'], 1]);
    }
  });

  it('compares by what people see: a renamed kind is a change, a moved column is none', () => {
    const before = calendar([area('1', 1)], { categories: [category('燃やすごみ')] });
    const renamed = calendar([area('1', 1)], { categories: [category('可燃ごみ')] });
    const [change] = changesBetween(before, renamed, today).changed;
    expect(change?.categories.map(({ name, before: was, after: is }) => [name, was.ja, is.ja])).toEqual([
      ['燃やすごみ', '月', ''],
      ['可燃ごみ', '', '月'],
    ]);
    const moved = area('1', 1);
    moved.cells = moved.cells.map((cell) => ({ ...cell, category: 1 }));
    const after = calendar([moved], { categories: [category('プラ'), category('燃やすごみ')] });
    expect(changesBetween(before, after, today).unchanged).toBe(1);
  });
});
