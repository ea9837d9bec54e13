import { describe, expect, it } from 'vitest';
import { type Figures, worriesOf } from './rules.ts';

const now = new Date('2026-04-01T12:00:00+09:00');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const jobs = { waiting: 0, running: 0, dead: 0, waitingSince: null };
const mail = { waiting: 0, failing: 0, givenUp: 0, waitingSince: null };
const calm: Figures = {
  ...{ jobs, mail, sendsMail: true, free: 50e9, backup: ago(60) },
  ...{ writable: true, servers: [] },
};
const worries = (over: Partial<Figures>) => worriesOf({ ...calm, ...over }, now);

describe('worries', () => {
  it('has none on a calm site, nor where the disk is another machine’s', () => {
    expect(worries({})).toEqual([]);
    expect(worries({ jobs: { ...jobs, waiting: 3, waitingSince: now }, free: null })).toEqual([]);
  });

  it('puts the gravest first', () => {
    const failing = { ...mail, waiting: 4, failing: 3, waitingSince: ago(90) };
    const late = { ...jobs, dead: 2, waitingSince: ago(60) };
    expect(worries({ jobs: late, free: 1e8, mail: failing, backup: null })).toEqual([
      { code: 'disk-full', kind: 'bad', free: 1e8 },
      { code: 'late', kind: 'bad', minutes: 60 },
      { code: 'mail', kind: 'bad', count: 3 },
      { code: 'dead', kind: 'warn', count: 2 },
      { code: 'backup-none', kind: 'warn' },
    ]);
  });

  it('says when nothing can be saved, and which server of the database is not in use', () => {
    const servers = (['primary', 'read', 'away', 'behind', 'old', 'other', 'rival'] as const).map(
      (standing) => ({ address: `${standing}:5432/site`, standing }),
    );
    const server = { code: 'server', kind: 'warn' } as const;
    expect(worries({ writable: false, servers })).toEqual([
      { code: 'read-only', kind: 'bad' },
      { ...server, address: 'away:5432/site', why: 'away' },
      { ...server, address: 'behind:5432/site', why: 'behind' },
      { ...server, address: 'old:5432/site', why: 'old' },
      { ...server, address: 'other:5432/site', why: 'other' },
      { ...server, address: 'rival:5432/site', why: 'other' },
    ]);
  });

  it('warns before the disk is full', () => {
    expect(worries({ free: 1e9 })).toEqual([{ code: 'disk-low', kind: 'warn', free: 1e9 }]);
  });

  it('says nothing of letters where there is no server for them, nor of a first failure', () => {
    const failing = { ...mail, waiting: 1, failing: 1, waitingSince: ago(90) };
    expect(worries({ mail: failing, sendsMail: false })).toEqual([]);
    expect(worries({ mail: { ...failing, waitingSince: ago(30) } })).toEqual([]);
  });

  it('says when the last backup is more than a week old', () => {
    expect(worries({ backup: ago(7 * 24 * 60) })).toEqual([]);
    expect(worries({ backup: ago(9 * 24 * 60) })).toEqual([{ code: 'backup-old', kind: 'warn', days: 9 }]);
  });
});
