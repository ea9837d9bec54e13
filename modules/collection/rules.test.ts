import { describe, expect, it } from 'vitest';
import type { Area } from './model.ts';
import { type CalendarTimes, mondayOf, nextOf, planOf, remarksOf, validityOn, weeksOf } from './rules.ts';

const tuesdaysAndFridays: Area['cells'][number] = {
  category: 0,
  rules: [
    { kind: 'weekly', weekday: 2 },
    { kind: 'weekly', weekday: 5 },
  ],
  remarks: ['1'],
  text: '火 金',
};

const area: Area = {
  id: 'a',
  name: 'みどり町',
  master: null,
  masterName: null,
  centre: '北',
  reading: null,
  position: null,
  row: 2,
  cells: [tuesdaysAndFridays],
};

const calendar: CalendarTimes = {
  closures: [{ centre: '北', from: '2026-12-30', to: '2027-01-03', row: 2 }],
  transfers: [],
  closure: 'skip',
  validThrough: '2027-01-31',
};

describe('the plan of an area', () => {
  it('shows a day that a closure takes away as closed, not as nothing', () => {
    const days = planOf(calendar, area, '2026-12-28', '2027-01-05');
    expect(days.map(({ date, entries, closed }) => [date, entries.length, closed.length])).toEqual([
      ['2026-12-29', 1, 0],
      ['2027-01-01', 0, 1],
      ['2027-01-05', 1, 0],
    ]);
  });

  it('says where a closure moves a collection', () => {
    const days = planOf({ ...calendar, closure: 'shift' }, area, '2026-12-28', '2027-01-12');
    const newYear = days.find(({ date }) => date === '2027-01-01');
    expect(newYear?.entries).toEqual([]);
    expect(newYear?.closed).toHaveLength(1);
  });

  it('ends where the calendar ends, and says nothing after it', () => {
    const days = planOf(calendar, area, '2027-01-25', '2027-02-28');
    expect(days.map(({ date }) => date)).toEqual(['2027-01-26', '2027-01-29']);
    expect(planOf(calendar, area, '2027-02-01', '2027-02-28')).toEqual([]);
  });
});

describe('weeks', () => {
  it('begin on Monday, also across a year', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
    const days = planOf(calendar, area, '2026-11-24', '2026-12-08');
    expect(
      weeksOf(days, '2026-11-24').map(({ monday, offset, days: inWeek }) => [monday, offset, inWeek.length]),
    ).toEqual([
      ['2026-11-23', 0, 2],
      ['2026-11-30', 1, 2],
      ['2026-12-07', 2, 1],
    ]);
  });
});

it('knows whether a calendar speaks of a day', () => {
  expect(validityOn(calendar, '2027-01-31')).toBe('valid');
  expect(validityOn(calendar, '2027-02-01')).toBe('ended');
  expect(validityOn({ validThrough: null }, '2027-02-01')).toBe('unknown');
});

it('finds the next day of a category', () => {
  const days = planOf(calendar, area, '2026-11-24', '2026-12-08');
  expect(nextOf(days, 0, '2026-11-25')).toBe('2026-11-27');
  expect(nextOf(days, 1, '2026-11-25')).toBeNull();
});

it('gives the remarks of an area with their category, and leaves out ids without a text', () => {
  expect(remarksOf({ remarks: [{ id: '1', text: '雨の日は休み' }] }, area)).toEqual([
    { category: 0, text: '雨の日は休み' },
  ]);
  expect(remarksOf({ remarks: [{ id: '2', text: '別の注意' }] }, area)).toEqual([]);
});
