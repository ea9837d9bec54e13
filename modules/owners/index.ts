/** Who owns things (places and groups), and which places things are about. */
import { purgeRows } from '@tomoni/platform/history';
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { owners0001 } from './migrations/0001-owners.ts';

export const owners: ModuleManifest = {
  name: 'owners',
  migrations: { '0001-owners': owners0001 },
  purge: async (trx, request) => ({
    removed:
      (await purgeRows(trx, request, {
        ...{ schema: 'owners', table: 'community', ownerColumn: 'id' },
        text: ['name', 'name_en'],
      })) +
      (await purgeRows(trx, request, {
        ...{ schema: 'owners', table: 'coverage', ownerColumn: 'owner' },
        text: ['ref'],
      })),
  }),
};
