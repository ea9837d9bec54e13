/** The engine room of a site. */
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { permissions } from './permissions.ts';
import { adminRoutes } from './routes.ts';

export const admin: ModuleManifest = {
  name: 'admin',
  migrations: {},
  permissions,
  routes: adminRoutes,
};
