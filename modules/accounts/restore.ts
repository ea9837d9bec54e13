/** People in a restored copy: nobody is signed in, no link opens anything, and whoever had gone is gone. */
import type { RemovalHooks, RestoreHooks } from '@tomoni/platform/manifest';
import { sql } from 'kysely';
import { deletePerson, findPerson } from './people.ts';

export const restore: RestoreHooks = {
  /** A session may have been ended since because its device was stolen, a link may have been used. */
  async settle(trx) {
    const sessions = await sql`delete from accounts.session`.execute(trx);
    await sql`delete from accounts.verification`.execute(trx);
    return { sessionsEnded: Number(sessions.numAffectedRows ?? 0n) };
  },
};

export const removals: RemovalHooks = {
  async list(db) {
    const { rows } = await sql<{ id: string }>`select id from accounts.erased order by at, id`.execute(db);
    return rows.map(({ id }) => ({ id, record: { person: id } }));
  },
  async replay(site, record) {
    const id = personIn(record);
    if (id === null) return { found: false };
    const found = (await findPerson(site.db, id)) !== null;
    await deletePerson(site, id);
    // Who came and went after the backup was made stays in the list, for copies that are older or newer.
    await sql`insert into accounts.erased (id) values (${id}) on conflict do nothing`.execute(site.db);
    return { found };
  },
};

function personIn(record: unknown): string | null {
  if (typeof record !== 'object' || record === null || !('person' in record)) return null;
  return typeof record.person === 'string' ? record.person : null;
}
