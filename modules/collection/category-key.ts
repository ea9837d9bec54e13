/** Short and stable id of a kind of garbage: stands in addresses, event ids and announcements. */
import { createHash } from 'node:crypto';
import { foldForSearch } from '@tomoni/japanese';

const known = new Map<string, string>();
/** So many different names no country has; beyond it they are worked out again. */
const MOST_KNOWN = 20_000;

/** Depends on the Japanese name alone; spelling variants of width and space are the same kind. */
export function categoryKey(name: string): string {
  const ready = known.get(name);
  if (ready !== undefined) return ready;
  const key = createHash('sha256').update(foldForSearch(name)).digest('hex').slice(0, 8);
  if (known.size < MOST_KNOWN) known.set(name, key);
  return key;
}
