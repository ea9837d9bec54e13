import { places } from '@tomoni/places';
import { ensurePlace } from '@tomoni/places/contract';
import { testDatabase } from '@tomoni/platform/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  coverageOf,
  ensureGroup,
  findOwner,
  listOwners,
  ownerName,
  setCoverage,
  thingsAbout,
} from './contract.ts';
import { owners } from './index.ts';

const { db } = await testDatabase({ owners: [places, owners] });
const GROUP = 'code-for-tomoni';

beforeAll(async () => {
  await ensurePlace(db, { code: '992020', name: 'こだま町', nameEn: 'Kodama' });
  await ensurePlace(db, {
    code: '992038',
    name: 'からっぽ村',
    validUntil: '2025-03-31',
    successors: ['992020'],
  });
  await ensurePlace(db, { code: '992046', name: 'むかし村', successors: ['992038'] });
  await ensureGroup(db, { id: GROUP, name: 'Code for ともに' });
});

describe('an owner', () => {
  it('is a place or a group, with a name in the reader’s language', async () => {
    expect(await findOwner(db, '992020')).toMatchObject({ kind: 'place', name: 'こだま町' });
    expect(await findOwner(db, GROUP)).toMatchObject({ kind: 'group', name: 'Code for ともに' });
    expect(await ownerName(db, '992020', 'en')).toBe('Kodama');
    expect(await ownerName(db, '992038', 'en')).toBe('からっぽ村');
  });

  it('that is not there has no name', async () => {
    expect(await findOwner(db, '123456')).toBeNull();
    expect(await ownerName(db, 'nobody-here', 'ja')).toBeNull();
  });

  it('can be renamed, and stands in the list of all', async () => {
    await ensureGroup(db, { id: GROUP, name: 'Code for ともに市', nameEn: 'Code for Tomoni' });
    expect((await listOwners(db)).map(({ id }) => id)).toEqual(['992020', '992038', '992046', GROUP]);
    expect(await ownerName(db, GROUP, 'en')).toBe('Code for Tomoni');
  });

  it.each(['992020', 'site', 'AB', 'a', 'a b', '-abc'])('never gets the id %s as a group', async (id) => {
    await expect(ensureGroup(db, { id, name: 'x' })).rejects.toThrow(/check constraint/);
  });
});

describe('coverage', () => {
  it('may be several places, is said anew as a whole, and may be nothing', async () => {
    const thing = { owner: GROUP, ref: 'hackday/7' };
    await setCoverage(db, { ...thing, places: ['992038', '992020', '992020'] });
    expect(await coverageOf(db, thing)).toEqual(['992020', '992038']);
    await setCoverage(db, { ...thing, places: ['992038'] });
    expect(await coverageOf(db, thing)).toEqual(['992038']);
    await setCoverage(db, { ...thing, places: [] });
    expect(await coverageOf(db, thing)).toEqual([]);
  });

  it('of towns that merged counts for the town that took over, also over two mergers', async () => {
    await setCoverage(db, { owner: GROUP, ref: 'walk/1', places: ['992046'] });
    await setCoverage(db, { owner: '992020', ref: 'walk/2', places: ['992020'] });
    expect(await thingsAbout(db, '992020')).toEqual([
      { owner: '992020', ref: 'walk/2' },
      { owner: GROUP, ref: 'walk/1' },
    ]);
    expect(await thingsAbout(db, '992046')).toEqual([{ owner: GROUP, ref: 'walk/1' }]);
  });
});
