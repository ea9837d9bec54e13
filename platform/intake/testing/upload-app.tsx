/** A site with one form for files, for tests: everybody may send, for any place. */
import { Hono, type MiddlewareHandler } from 'hono';
import { createApp } from '../../http/index.ts';
import type { AppEnv, ModuleManifest, Site } from '../../manifest/index.ts';
import { assets, renderPage } from '../../pages/index.ts';
import type { Db } from '../../storage/index.ts';
import { UploadForm, uploadRoutes } from '../index.ts';
import { notesReader } from './notes-reader.ts';

export function uploadSite(db: Db, over: Partial<Site> = {}): Site {
  return {
    ...{ db, now: () => new Date('2026-04-01T00:00:00Z'), publicUrl: null, modules: [uploadModule()] },
    log: { info() {}, warn() {}, error() {} },
    ...over,
  };
}

/** The app, and whether a visitor is let through. */
export function uploadApp(site: Site) {
  return createApp(site, { assets: assets() });
}

const guard: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.header('X-Nobody') !== undefined) return c.text('no', 403);
  return next();
};

function uploadModule(): ModuleManifest {
  return {
    ...{ name: 'notes', migrations: {}, readers: [notesReader()] },
    routes: () => {
      const app = new Hono<AppEnv>();
      const base = '/:code{[0-9]{6}}/notes';
      const routes = uploadRoutes({
        guard,
        base: (c) => `/${c.req.param('code')}/notes`,
        ownerOf: (c) => c.req.param('code') ?? '',
        actorOf: () => 'hana',
        reviewHref: (c, staged) => `/${c.req.param('code')}/notes/staged/${staged}`,
        page: (c, form) =>
          renderPage({
            ...{ lang: c.get('lang'), title: 'notes', path: c.get('path'), islands: true },
            children: <UploadForm {...form} />,
          }),
      });
      return app.route(base, routes);
    },
  };
}
