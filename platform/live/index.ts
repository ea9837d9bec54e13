/** Open pages hear within two seconds that what they show has changed. See README.md. */
import { holdsNothing } from '../history/index.ts';
import type { ModuleManifest } from '../manifest/index.ts';
import { liveInterfaces } from './interfaces.ts';
import { type LiveLimits, usualLimits } from './limits.ts';
import { liveRoutes } from './routes.ts';
import { migrations } from './tables.ts';

export type { LiveLimits } from './limits.ts';
export { publish, versionSql } from './publish.ts';
export { liveHref, type Seen } from './topics.ts';

/** The home with other bounds than the usual ones. */
export function liveHomeWith(limits: Partial<LiveLimits>): ModuleManifest {
  return {
    name: 'live',
    migrations,
    routes: (site) => liveRoutes(site, { ...usualLimits, ...limits }),
    interfaces: liveInterfaces,
    costs: { cheap: ['/live', '/live.json'] },
    purge: holdsNothing('topics are names of things, made by modules'),
  };
}

/** Its table and its two addresses. */
export const liveHome: ModuleManifest = liveHomeWith({});
