/** Which places a thing is about. Apart from its owner: a group's hack day may be about three towns. */

import { listPlaces } from '@tomoni/places/contract';
import { type Db, transaction } from '@tomoni/platform/storage';
import { ownersTables } from './store.ts';

export interface Coverage {
  owner: string;
  /** The thing, as its module names it: `hackday/7`. */
  ref: string;
  /** Codes of places. */
  places: readonly string[];
}

/** Says anew which places a thing is about; none removes it. */
export function setCoverage(db: Db, { owner, ref, places }: Coverage): Promise<void> {
  return transaction(db, async (trx) => {
    const table = ownersTables(trx);
    await table.deleteFrom('coverage').where('owner', '=', owner).where('ref', '=', ref).execute();
    const rows = [...new Set(places)].map((place) => ({ owner, ref, place }));
    if (rows.length > 0) await table.insertInto('coverage').values(rows).execute();
  });
}

/** The places a thing is about, by code. */
export async function coverageOf(db: Db, { owner, ref }: Omit<Coverage, 'places'>): Promise<string[]> {
  const rows = await ownersTables(db)
    .selectFrom('coverage')
    .select('place')
    .where('owner', '=', owner)
    .where('ref', '=', ref)
    .orderBy('place')
    .execute();
  return rows.map(({ place }) => place);
}

/** What is about a place, or about a town that has become part of it; whoever owns it. */
export async function thingsAbout(db: Db, place: string): Promise<{ owner: string; ref: string }[]> {
  const codes = await withPredecessors(db, place);
  const rows = await ownersTables(db)
    .selectFrom('coverage')
    .select(['owner', 'ref'])
    .distinct()
    .where('place', 'in', codes)
    .orderBy('owner')
    .orderBy('ref')
    .execute();
  return rows;
}

/** The place and all towns that led to it, however often they merged. */
async function withPredecessors(db: Db, place: string): Promise<string[]> {
  const all = await listPlaces(db);
  const codes = new Set([place]);
  for (const code of codes) {
    for (const one of all) if (one.successors.includes(code)) codes.add(one.code);
  }
  return [...codes];
}
