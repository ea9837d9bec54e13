import { transaction } from '@tomoni/platform/storage';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ensurePlace, findPlace } from './contract.ts';
import { places } from './index.ts';

const { db } = await testDatabase({ owners: [places] });
const CODE = '992020';
const nameOf = async () => (await findPlace(db, CODE))?.name;

describe('places that a process has read', () => {
  it('shows one at once when it is added or renamed', async () => {
    expect(await findPlace(db, CODE)).toBeNull();
    await ensurePlace(db, { code: CODE, name: 'こだま町' });
    expect(await nameOf()).toBe('こだま町');
    await ensurePlace(db, { code: CODE, name: 'こだま市' });
    expect(await nameOf()).toBe('こだま市');
  });

  it('asks the database again inside a transaction', async () => {
    await nameOf();
    await transaction(db, async (trx) => {
      await sql`update places.place set name = '新こだま市' where code = ${CODE}`.execute(trx);
      expect((await findPlace(trx, CODE))?.name).toBe('新こだま市');
    });
  });
});
