/** Where and how to vote: polling places of a town, one's own by address, early voting. No candidates, no results. */
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { alertReads } from './alerts-interfaces.ts';
import { purgeAlerts } from './alerts-purge.ts';
import { costs } from './costs.ts';
import { crowdingRoutes } from './crowding-routes.ts';
import { alerts0002 } from './migrations/0002-alerts.ts';
import { datasetCard, electionsTile } from './pages/cards.tsx';
import { crowdingTile } from './pages/crowding-tile.tsx';
import { permissions } from './permissions.ts';
import { electionRoutes } from './routes.ts';

export const elections: ModuleManifest = {
  name: 'elections',
  migrations: { '0002-alerts': alerts0002 },
  routes: () => new Hono<AppEnv>().route('/', crowdingRoutes()).route('/', electionRoutes()),
  interfaces: alertReads,
  costs,
  permissions,
  slots: [electionsTile, datasetCard, crowdingTile],
  purge: purgeAlerts,
};
