import { describe, expect, it } from 'vitest';
import type { Schedule } from './contract.ts';
import { lastDue, nextDue } from './schedule.ts';

const cases: { schedule: Schedule; now: string; last: string; next: string }[] = [
  {
    schedule: { every: 'minute' },
    now: '2026-04-01T12:34:56+09:00',
    last: '2026-04-01T12:34:00+09:00',
    next: '2026-04-01T12:35:00+09:00',
  },
  {
    schedule: { every: 'hour', minute: 40 },
    now: '2026-04-01T00:39:59+09:00',
    last: '2026-03-31T23:40:00+09:00',
    next: '2026-04-01T00:40:00+09:00',
  },
  {
    schedule: { every: 'hour' },
    now: '2026-04-01T01:00:00+09:00',
    last: '2026-04-01T01:00:00+09:00',
    next: '2026-04-01T02:00:00+09:00',
  },
  {
    schedule: { every: 'day', at: '03:20' },
    now: '2026-04-01T03:19:00+09:00',
    last: '2026-03-31T03:20:00+09:00',
    next: '2026-04-01T03:20:00+09:00',
  },
  {
    schedule: { every: 'day', at: '23:00' },
    now: '2026-04-01T23:30:00+09:00',
    last: '2026-04-01T23:00:00+09:00',
    next: '2026-04-02T23:00:00+09:00',
  },
];

describe('schedules', () => {
  for (const { schedule, now, last, next } of cases) {
    it(`${JSON.stringify(schedule)} at ${now}`, () => {
      expect(lastDue(schedule, new Date(now))).toEqual(new Date(last));
      expect(nextDue(schedule, new Date(now))).toEqual(new Date(next));
    });
  }

  it('refuses what is no time of day', () => {
    expect(() => lastDue({ every: 'day', at: '24:00' }, new Date())).toThrow(RangeError);
  });
});
