import { distance, type Position, padded } from '@tomoni/geo';
import type { Lang } from '../messages/index.ts';
import type { Db } from '../storage/index.ts';
import type { LayerOptions, LayerPoint } from './layer.ts';

export interface NearestOptions<Filter> {
  from: Position;
  filter: Filter;
  lang: Lang;
  /** How many at most. */
  most: number;
  /** No farther than this, in metres; 100 km when left out. */
  within?: number;
}

/** A point with its distance in metres, as the crow flies. */
export interface Near extends LayerPoint {
  metres: number;
}

/** How far is looked around, in metres, one after the other: where there is much, the first is enough. */
const REACHES = [300, 1_000, 3_000, 10_000, 30_000, 100_000];
const MOST_READ = 5_000;

/** The nearest points of a layer, nearest first, across borders of towns. */
export async function nearest<Filter>(
  db: Db,
  layer: Pick<LayerOptions<Filter>, 'points'>,
  { from, filter, lang, most, within = 100_000 }: NearestOptions<Filter>,
): Promise<Near[]> {
  const here = { west: from.lon, south: from.lat, east: from.lon, north: from.lat };
  const reaches = [...REACHES.filter((metres) => metres < within), within];
  let [whole, found]: [number, Near[]] = [0, []];
  for (let metres = reaches.shift(); metres !== undefined; metres = reaches.shift()) {
    const points = await layer.points(db, {
      extent: padded(here, metres),
      filter,
      lang,
      limit: MOST_READ,
    });
    if (points.length === MOST_READ && metres > 1.5 * Math.max(whole, 100)) {
      // Not all were read, so nearer ones may be missing: less far, then.
      reaches.unshift(Math.sqrt(Math.max(whole, 100) * metres));
      continue;
    }
    whole = metres;
    found = sorted(points, from, metres);
    if (found.length >= most || points.length === MOST_READ) break;
  }
  return found.slice(0, most);
}

function sorted(points: readonly LayerPoint[], from: Position, reach: number): Near[] {
  return (
    points
      .map((point): Near => ({ ...point, metres: distance(from, point.position) }))
      // In the corners of the box others could be nearer than what lies just outside it.
      .filter(({ metres }) => metres <= reach)
      .sort((one, other) => one.metres - other.metres || (one.id < other.id ? -1 : 1))
  );
}
