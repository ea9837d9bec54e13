import { METRES_PER_DEGREE } from './distance.ts';
import type { Position } from './position.ts';

/** A box along meridians and parallels, in degrees. It never crosses the 180th meridian: west ≤ east. */
export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The smallest box around all positions; null for none. One position gives a box without a size. */
export function extentOf(positions: Iterable<Position>): Extent | null {
  const extent = {
    west: Number.POSITIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
  };
  for (const { lat, lon } of positions) {
    extent.west = Math.min(extent.west, lon);
    extent.south = Math.min(extent.south, lat);
    extent.east = Math.max(extent.east, lon);
    extent.north = Math.max(extent.north, lat);
  }
  return extent.west > extent.east ? null : extent;
}

/** The box with so many metres more on each side; it ends at the poles and at the 180th meridian. */
export function padded(extent: Extent, metres: number): Extent {
  const lat = metres / METRES_PER_DEGREE;
  const north = Math.min(90, extent.north + lat);
  const south = Math.max(-90, extent.south - lat);
  // Meridians are nearest to each other where the box is farthest from the equator.
  const shortest = Math.cos((Math.max(Math.abs(north), Math.abs(south)) * Math.PI) / 180);
  const lon = shortest < 1e-9 ? 360 : lat / shortest;
  return { west: Math.max(-180, extent.west - lon), south, east: Math.min(180, extent.east + lon), north };
}

/** Whether a position lies in the box or on its edge. */
export function contains(extent: Extent, { lat, lon }: Position): boolean {
  return lat >= extent.south && lat <= extent.north && lon >= extent.west && lon <= extent.east;
}

/** Whether two boxes have a position in common, be it on the edge. */
export function intersects(one: Extent, other: Extent): boolean {
  return (
    one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north
  );
}

/** The middle of a box, in degrees. */
export function middleOf({ west, south, east, north }: Extent): Position {
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
}
