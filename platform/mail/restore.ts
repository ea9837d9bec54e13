/** Letters of a restored copy: what waited when the backup was made has most likely been sent since. */
import { sql } from 'kysely';
import type { RestoreHooks } from '../manifest/index.ts';

export const restore: RestoreHooks = {
  /** Held back for good, and shown to the site's admin as not sent: a link that is sent twice is worse than asking again. */
  async settle(trx, { at }) {
    const why = `Restored from a backup of ${at.toISOString()}: it may have been sent since`;
    const { numAffectedRows = 0n } = await sql`
      update mail.message set given_up_at = clock_timestamp(), error = ${why}
      where sent_at is null and given_up_at is null`.execute(trx);
    return { lettersHeld: Number(numAffectedRows) };
  },
};
