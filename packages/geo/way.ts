import { METRES_PER_DEGREE, radians } from './distance.ts';
import type { Position } from './position.ts';

/**
 * Metres from a position to the nearest point of a way, which is straight between its positions (home → station →
 * work). Null for a way without positions. Reckoned on a plane that touches the earth at the position: right within
 * 1 % up to some 50 km, in the latitudes of Japan.
 */
export function distanceFromWay(position: Position, way: readonly Position[]): number | null {
  const east = METRES_PER_DEGREE * Math.cos(radians(position.lat));
  const points = way.map(({ lat, lon }): [number, number] => [
    (lon - position.lon) * east,
    (lat - position.lat) * METRES_PER_DEGREE,
  ]);
  const [first] = points;
  if (first === undefined) return null;
  let nearest = Math.hypot(...first);
  for (const [index, end] of points.entries()) {
    const start = points[index - 1];
    if (start !== undefined) nearest = Math.min(nearest, distanceFromLine(start, end));
  }
  return nearest;
}

/** From the origin to the line between two points of a plane. */
function distanceFromLine([x1, y1]: [number, number], [x2, y2]: [number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
  return Math.hypot(x1 + share * dx, y1 + share * dy);
}
