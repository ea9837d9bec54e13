/** Boxes as programs ask for them: the parameter `bbox` of OGC API Features 1.0, section 7.15.3. */
import type { Extent } from './extent.ts';

/** A number as `bbox` has it; no text that JavaScript alone would take for one (an empty one, 0x10, Infinity). */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/**
 * Reads `minLon,minLat,maxLon,maxLat`, or six numbers with heights in third and sixth place, which are left aside.
 * Null for everything else: too few or odd numbers, positions off the earth, a box upside down, and one across the
 * 180th meridian (minLon > maxLon), which this package doesn't do.
 */
export function parseBbox(text: string): Extent | null {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => part.length <= 40 && NUMBER.test(part))) return null;
  const numbers = parts.map(Number);
  const flat = numbers.length === 6 ? numbers.filter((_, index) => index % 3 !== 2) : numbers;
  const [west, south, east, north, ...more] = flat;
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  if (more.length > 0) return null;
  if (Math.max(Math.abs(west), Math.abs(east)) > 180) return null;
  if (Math.max(Math.abs(south), Math.abs(north)) > 90) return null;
  return west > east || south > north ? null : { west, south, east, north };
}

/** Writes a box as `minLon,minLat,maxLon,maxLat`; reading it gives the same box. */
export function formatBbox({ west, south, east, north }: Extent): string {
  return [west, south, east, north].map((degrees) => String(degrees === 0 ? 0 : degrees)).join(',');
}
