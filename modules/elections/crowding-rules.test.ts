import { describe, expect, it } from 'vitest';
import {
  type CrowdReport,
  type HourWord,
  holdsUntil,
  openingAt,
  quietHours,
  wordNow,
} from './crowding-rules.ts';
import type { VotingTime } from './model.ts';

const time = (changes: Partial<VotingTime> = {}): VotingTime => ({
  ...{ from: '2026-11-20', until: '2026-11-28', days: '', opens: 510, closes: 1200, hours: '' },
  ...changes,
});
const at = (text: string) => new Date(`${text}+09:00`);
const word = (changes: Partial<CrowdReport> = {}): CrowdReport => ({
  ...{
    id: '1',
    placeKey: 'a',
    level: 'busy',
    waitMinutes: null,
    at: at('2026-11-24T14:05:00'),
    revoked: false,
  },
  ...changes,
});

describe('whether a place is open', () => {
  it.each([
    ['within days and hours', [time()], '2026-11-24T14:00', 'open'],
    ['at the minute it opens', [time()], '2026-11-24T08:30', 'open'],
    ['a minute before', [time()], '2026-11-24T08:29', 'closed'],
    ['at the minute it closes', [time()], '2026-11-24T20:00', 'closed'],
    ['the day after the last', [time()], '2026-11-29T12:00', 'closed'],
    ['days without a year', [time({ from: null, until: null })], '2026-11-24T14:00', 'unknown'],
    ['and outside its hours', [time({ from: null, until: null })], '2026-11-24T21:00', 'closed'],
    ['nothing is known', [], '2026-11-24T14:00', 'unknown'],
    ['another period holds', [time({ until: '2026-11-21' }), time()], '2026-11-24T14:00', 'open'],
  ])('%s', (_, earlyTimes, now, expected) => {
    expect(openingAt({ earlyTimes }, at(`${now}:00`))).toBe(expected);
  });
});

describe('the word that holds', () => {
  const place = { key: 'a', earlyTimes: [time()] };
  it.each([
    ['just said', [word()], '2026-11-24T14:05:00', '1'],
    ['59 minutes later', [word()], '2026-11-24T15:04:59', '1'],
    ['an hour later it is gone', [word()], '2026-11-24T15:05:00', null],
    ['said in the future (clocks differ)', [word()], '2026-11-24T14:04:00', null],
    ['taken back', [word({ revoked: true })], '2026-11-24T14:10:00', null],
    [
      'the one before holds again',
      [word({ id: '2', at: at('2026-11-24T14:08:00'), revoked: true }), word()],
      '2026-11-24T14:10:00',
      '1',
    ],
    ['of another place', [word({ placeKey: 'b' })], '2026-11-24T14:10:00', null],
    [
      'the newest of two',
      [word(), word({ id: '2', at: at('2026-11-24T14:08:00') })],
      '2026-11-24T14:10:00',
      '2',
    ],
    ['of two in one second the later', [word({ id: '9' }), word({ id: '10' })], '2026-11-24T14:10:00', '10'],
    ['closed since', [word({ at: at('2026-11-24T19:50:00') })], '2026-11-24T20:00:00', null],
  ])('%s', (_, words, now, expected) => {
    expect(wordNow(words, place, at(now))?.id ?? null).toBe(expected);
  });

  it('holds until the place closes, and no longer', () => {
    expect(holdsUntil(word(), place)).toEqual(at('2026-11-24T15:05:00'));
    expect(holdsUntil(word({ at: at('2026-11-24T19:50:20') }), place)).toEqual(at('2026-11-24T20:00:00'));
  });
});

describe('when it is usually quiet', () => {
  const words = (days: number, level: (hour: number, day: number) => HourWord['level']): HourWord[] =>
    Array.from({ length: days }, (_, day) =>
      Array.from({ length: 8 }, (_hour, index) => ({
        day: `2026-11-${String(10 + day)}`,
        weekday: (day % 7) + 1,
        hour: 9 + index,
        level: level(9 + index, day),
      })),
    ).flat();

  it('says nothing of few words, nor of hours that are as often busy', () => {
    expect(quietHours(words(4, () => 'quiet'))).toEqual([]);
    expect(quietHours(words(8, (_, day) => (day % 2 === 0 ? 'quiet' : 'busy')))).toEqual([]);
  });

  it('names hours with the days that they were quiet', () => {
    expect(quietHours(words(8, (hour, day) => (hour === 10 && day > 0 ? 'quiet' : 'normal')))).toEqual([
      { weekday: null, hour: 10, quiet: 7, days: 8 },
    ]);
  });

  it('names weekdays where five of them are known', () => {
    const mondays = words(8, () => 'busy').map(
      (one) => ({ ...one, weekday: 1, level: one.hour === 9 ? 'quiet' : 'busy' }) as const,
    );
    expect(quietHours(mondays)).toEqual([{ weekday: 1, hour: 9, quiet: 8, days: 8 }]);
  });
});
