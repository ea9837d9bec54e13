import { describe, expect, it } from 'vitest';
import { classOf, schoolYearOf } from './age-class.ts';

describe('the school year', () => {
  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
  ])('%s is in %i', (day, year) => expect(schoolYearOf(day)).toBe(year));
});

describe('the class of a child', () => {
  it.each([
    ['2025-04-02', 2026, 0],
    ['2025-04-01', 2026, 1],
    ['2025-03-31', 2026, 1],
    ['2024-04-02', 2026, 1],
    ['2024-04-01', 2026, 2],
    ['2026-04-01', 2026, 0],
    ['2026-11-20', 2026, 0],
    ['2027-03-01', 2026, 0],
    ['2027-04-02', 2026, null],
    ['2020-04-02', 2026, 5],
    ['2020-04-01', 2026, null],
    ['2024-02-29', 2026, 2],
    ['2025-01-01', 2026, 1],
    ['2025-04-01', 2027, 2],
  ])('of %s in the school year %i is %s', (birthday, year, age) => expect(classOf(birthday, year)).toBe(age));

  it('goes up by one each year', () => {
    for (const birthday of ['2022-04-01', '2022-04-02', '2022-12-31', '2023-01-01'])
      expect((classOf(birthday, 2026) ?? 0) - (classOf(birthday, 2025) ?? 0)).toBe(1);
  });
});
