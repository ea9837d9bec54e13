import { describe, expect, it } from 'vitest';
import { worriesOf } from './rules.ts';

const now = new Date('2026-04-01T12:00:00+09:00');
const calm = { waiting: 0, running: 0, dead: 0, waitingSince: null };

describe('worries', () => {
  it('has none on a calm site, nor where the disk is another machine’s', () => {
    expect(worriesOf({ jobs: calm, free: 50e9 }, now)).toEqual([]);
    expect(worriesOf({ jobs: { ...calm, waiting: 3, waitingSince: now }, free: null }, now)).toEqual([]);
  });

  it('puts the gravest first', () => {
    const waitingSince = new Date('2026-04-01T11:00:00+09:00');
    expect(worriesOf({ jobs: { ...calm, dead: 2, waitingSince }, free: 1e8 }, now)).toEqual([
      { code: 'disk-full', kind: 'bad', free: 1e8 },
      { code: 'late', kind: 'bad', minutes: 60 },
      { code: 'dead', kind: 'warn', count: 2 },
    ]);
  });

  it('warns before the disk is full', () => {
    expect(worriesOf({ jobs: calm, free: 1e9 }, now)).toEqual([
      { code: 'disk-low', kind: 'warn', free: 1e9 },
    ]);
  });
});
