/** Where and how to vote, what is elected when, who stands in official order, and what came of it once it is released. */
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { costs } from './costs.ts';
import { demoElections } from './demo.ts';
import { deskRoutes } from './desk-routes.ts';
import { editionRoutes } from './edition-routes.ts';
import { publicElectionRoutes } from './election-routes.ts';
import { electionFlow } from './flow.ts';
import { publicReads } from './interfaces.ts';
import { elections0001 } from './migrations/0001-elections.ts';
import { datasetCard, electionsTile, officeTile } from './pages/cards.tsx';
import { permissions } from './permissions.ts';
import { purgeElections } from './purge.ts';
import { electionRoutes } from './routes.ts';
import { takeElectionsAlong } from './take-along.ts';

export const elections: ModuleManifest = {
  name: 'elections',
  migrations: { '0001-elections': elections0001 },
  routes: () =>
    new Hono<AppEnv>()
      .route('/', deskRoutes())
      .route('/', editionRoutes())
      .route('/', electionRoutes())
      .route('/', publicElectionRoutes()),
  interfaces: publicReads,
  costs,
  slots: [electionsTile, officeTile, datasetCard],
  permissions,
  workflows: [electionFlow],
  purge: purgeElections,
  takeAlong: takeElectionsAlong,
  demo: demoElections,
};
