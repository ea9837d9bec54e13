/** Removing a leaked name from what is said of changed polling places. */
import { type PurgeHook, purgeRows } from '@tomoni/platform/history';

const shared = { schema: 'elections', ownerColumn: 'owner' };

export const purgeAlerts: PurgeHook = async (trx, request) => ({
  removed:
    (await purgeRows(trx, request, {
      ...shared,
      table: 'alert',
      text: ['reason', 'reason_en', 'withdrawn_why'],
      json: ['changes'],
    })) + (await purgeRows(trx, request, { ...shared, table: 'watched', json: ['places'] })),
});
