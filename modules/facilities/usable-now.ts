/** How many of a town can be used now, kept for the minute: a town's home asks for it at every visit. */
import { publishedState } from '@tomoni/catalogue/contract';
import type { Site } from '@tomoni/platform/manifest';
import { isUsableNow } from './facility.ts';
import type { Kind } from './kind.ts';
import { momentOf } from './moment.ts';
import { listFacilities } from './store.ts';

interface Known {
  /** Data and minute that it was counted for. */
  of: string;
  count: number;
}

const MOST_KEPT = 2000;
const kept = new WeakMap<Site['db'], Map<string, Known>>();

export async function usableNow(site: Site, owner: string, kind: Kind): Promise<number> {
  const now = site.now();
  const of = `${await publishedState(site.db, owner)} ${Math.floor(now.getTime() / 60_000)}`;
  const known = knownOf(site);
  const key = `${owner} ${kind.slug}`;
  const before = known.get(key);
  if (before?.of === of) return before.count;
  const search = { kind, needs: [], now: false, q: '' };
  const { facilities } = await listFacilities(site.db, search, { moment: momentOf(now), owner });
  const count = facilities.filter(isUsableNow).length;
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, { of, count });
  return count;
}

function knownOf({ db }: Site): Map<string, Known> {
  let known = kept.get(db);
  if (known === undefined) {
    known = new Map();
    kept.set(db, known);
  }
  return known;
}
