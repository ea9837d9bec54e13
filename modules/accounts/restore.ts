/** People in a restored copy: nobody is signed in, no link opens anything, and whoever had gone is gone. */
import type { RemovalHooks, RestoreHooks } from '@tomoni/platform/manifest';
import { sql } from 'kysely';
import { type Erased, eraseAddress, keepErased, listErased } from './erased.ts';
import { deletePerson, findPerson } from './people.ts';

export const restore: RestoreHooks = {
  /**
   * A session may have been ended since because its device was stolen, a link may have been used, an invitation may have
   * been accepted or taken back.
   */
  async settle(trx) {
    const sessions = await sql`delete from accounts.session`.execute(trx);
    await sql`delete from accounts.verification`.execute(trx);
    const { rows } = await sql<{ open: boolean }>`
      delete from accounts.invitation returning expires_at > now() as open`.execute(trx);
    return {
      sessionsEnded: Number(sessions.numAffectedRows ?? 0n),
      invitationsEnded: rows.filter(({ open }) => open).length,
    };
  },
};

export const removals: RemovalHooks = {
  async list(db) {
    const all = await listErased(db);
    return all.map(({ id, digest }) => ({
      id,
      record: digest === null ? { person: id } : { person: id, digest },
    }));
  },
  async replay(site, record) {
    const erased = erasedIn(record);
    if (erased === null) return { found: false };
    const person = await findPerson(site.db, erased.id);
    await deletePerson(site, erased.id);
    const elsewhere = await eraseAddress(site, erased);
    // Who came and went after the backup was made stays in the list, for copies that are older or newer.
    await keepErased(site.db, erased);
    return { found: person !== null || elsewhere };
  },
};

/** Records of older releases have no digest. */
function erasedIn(record: unknown): Erased | null {
  if (typeof record !== 'object' || record === null || !('person' in record)) return null;
  if (typeof record.person !== 'string') return null;
  const digest = 'digest' in record && typeof record.digest === 'string' ? record.digest : null;
  return { id: record.person, digest };
}
