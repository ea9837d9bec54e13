/** Open data: from a town's own files to datasets that people and programs use. */
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { apiRoutes } from './api-routes.ts';
import { costs } from './costs.ts';
import { versionFlow } from './flow.ts';
import { harvestJob } from './harvest/job.ts';
import { harvestRoutes } from './harvest-routes.ts';
import { publicReads } from './interfaces.ts';
import { keyCalls } from './key-calls.ts';
import { catalogue0001 } from './migrations/0001-catalogue.ts';
import { usage0002 } from './migrations/0002-usage.ts';
import { wishes0003 } from './migrations/0003-wishes.ts';
import { harvest0004 } from './migrations/0004-harvest.ts';
import { rough0005 } from './migrations/0005-rough.ts';
import { entriesByKind0006 } from './migrations/0006-entries-by-kind.ts';
import { noCells0007 } from './migrations/0007-no-cells.ts';
import { officeRoutes } from './office-routes.ts';
import { voicesTile } from './pages/desk-pages.tsx';
import { dataTile } from './pages/home-tile.tsx';
import { officeTile } from './pages/office-tile.tsx';
import { permissions } from './permissions.ts';
import { personalData } from './personal-data.ts';
import { purgeCatalogue } from './purge.ts';
import { catalogueReader } from './reader.ts';
import { stagedRoutes } from './staged-routes.ts';
import { takeDataAlong } from './take-along.ts';
import { todos } from './todos.ts';
import { versionRoutes } from './version-routes.ts';
import { visitRoutes } from './visit-routes.ts';

export const catalogue: ModuleManifest = {
  name: 'catalogue',
  migrations: {
    '0001-catalogue': catalogue0001,
    '0002-usage': usage0002,
    '0003-wishes': wishes0003,
    '0004-harvest': harvest0004,
    '0005-rough': rough0005,
    '0006-entries-by-kind': entriesByKind0006,
    '0007-no-cells': noCells0007,
  },
  routes: (site) =>
    new Hono<AppEnv>()
      .route('/', officeRoutes())
      .route('/', stagedRoutes())
      .route('/', versionRoutes())
      .route('/', harvestRoutes())
      .route('/', apiRoutes())
      .route('/', visitRoutes(site)),
  slots: [officeTile, dataTile, voicesTile],
  interfaces: publicReads,
  calls: keyCalls,
  costs,
  readers: [catalogueReader],
  permissions,
  personalData,
  todos,
  workflows: [versionFlow],
  jobs: [harvestJob],
  purge: purgeCatalogue,
  takeAlong: takeDataAlong,
};
