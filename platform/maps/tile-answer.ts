/** One tile of a layer as GeoJSON: its points, or counts where they are too many to be told apart. */
import {
  type Cluster,
  clusters,
  isTile,
  type PointFeature,
  pointFeature,
  type Tile,
  tileAt,
  tileExtent,
} from '@tomoni/geo';
import type { Context } from 'hono';
import { conditional, problem } from '../http/index.ts';
import type { AppEnv } from '../manifest/index.ts';
import { type Lang, pathIn } from '../messages/index.ts';
import type { Db } from '../storage/index.ts';
import type { LayerOptions, LayerPoint, LayerQuery } from './layer.ts';
import { mapMessages } from './messages.ts';

/** What stands in a tile: a point of its own, or how many lie about there. */
export type TileProperties =
  | Pick<LayerPoint, 'name' | 'href' | 'kind' | 'square' | 'unsure'>
  | { count: number; atLeast?: true };

/** More points of a tile than this become counts. */
const MOST_POINTS = 500;
/** Read at once to be counted, where the module doesn't count itself. */
const MOST_READ = 20_000;
/** Points nearer than this, in px of a tile of 512, are counted together. */
const RADIUS = 64;
/** A module's counts come in so many cells each way. */
const CELLS = 8;
const MAX_AGE = 300;

/** Answers one tile with ETag and `Cache-Control`; problems for tiles and conditions that there aren't. */
export async function answerTile<Filter>(
  c: Context<AppEnv>,
  layer: LayerOptions<Filter>,
  zooms: { from: number; to: number },
): Promise<Response> {
  const tile = requestedTile(c, zooms);
  const filter = layer.filter(new URL(c.req.url).searchParams);
  if (filter === null) {
    throw problem({
      status: 400,
      code: 'maps.unknown-condition',
      title: mapMessages.text('filter.unknown'),
      detail: mapMessages.text('filter.unknown.detail'),
    });
  }
  const { db } = c.get('site');
  const lang = c.get('lang');
  const version = await layer.version(db, filter);
  return conditional(c, { etag: [version], maxAge: layer.maxAge ?? MAX_AGE, data: true }, async () => {
    const features = await featuresOf(db, layer, { tile, filter, lang, last: tile.z === zooms.to });
    return c.body(JSON.stringify({ type: 'FeatureCollection', features }), 200, {
      'Content-Type': 'application/geo+json',
    });
  });
}

function requestedTile(c: Context<AppEnv>, { from, to }: { from: number; to: number }): Tile {
  const number = (name: string) => Number.parseInt(c.req.param(name) ?? '', 10);
  const tile = { z: number('z'), x: number('x'), y: number('y') };
  if (isTile(tile) && tile.z >= from && tile.z <= to) return tile;
  throw problem({
    status: 404,
    code: 'maps.unknown-tile',
    title: mapMessages.text('tile.unknown'),
    detail: mapMessages.text('tile.unknown.detail', { from, to }),
  });
}

interface Asked<Filter> {
  tile: Tile;
  filter: Filter;
  lang: Lang;
  /** There is no nearer look in which they could be told apart. */
  last: boolean;
}

async function featuresOf<Filter>(
  db: Db,
  layer: LayerOptions<Filter>,
  { tile, filter, lang, last }: Asked<Filter>,
): Promise<PointFeature<TileProperties>[]> {
  const query: LayerQuery<Filter> = { extent: tileExtent(tile), filter, lang };
  const most = last ? 4 * MOST_POINTS : MOST_POINTS;
  const points = await layer.points(db, { ...query, limit: most + 1 });
  if (points.length <= most) return pointsIn(tile, points).map((point) => single(point, lang));
  if (layer.cells !== undefined) {
    const { west, south, east, north } = query.extent;
    const step = { lat: (north - south) / CELLS, lon: (east - west) / CELLS };
    const cells = await layer.cells(db, { ...query, step });
    // Cells may lie across the edge of a tile: each is told by the tile that its middle is in.
    return cells
      .filter(({ position }) => isIn(tile, position))
      .map(({ position, count }, index) => pointFeature(`count-${index}`, position, { count }));
  }
  const all = await layer.points(db, { ...query, limit: MOST_READ + 1 });
  const together = clusters(pointsIn(tile, all.slice(0, MOST_READ)), { zoom: tile.z + 1, radius: RADIUS });
  return together.map((cluster, index) => counted(cluster, { index, lang, cut: all.length > MOST_READ }));
}

function counted(
  { points, position, count }: Cluster<LayerPoint>,
  { index, lang, cut }: { index: number; lang: Lang; cut: boolean },
): PointFeature<TileProperties> {
  const [only] = points;
  if (only !== undefined && points.length === 1 && !cut) return single(only, lang);
  return pointFeature(`count-${index}`, position, cut ? { count, atLeast: true } : { count });
}

/** The edges of a tile belong to one tile each: so a point is in one answer, and counts add up. */
function pointsIn(tile: Tile, points: readonly LayerPoint[]): LayerPoint[] {
  return points.filter(({ position }) => isIn(tile, position));
}

function isIn(tile: Tile, position: LayerPoint['position']): boolean {
  const { x, y } = tileAt(position, tile.z);
  return x === tile.x && y === tile.y;
}

function single(point: LayerPoint, lang: Lang): PointFeature<TileProperties> {
  const { id, name, href, kind, square, unsure } = point;
  return pointFeature(id, rounded(point.position), {
    name,
    href: pathIn(lang, href),
    ...(kind === undefined ? {} : { kind }),
    ...(square === true ? { square } : {}),
    ...(unsure === true ? { unsure } : {}),
  });
}

/** Six digits, a tenth of a metre, as RFC 7946 section 11.2 advises. */
function rounded({ lat, lon }: LayerPoint['position']): LayerPoint['position'] {
  return { lat: Math.round(lat * 1e6) / 1e6, lon: Math.round(lon * 1e6) / 1e6 };
}
