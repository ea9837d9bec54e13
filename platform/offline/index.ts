/** Tomoni on a home screen and without a line: the manifest, the service worker, the plain page. See README.md. */
import type { ModuleManifest } from '../manifest/index.ts';
import { offlineRoutes } from './routes.tsx';

export { madeAt } from './made-at.ts';
export { offlineMessages } from './messages.ts';

export const offlineHome: ModuleManifest = {
  name: 'offline',
  migrations: {},
  routes: () => offlineRoutes(),
  costs: { cheap: ['/manifest.webmanifest', '/sw.js', '/offline'] },
};
