/** Places nearby: one map and list of toilets, AEDs, shelters and others, from towns' open data. */
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { costs } from './costs.ts';
import { facilityLayer } from './layer.ts';
import { datasetCard, facilitiesTile } from './pages/home-cards.tsx';
import { facilityRoutes } from './routes.ts';

export const facilities: ModuleManifest = {
  name: 'facilities',
  migrations: {},
  routes: facilityRoutes,
  interfaces: [facilityLayer.description],
  costs,
  slots: [facilitiesTile, datasetCard],
};
