/**
 * Layers: what a module can show on a map. The module says how it looks for its points in a box; from that come the
 * tiles that the map asks for, and the list that says the same.
 */
import type { Extent, Position } from '@tomoni/geo';
import type { Context } from 'hono';
import type { AppEnv, ModuleManifest } from '../manifest/index.ts';
import type { Lang } from '../messages/index.ts';
import { pathIn } from '../messages/index.ts';
import type { Db } from '../storage/index.ts';
import { describeTiles } from './layer-description.ts';
import { type Near, type NearestOptions, nearest } from './nearest.ts';
import { answerTile } from './tile-answer.ts';

/** One thing on a map, as the module's query gives it. */
export interface LayerPoint {
  id: string;
  name: string;
  /** Degrees. Homes that may be shown only roughly come blurred already (`blurred` of @tomoni/geo). */
  position: Position;
  /** Where it leads, without the language prefix. */
  href: string;
  /** Which kind it is, for whoever reads the GeoJSON. */
  kind?: string;
  /** A green square instead of a blue disc: shelters. */
  square?: boolean;
  /** Not confirmed: a dashed edge. */
  unsure?: boolean;
}

/** Where many points lie, already counted. */
export interface LayerCell {
  position: Position;
  count: number;
}

export interface LayerQuery<Filter> {
  /** Edges included. Ask with an index for space; it crosses borders of towns. */
  extent: Extent;
  filter: Filter;
  lang: Lang;
}

type Declared = NonNullable<ModuleManifest['interfaces']>[number];

export interface LayerOptions<Filter> {
  /** Where its tiles are, without the language prefix: `/facilities/map` → `/facilities/map/14/14552/6451.json`. */
  path: string;
  /** For `/openapi.json`: an id that stays for ever, and what it is. */
  id: string;
  text: Declared['text'];
  /** Names and texts of the parameters that `filter` reads. */
  parameters?: NonNullable<Declared['parameters']>;
  /** Reads the conditions from the address; null for what can't be. Bounded: only words that are known. */
  filter: (query: URLSearchParams) => Filter | null;
  /** Changes when any of its points do; for ETags. */
  version: (db: Db, filter: Filter) => Promise<string>;
  /** At most `limit` points of a box, in an order that stays the same. */
  points: (db: Db, query: LayerQuery<Filter> & { limit: number }) => Promise<LayerPoint[]>;
  /**
   * Counts by cells of so many degrees, for tiles with very many points (`group by floor(lon / step.lon), floor(lat /
   * step.lat)`). Without it up to 20,000 points of a tile are read and put together here.
   */
  cells?: (
    db: Db,
    query: LayerQuery<Filter> & { step: { lat: number; lon: number } },
  ) => Promise<LayerCell[]>;
  /** No tiles of a farther look than this; 5 when left out. */
  minZoom?: number;
  /** Seconds for which a tile needs not be asked for again; 300 when left out. */
  maxAge?: number;
}

export interface Layer<Filter> {
  /** For the router: `app.get(layer.route, layer.answer)`. */
  route: string;
  answer: (c: Context<AppEnv>) => Promise<Response>;
  /** For the manifest's `interfaces`. */
  description: Declared;
  /** The address of the tiles with `{z}/{x}/{y}` left open, for `<MapAndList layer=…>`. */
  tiles: (lang: Lang, conditions?: Readonly<Record<string, string>>) => LayerTiles;
  /** The nearest points to a position, by distance: the same query, so the list says what the map says. */
  nearest: (db: Db, options: NearestOptions<Filter>) => Promise<Near[]>;
}

/** What the script of a map needs to ask for tiles. */
export interface LayerTiles {
  href: string;
  minZoom: number;
}

/** The nearest look for which there are tiles, about 1 km wide in Japan: an address tells no more of where one is. */
const MAX_TILE_ZOOM = 15;
const MIN_TILE_ZOOM = 5;

/**
 * A layer from a module's query.
 *
 * @example
 * export const toilets = defineLayer({
 *   path: '/facilities/map', id: 'facilityTiles', text: { ja: '地図の区画', en: 'Tiles of the map' },
 *   filter: (query) => kindOf(query.get('kind')),
 *   version: (db) => latestVersion(db),
 *   points: (db, { extent, filter, limit, lang }) => facilitiesWithin(db, …),
 * });
 */
export function defineLayer<Filter>(options: LayerOptions<Filter>): Layer<Filter> {
  const { path, minZoom = MIN_TILE_ZOOM } = options;
  const route = `${path}/:z{[0-9]+}/:x{[0-9]+}/:y{[0-9]+\\.json}`;
  return {
    route,
    answer: (c) => answerTile(c, options, { from: minZoom, to: MAX_TILE_ZOOM }),
    description: describeTiles(options, route),
    tiles: (lang, conditions = {}) => {
      const query = new URLSearchParams(conditions).toString();
      const href = `${pathIn(lang, path)}/{z}/{x}/{y}.json${query === '' ? '' : `?${query}`}`;
      return { href, minZoom };
    },
    nearest: (db, near) => nearest(db, options, near),
  };
}
