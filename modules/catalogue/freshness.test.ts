import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { freshnessOf, freshnessSql, nextDue } from './freshness.ts';
import type { Rhythm } from './model.ts';

const { db } = await testDatabase({ owners: [] });

const CASES: { rhythm: Rhythm; published: string; today: string; state: string; due: string | null }[] = [
  { rhythm: 'daily', published: '2026-11-23', today: '2026-11-24', state: 'kept', due: '2026-11-24' },
  { rhythm: 'daily', published: '2026-11-22', today: '2026-11-24', state: 'late', due: '2026-11-23' },
  { rhythm: 'weekly', published: '2026-11-17', today: '2026-11-24', state: 'kept', due: '2026-11-24' },
  { rhythm: 'weekly', published: '2026-11-16', today: '2026-11-24', state: 'late', due: '2026-11-23' },
  { rhythm: 'monthly', published: '2026-01-31', today: '2026-02-28', state: 'kept', due: '2026-02-28' },
  { rhythm: 'monthly', published: '2026-01-31', today: '2026-03-01', state: 'late', due: '2026-02-28' },
  { rhythm: 'monthly', published: '2026-12-15', today: '2027-01-15', state: 'kept', due: '2027-01-15' },
  { rhythm: 'quarterly', published: '2026-11-12', today: '2026-11-24', state: 'kept', due: '2027-02-12' },
  { rhythm: 'quarterly', published: '2026-08-24', today: '2026-11-25', state: 'late', due: '2026-11-24' },
  { rhythm: 'yearly', published: '2024-02-29', today: '2025-02-28', state: 'kept', due: '2025-02-28' },
  { rhythm: 'yearly', published: '2024-02-29', today: '2025-03-01', state: 'late', due: '2025-02-28' },
  { rhythm: 'irregular', published: '2025-11-24', today: '2026-11-24', state: 'open', due: null },
  { rhythm: 'irregular', published: '2025-11-23', today: '2026-11-24', state: 'old', due: null },
  { rhythm: 'never', published: '1990-01-01', today: '2026-11-24', state: 'settled', due: null },
];

describe('freshness against what was promised', () => {
  it.each(CASES)('$rhythm, $published seen on $today: $state', ({ rhythm, published, today, state, due }) => {
    expect(freshnessOf({ rhythm, published, today })).toMatchObject({ state, due });
    expect(nextDue(rhythm, published)).toBe(due);
  });

  it.each(CASES)('the database says the same of $rhythm, $published on $today', async (one) => {
    const { rows } = await sql<{ state: string }>`
      select ${freshnessSql(sql`${one.rhythm}::text`, sql`${one.published}::date`, one.today)} as state`.execute(
      db,
    );
    expect(rows[0]?.state).toBe(one.state);
  });

  it('counts days, also where the update seems to be tomorrow', () => {
    const age = (published: string) => freshnessOf({ rhythm: 'never', published, today: '2026-11-24' }).age;
    expect([age('2026-11-12'), age('2026-11-24'), age('2026-11-25')]).toEqual([12, 0, 0]);
  });
});
