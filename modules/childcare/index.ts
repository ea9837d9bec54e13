/** Which preschool has a place for a child: for parents; and for the town, which says so month by month. */
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { costs } from './costs.ts';
import { feedRoutes, publicReads } from './feed-routes.ts';
import { childcare0001 } from './migrations/0001-childcare.ts';
import { officeRoutes } from './office-routes.ts';
import { appCard, finderTile, officeTile } from './pages/cards.tsx';
import { permissions } from './permissions.ts';
import { purgeChildcare } from './purge.ts';
import { finderRoutes } from './routes.ts';

export const childcare: ModuleManifest = {
  name: 'childcare',
  migrations: { '0001-childcare': childcare0001 },
  routes: () =>
    new Hono<AppEnv>().route('/', officeRoutes()).route('/', feedRoutes()).route('/', finderRoutes()),
  interfaces: publicReads,
  slots: [finderTile, officeTile, appCard],
  costs,
  permissions,
  purge: purgeChildcare,
};
