/** Names for the ids in a history. */
import type { Site } from '../manifest/index.ts';

/** Names of users by id; ids of accounts that are gone are left out. */
export async function userNames(site: Site, ids: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids)];
  const found = new Map<string, string>();
  for (const module of site.modules) {
    if (module.userNames === undefined) continue;
    for (const [id, name] of await module.userNames(site, asked)) found.set(id, name);
  }
  return found;
}
