/** All interfaces for programs, mounted together. */
import type { AppEnv } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { ckanRoutes } from './ckan/routes.ts';
import { dcatRoutes } from './dcat/routes.ts';
import { downloadRoutes } from './downloads/routes.ts';
import { oapifRoutes } from './oapif/routes.ts';

export function apiRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/', downloadRoutes())
    .route('/', ckanRoutes())
    .route('/', dcatRoutes())
    .route('/', oapifRoutes());
}
