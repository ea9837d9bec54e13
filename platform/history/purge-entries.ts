/** What this home itself keeps: notes, values before and after, and the reasons of earlier purges. */
import type { PurgeHook } from './contract.ts';
import { purgeRows } from './purge-rows.ts';

const entries = {
  schema: 'history',
  table: 'entries',
  ownerColumn: 'owner',
  text: ['ref', 'note'],
  json: ['before', 'after'],
};
const purges = {
  schema: 'history',
  table: 'purges',
  ownerColumn: 'owner',
  text: ['ref', 'reason'],
};

export const purgeEntries: PurgeHook = async (trx, request) => ({
  removed: (await purgeRows(trx, request, entries)) + (await purgeRows(trx, request, purges)),
});
