/** Open data: from a town's own files to datasets that people and programs use. */
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { versionFlow } from './flow.ts';
import { catalogue0001 } from './migrations/0001-catalogue.ts';
import { permissions } from './permissions.ts';
import { purgeCatalogue } from './purge.ts';
import { catalogueReader } from './reader.ts';

export const catalogue: ModuleManifest = {
  name: 'catalogue',
  migrations: { '0001-catalogue': catalogue0001 },
  readers: [catalogueReader],
  permissions,
  workflows: [versionFlow],
  purge: purgeCatalogue,
};
