import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { giveBack, limitsHome, networkOf, sweepTurns, takeTurn } from './index.ts';

const { db } = await testDatabase({ owners: [limitsHome] });
const limit = { name: 'trial.letters', most: 3, minutes: 10 };
const turn = (subject: string, which = limit) => takeTurn(db, 'secret', which, subject);
beforeEach(async () => {
  await sql`truncate limits.attempt`.execute(db);
});

describe('turns', () => {
  it('are so many, then none, and it is said for how long', async () => {
    for (let n = 0; n < 3; n += 1) expect(await turn('a')).toEqual({ allowed: true, waitSeconds: 0 });
    const refused = await turn('a');
    expect(refused.allowed).toBe(false);
    expect(refused.waitSeconds).toBeGreaterThan(590);
    expect(refused.waitSeconds).toBeLessThanOrEqual(600);
  });

  it('are counted for each one and each limit by itself', async () => {
    for (let n = 0; n < 4; n += 1) await turn('a');
    expect((await turn('b')).allowed).toBe(true);
    expect((await turn('a', { ...limit, name: 'trial.links' })).allowed).toBe(true);
  });

  it('at once are counted one by one', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => turn('a')));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(3);
  });

  it('begin anew when the time is over', async () => {
    for (let n = 0; n < 4; n += 1) await turn('a');
    await sql`update limits.attempt set until = now() - interval '1 second'`.execute(db);
    expect((await turn('a')).allowed).toBe(true);
  });

  it('are given back, never below none', async () => {
    for (let n = 0; n < 3; n += 1) await turn('a');
    await giveBack(db, 'secret', limit, 'a');
    expect((await turn('a')).allowed).toBe(true);
    expect((await turn('a')).allowed).toBe(false);
    for (let n = 0; n < 9; n += 1) await giveBack(db, 'secret', limit, 'a');
    const { rows } = await sql<{ count: number }>`select count from limits.attempt`.execute(db);
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('name nobody, and go when they are over', async () => {
    await turn('hanako@example.jp');
    await turn('taro@example.jp');
    const { rows } = await sql<{ key: string }>`select key from limits.attempt`.execute(db);
    for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/);
    await sql`update limits.attempt set until = now() - interval '1 second' where key = ${rows[0]?.key}`.execute(
      db,
    );
    await sweepTurns(db);
    const left = await sql<{ key: string }>`select key from limits.attempt`.execute(db);
    expect(left.rows).toEqual([{ key: rows[1]?.key }]);
  });
});

it.each([
  [null, 'unknown'],
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['2001:DB8:1:2::', '2001:db8:1:2'],
  ['1:2:3:4:5:6:7:8::9', '1:2:3:4'],
])('a device at %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
