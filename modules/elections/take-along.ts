/** Everything that is kept of a town's elections: every edition, and what became public when. */
import type { OwnerFile, Site } from '@tomoni/platform/manifest';
import { listChanges, listEditions, listElectionIds } from './editions.ts';

/** More than a town has in a hundred years, and than an election ever sees. */
const ALL = 2000;

export async function* takeElectionsAlong(site: Site, owner: string): AsyncGenerator<OwnerFile> {
  for (const id of await listElectionIds(site.db, owner, ALL))
    yield { path: `elections/${id}.json`, pieces: election(site, owner, id) };
}

async function* election({ db }: Site, owner: string, id: string): AsyncGenerator<string> {
  const [editions, changes] = await Promise.all([
    listEditions(db, owner, id, ALL),
    listChanges(db, owner, id),
  ]);
  const told = changes.map(({ before: _before, after: _after, ...change }) => change);
  yield `${JSON.stringify({ id, editions, changes: told }, null, 2)}\n`;
}
