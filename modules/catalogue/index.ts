/** Open data: from a town's own files to datasets that people and programs use. */
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { apiRoutes } from './api-routes.ts';
import { costs } from './costs.ts';
import { versionFlow } from './flow.ts';
import { publicReads } from './interfaces.ts';
import { catalogue0001 } from './migrations/0001-catalogue.ts';
import { officeRoutes } from './office-routes.ts';
import { officeTile } from './pages/office-tile.tsx';
import { permissions } from './permissions.ts';
import { purgeCatalogue } from './purge.ts';
import { catalogueReader } from './reader.ts';
import { stagedRoutes } from './staged-routes.ts';
import { versionRoutes } from './version-routes.ts';

export const catalogue: ModuleManifest = {
  name: 'catalogue',
  migrations: { '0001-catalogue': catalogue0001 },
  routes: () =>
    new Hono<AppEnv>()
      .route('/', officeRoutes())
      .route('/', stagedRoutes())
      .route('/', versionRoutes())
      .route('/', apiRoutes()),
  slots: [officeTile],
  interfaces: publicReads,
  costs,
  readers: [catalogueReader],
  permissions,
  workflows: [versionFlow],
  purge: purgeCatalogue,
};
