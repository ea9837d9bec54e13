import { describe, expect, it } from 'vitest';
import { twelveMonths, weeksOf } from './sheet.tsx';

describe('weeksOf', () => {
  it('starts weeks on Sunday and pads both ends', () => {
    const weeks = weeksOf('2026-12');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual(['', '', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05']);
    expect(weeks[4]?.slice(4)).toEqual(['2026-12-31', '', '']);
  });

  it('has four to six weeks, and every day once', () => {
    expect(weeksOf('2026-02')).toHaveLength(4);
    expect(weeksOf('2027-01')).toHaveLength(6);
    expect(
      weeksOf('2028-02')
        .flat()
        .filter((date) => date !== ''),
    ).toHaveLength(29);
  });
});

describe('twelveMonths', () => {
  it('passes into the next year', () => {
    const months = twelveMonths('2026-04');
    expect(months).toHaveLength(12);
    expect(months[0]).toBe('2026-04');
    expect(months[8]).toBe('2026-12');
    expect(months[11]).toBe('2027-03');
  });
});
