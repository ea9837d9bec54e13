import Supercluster from 'supercluster';
import type { Position } from './position.ts';
import { TILE_SIZE } from './tiles.ts';

/** Points that stand for one mark on a map. */
export interface Cluster<Point> {
  /** Of its only point, or the middle of all. */
  position: Position;
  /** At least one. */
  points: Point[];
  /** How many things: the points, or the sum of their counts. */
  count: number;
}

export interface ClusterOptions {
  /** That of tiles of 256 px; may have fractions. */
  zoom: number;
  /** Points nearer than this, in px, become one mark. */
  radius: number;
}

/** What goes into the index. */
interface Entry {
  [name: string]: number;
  index: number;
  count: number;
}

/**
 * Puts points that would lie on each other into one mark (supercluster: greedy, from the first point on). Every point
 * is in exactly one mark. A point may itself stand for several things: `count`.
 */
export function clusters<Point extends { position: Position; count?: number }>(
  points: readonly Point[],
  { zoom, radius }: ClusterOptions,
): Cluster<Point>[] {
  const level = Math.max(0, Math.min(24, Math.floor(zoom)));
  const index = new Supercluster<Entry, Entry>({
    minZoom: level,
    maxZoom: level,
    extent: TILE_SIZE,
    radius: radius / 2 ** (zoom - level),
    map: ({ index: first, count }) => ({ index: first, count }),
    reduce: (sum, { count }) => {
      sum.count += count;
    },
  });
  index.load(
    points.map(({ position, count = 1 }, at) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
      properties: { index: at, count },
    })),
  );
  return index.getClusters([-180, -90, 180, 90], level).map((feature) => {
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    const leaves = feature.properties.cluster
      ? index.getLeaves(feature.properties.cluster_id as number, Number.POSITIVE_INFINITY)
      : [feature];
    const members = leaves
      .map((leaf) => points[leaf.properties.index])
      .filter((point) => point !== undefined);
    return { position: { lat, lon }, points: members, count: feature.properties.count };
  });
}
