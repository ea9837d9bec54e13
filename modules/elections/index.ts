/** Where and how to vote: polling places of a town, one's own by address, early voting. No candidates, no results. */
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { costs } from './costs.ts';
import { datasetCard, electionsTile } from './pages/cards.tsx';
import { electionRoutes } from './routes.ts';

export const elections: ModuleManifest = {
  name: 'elections',
  migrations: {},
  routes: electionRoutes,
  costs,
  slots: [electionsTile, datasetCard],
};
