import type { PurgeHook } from './contract.ts';

/** The purge of a module whose tables can't hold a text of people; `why` is for whoever reads the manifest. */
export function holdsNothing(why: string): PurgeHook {
  if (why === '') throw new RangeError('Say why there is nothing to purge');
  return async () => ({ removed: 0 });
}
