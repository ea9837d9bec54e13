/** Removing a name from a town's elections for good: from every edition that there ever was, and from what was written of changes. */
import { type PurgeHook, purgeRows } from '@tomoni/platform/history';

const shared = { schema: 'elections', ownerColumn: 'owner' };

/** Lists, results and the changes between them are read from the editions: the name is gone from all of them. */
export const purgeElections: PurgeHook = async (trx, request) => ({
  removed:
    (await purgeRows(trx, request, { ...shared, table: 'edition', json: ['body'] })) +
    (await purgeRows(trx, request, { ...shared, table: 'change', text: ['note'] })),
});
