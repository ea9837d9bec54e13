/** Who owns things (places and groups), and which places things are about. */
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { owners0001 } from './migrations/0001-owners.ts';

export const owners: ModuleManifest = {
  name: 'owners',
  migrations: { '0001-owners': owners0001 },
};
