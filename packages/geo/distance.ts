import type { Position } from './position.ts';

/** Mean radius of the earth, in metres: R1 of the IUGG (Moritz, Geodetic Reference System 1980). */
const RADIUS = 6_371_008.8;

/** Metres of one degree along a meridian, on that sphere. */
export const METRES_PER_DEGREE = (RADIUS * Math.PI) / 180;

/**
 * Metres between two positions as the crow flies: the haversine formula (Sinnott, "Virtues of the Haversine", Sky and
 * Telescope 68, 1984) on a sphere, so within 0.6 % of the ellipsoid.
 */
export function distance(from: Position, to: Position): number {
  const lat = radians(to.lat - from.lat);
  const lon = radians(to.lon - from.lon);
  const part =
    Math.sin(lat / 2) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(lon / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(part)));
}

/**
 * Minutes on foot for so many metres: 80 m a minute, a begun minute counts as one. The rule of Japanese advertisements
 * for housing (不動産の表示に関する公正競争規約施行規則 第9条第9号), so the one that readers know. That rule counts metres
 * of road: for a distance as the crow flies it is the least it can be.
 */
export function walkingMinutes(metres: number): number {
  return Math.ceil(metres / 80);
}

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
