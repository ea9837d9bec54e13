/** Removing a leaked name from counts and from how to apply. */
import { type PurgeHook, purgeRows } from '@tomoni/platform/history';

const shared = { schema: 'childcare', ownerColumn: 'owner' };

export const purgeChildcare: PurgeHook = async (trx, request) => ({
  removed:
    (await purgeRows(trx, request, { ...shared, table: 'report', json: ['unmatched'] })) +
    (await purgeRows(trx, request, { ...shared, table: 'vacancy', text: ['name'] })) +
    (await purgeRows(trx, request, { ...shared, table: 'guide', text: ['entry', 'how', 'url'] })),
});
