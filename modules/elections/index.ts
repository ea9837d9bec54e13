/** Where and how to vote: polling places of a town, one's own by address, early voting. No candidates, no results. */
import { DATASET_PUBLISHED, DATASET_WITHDRAWN } from '@tomoni/catalogue/contract';
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { alertAskRoutes } from './alerts-ask-routes.ts';
import { demoAlerts } from './alerts-demo.ts';
import { alertFlow } from './alerts-flow.ts';
import { alertReads } from './alerts-interfaces.ts';
import { placeChangedKind } from './alerts-kind.ts';
import { alertOfficeRoutes } from './alerts-office-routes.ts';
import { purgeAlerts } from './alerts-purge.ts';
import { alertRelayRoutes } from './alerts-relay-routes.ts';
import { alertRoutes } from './alerts-routes.ts';
import { ALERT_ANNOUNCED, ALERT_WITHDRAWN } from './alerts-store.ts';
import { takeAlertsAlong } from './alerts-take-along.ts';
import { alertAnnounced, alertWithdrawn } from './alerts-tell.ts';
import { listChanged, watchJob } from './changed-place-watch.ts';
import { costs } from './costs.ts';
import { crowdingRoutes } from './crowding-routes.ts';
import { alerts0002 } from './migrations/0002-alerts.ts';
import { alertsTile } from './pages/alerts-tile.tsx';
import { datasetCard, electionsTile } from './pages/cards.tsx';
import { crowdingTile } from './pages/crowding-tile.tsx';
import { permissions } from './permissions.ts';
import { electionRoutes } from './routes.ts';

export const elections: ModuleManifest = {
  name: 'elections',
  migrations: { '0002-alerts': alerts0002 },
  routes: () =>
    new Hono<AppEnv>()
      .route('/', alertRoutes())
      .route('/', alertAskRoutes())
      .route('/', alertOfficeRoutes())
      .route('/', alertRelayRoutes())
      .route('/', crowdingRoutes())
      .route('/', electionRoutes()),
  interfaces: alertReads,
  costs,
  permissions,
  slots: [electionsTile, datasetCard, alertsTile, crowdingTile],
  workflows: [alertFlow],
  notices: [placeChangedKind],
  jobs: [watchJob],
  events: {
    [DATASET_PUBLISHED]: listChanged,
    [DATASET_WITHDRAWN]: listChanged,
    [ALERT_ANNOUNCED]: alertAnnounced,
    [ALERT_WITHDRAWN]: alertWithdrawn,
  },
  purge: purgeAlerts,
  demo: demoAlerts,
  takeAlong: takeAlertsAlong,
};
