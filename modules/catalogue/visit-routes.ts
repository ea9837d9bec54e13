/** Everything that visitors see of open data, and what they may say about it. */
import type { AppEnv, Site } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { caseRoutes } from './case-routes.ts';
import { datasetRoutes } from './dataset-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { listRoutes } from './list-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { keepUsage } from './usage.ts';
import { wishRoutes } from './wish-routes.ts';

/** Names of their own (`wishes`, `cases`) come before names of datasets. */
export function visitRoutes(site: Site): Hono<AppEnv> {
  keepUsage(site);
  return new Hono<AppEnv>()
    .route('/', listRoutes())
    .route('/', wishRoutes())
    .route('/', caseRoutes())
    .route('/', reportRoutes())
    .route('/', datasetRoutes())
    .route('/', deskRoutes());
}
