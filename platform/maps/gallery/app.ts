/** The gallery of maps as a site of its own, with the headers of a real one: for tests, pictures, and whoever works on it. */
import { contains } from '@tomoni/geo';
import { Hono } from 'hono';
import { createApp } from '../../http/index.ts';
import type { AppEnv, MapSettings, Site } from '../../manifest/index.ts';
import { assets } from '../../pages/index.ts';
import { defineLayer, type Layer, mapGround } from '../index.ts';
import { facilitiesPage, preschoolsPage } from './pages.tsx';
import { benches } from './town.ts';

const places = benches();

/** Benches of the whole town. */
const benchLayer: Layer<'all'> = defineLayer({
  path: '/demo/benches',
  id: 'demoBenches',
  text: { ja: 'ベンチ', en: 'Benches' },
  filter: (query) => ((query.get('kind') ?? 'all') === 'all' ? 'all' : null),
  version: async () => '1',
  points: async (_db, { extent, limit }) =>
    places.filter(({ position }) => contains(extent, position)).slice(0, limit),
});

/** Addresses without the language prefix. */
export const mapPages = ['/demo/map', '/demo/map-here', '/demo/map-beside'] as const;

/** A site with the pages of the gallery and nothing else; there is no database behind it. */
export function galleryApp(maps: MapSettings | null): Hono<AppEnv> {
  const silent = () => {};
  const site: Site = {
    db: {} as Site['db'],
    now: () => new Date(),
    publicUrl: null,
    settings: { signUp: 'invite', oidc: [], mail: null, maps },
    log: { info: silent, warn: silent, error: silent },
    modules: [{ name: 'maps-gallery', migrations: {}, routes }],
  };
  return createApp(site, { assets: assets() });
}

function routes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const path of mapPages) {
    const page = path === '/demo/map-beside' ? preschoolsPage : facilitiesPage;
    app.get(path, (c) => {
      const lang = c.get('lang');
      const here = path === '/demo/map-here';
      return c.html(page({ lang, path, ground: mapGround(c), layer: benchLayer.tiles(lang), here }));
    });
  }
  app.get(benchLayer.route, benchLayer.answer);
  return app;
}
