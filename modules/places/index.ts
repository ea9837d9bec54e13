/** Places: municipalities and prefectures with their codes, their home pages, and the site's own pages. */
import { holdsNothing } from '@tomoni/platform/history';
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { places0001 } from './migrations/0001-places.ts';
import { officeRoutes } from './office-routes.ts';
import { permissions } from './permissions.ts';
import { placeRoutes } from './routes.ts';

export const places: ModuleManifest = {
  name: 'places',
  migrations: { '0001-places': places0001 },
  routes: () => placeRoutes().route('/', officeRoutes()),
  permissions,
  costs: { cheap: ['/', '/:code{[0-9]{6}}'], dear: ['/places'] },
  purge: holdsNothing('names and codes of municipalities'),
};
