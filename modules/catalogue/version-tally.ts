/** The tally of a version: counted when it is first asked for, and kept as long as there is room; it never changes. */
import type { Db } from '@tomoni/platform/storage';
import { type Tally, Tallying } from './column-tally.ts';
import type { Version } from './model.ts';
import { recordParts } from './store.ts';

/** Some kilobytes each. */
const KEPT = 1000;
const known = new Map<string, Promise<Tally>>();

/** A purge changes the content's hash, so that what was counted before isn't told any more. */
export function versionTally(db: Db, version: Version): Promise<Tally> {
  const key = `${version.owner} ${version.id} ${version.contentHash}`;
  let tally = known.get(key);
  if (tally !== undefined) {
    known.delete(key);
    known.set(key, tally);
    return tally;
  }
  tally = count(db, version);
  known.set(key, tally);
  tally.catch(() => known.delete(key));
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return tally;
}

async function count(db: Db, { owner, id, columns, standard }: Version): Promise<Tally> {
  const tallying = new Tallying(columns, standard);
  for await (const records of recordParts(db, owner, id)) tallying.add(records);
  return tallying.result();
}
