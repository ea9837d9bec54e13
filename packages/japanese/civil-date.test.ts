import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  datePartsOf,
  daysInMonth,
  fromDayNumber,
  isIsoDate,
  isoDateOf,
  toDayNumber,
  todayIn,
  weekdayOf,
} from './civil-date.ts';

const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });

describe('civil dates', () => {
  it('count days from 1970-01-01', () => {
    expect(toDayNumber('1970-01-01')).toBe(0);
    expect(toDayNumber('1969-12-31')).toBe(-1);
    expect(fromDayNumber(-719_162)).toBe('0001-01-01');
    expect(fromDayNumber(2_932_896)).toBe('9999-12-31');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('agree with Date.UTC on every day of the calendar', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const iso = fromDayNumber(day);
        const date = new Date(0);
        date.setUTCFullYear(...ymd(iso));
        expect(date.getTime() / 86_400_000).toBe(day);
        expect(weekdayOf(iso)).toBe(date.getUTCDay());
        expect(toDayNumber(iso)).toBe(day);
      }),
    );
  });

  it('know month lengths and refuse days that do not exist', () => {
    expect([daysInMonth(2024, 2), daysInMonth(1900, 2), daysInMonth(2000, 2), daysInMonth(2026, 13)]).toEqual(
      [29, 28, 29, 0],
    );
    expect(isoDateOf(2026, 2, 30)).toBeNull();
    expect(isoDateOf(2026, 1.5, 3)).toBeNull();
    for (const text of ['2026-02-29', '2026-2-1', '2026-13-01', '20260101', '0000-01-01', '２０２６-01-01']) {
      expect(isIsoDate(text), text).toBe(false);
    }
    expect(() => toDayNumber('2026-02-30')).toThrow(RangeError);
    expect(() => fromDayNumber(2_932_897)).toThrow(RangeError);
  });

  it('tell the day that a clock in Tokyo shows', () => {
    expect(todayIn('Asia/Tokyo', new Date('2026-03-31T15:00:00Z'))).toBe('2026-04-01');
    expect(todayIn('UTC', new Date('2026-03-31T15:00:00Z'))).toBe('2026-03-31');
  });
});

function ymd(iso: string): [number, number, number] {
  const { year, month, day } = datePartsOf(iso);
  return [year, month - 1, day];
}
