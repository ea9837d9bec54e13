/** Where and how to vote, what is elected when, who stands in official order, and what came of it once it is released. */

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
import { demoElections } from './demo.ts';
import { deskRoutes } from './desk-routes.ts';
import { editionRoutes } from './edition-routes.ts';
import { publicElectionRoutes } from './election-routes.ts';
import { electionFlow } from './flow.ts';
import { publicReads } from './interfaces.ts';
import { elections0001 } from './migrations/0001-elections.ts';
import { alerts0002 } from './migrations/0002-alerts.ts';
import { alertsTile } from './pages/alerts-tile.tsx';
import { datasetCard, electionsTile, officeTile } from './pages/cards.tsx';
import { crowdingTile } from './pages/crowding-tile.tsx';
import { permissions } from './permissions.ts';
import { pollingPlacesByTwo } from './places-by-two.ts';
import { purgeElections } from './purge.ts';
import { electionRoutes } from './routes.ts';
import { takeElectionsAlong } from './take-along.ts';

export const elections: ModuleManifest = {
  name: 'elections',
  migrations: { '0001-elections': elections0001, '0002-alerts': alerts0002 },
  routes: () =>
    new Hono<AppEnv>()
      .route('/', alertRoutes())
      .route('/', alertAskRoutes())
      .route('/', alertOfficeRoutes())
      .route('/', alertRelayRoutes())
      .route('/', crowdingRoutes())
      .route('/', deskRoutes())
      .route('/', editionRoutes())
      .route('/', electionRoutes())
      .route('/', publicElectionRoutes()),
  interfaces: [...publicReads, ...alertReads],
  costs,
  permissions,
  slots: [electionsTile, officeTile, datasetCard, alertsTile, crowdingTile],
  workflows: [electionFlow, alertFlow],
  notices: [placeChangedKind],
  jobs: [watchJob],
  events: {
    [DATASET_PUBLISHED]: listChanged,
    [DATASET_WITHDRAWN]: listChanged,
    [ALERT_ANNOUNCED]: alertAnnounced,
    [ALERT_WITHDRAWN]: alertWithdrawn,
  },
  byTwo: pollingPlacesByTwo,
  purge: async (trx, request) => {
    const [elections, alerts] = [await purgeElections(trx, request), await purgeAlerts(trx, request)];
    return { removed: elections.removed + alerts.removed };
  },
  takeAlong: async function* takeAlong(site, owner) {
    yield* takeElectionsAlong(site, owner);
    yield* takeAlertsAlong(site, owner);
  },
  demo: async (site, demo) => {
    await demoElections(site, demo);
    await demoAlerts(site);
  },
};
