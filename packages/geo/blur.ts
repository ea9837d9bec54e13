import { METRES_PER_DEGREE, radians } from './distance.ts';
import type { Position } from './position.ts';

/**
 * The middle of the cell, of so many metres in width and height, in which a position lies: for homes that may be shown
 * only roughly. All positions of a cell give the same answer, today and tomorrow, so asking often tells nothing more:
 * the answer names the cell. It is at most 0.71 × `metres` (half a diagonal) away.
 *
 * @throws RangeError for a cell of no size
 */
export function blurred({ lat, lon }: Position, metres: number): Position {
  if (!(metres > 0)) throw new RangeError(`a cell of ${metres} m has no middle`);
  const height = metres / METRES_PER_DEGREE;
  const middle = middleOfCell(lat, height);
  // The width follows the row of cells and not the position: else each latitude would have a grid of its own.
  const width = height / Math.max(0.01, Math.cos(radians(middle)));
  return { lat: bounded(middle, 90), lon: bounded(middleOfCell(lon, width), 180) };
}

function middleOfCell(degrees: number, size: number): number {
  return (Math.floor(degrees / size) + 0.5) * size;
}

/** Six digits: a tenth of a metre. */
function bounded(degrees: number, most: number): number {
  return Math.max(-most, Math.min(most, Math.round(degrees * 1e6) / 1e6));
}
