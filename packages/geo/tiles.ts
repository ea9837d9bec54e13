/**
 * Web map tiles: the world as a square in Web Mercator (EPSG:3857), cut into 2^z × 2^z tiles, x from the west and y from
 * the north, as GSI, OpenStreetMap and MapLibre count them.
 *
 * A zoom is always that of tiles of 256 px: the world is 256 × 2^zoom px wide. MapLibre counts with 512 px, its zoom is
 * one less.
 */
import { type Extent, middleOf } from './extent.ts';
import type { Position } from './position.ts';

export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** A place on the flat world of some zoom, in px from its north-west corner. */
export interface Pixel {
  x: number;
  y: number;
}

export const TILE_SIZE = 256;
export const MAX_ZOOM = 22;

/** Where the square ends: atan(sinh(π)) in degrees. */
const MAX_LAT = 85.05112877980659;

/** Where a position lies on the flat world. Beyond 85° it is at the edge. */
export function project({ lat, lon }: Position, zoom: number): Pixel {
  const size = TILE_SIZE * 2 ** zoom;
  const sin = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  return {
    x: ((lon + 180) / 360) * size,
    y: (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size,
  };
}

/** The position of a place on the flat world: the way back from `project`. */
export function unproject({ x, y }: Pixel, zoom: number): Position {
  const size = TILE_SIZE * 2 ** zoom;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI;
  return { lat, lon: (x / size) * 360 - 180 };
}

/** The tile that a position lies in; each position lies in exactly one of a zoom. */
export function tileAt(position: Position, z: number): Tile {
  const { x, y } = project(position, z);
  const last = 2 ** z - 1;
  const within = (pixels: number) => Math.max(0, Math.min(last, Math.floor(pixels / TILE_SIZE)));
  return { z, x: within(x), y: within(y) };
}

/** Whether there is such a tile: whole numbers, zoom 0 to 22. */
export function isTile({ z, x, y }: Tile): boolean {
  if (![z, x, y].every(Number.isInteger) || z < 0 || z > MAX_ZOOM) return false;
  return x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z;
}

/** The box of a tile. A neighbour has the edge in common; ask `tileAt` whose a position on it is. */
export function tileExtent({ z, x, y }: Tile): Extent {
  const northWest = unproject({ x: x * TILE_SIZE, y: y * TILE_SIZE }, z);
  const southEast = unproject({ x: (x + 1) * TILE_SIZE, y: (y + 1) * TILE_SIZE }, z);
  return { west: northWest.lon, south: southEast.lat, east: southEast.lon, north: northWest.lat };
}

/** All tiles of a zoom that a box touches, row by row; null when they are more than `most`. */
export function tilesOver(extent: Extent, { z, most = 64 }: { z: number; most?: number }): Tile[] | null {
  const first = tileAt({ lat: extent.north, lon: extent.west }, z);
  const last = tileAt({ lat: extent.south, lon: extent.east }, z);
  if ((last.x - first.x + 1) * (last.y - first.y + 1) > most) return null;
  const tiles: Tile[] = [];
  for (let y = first.y; y <= last.y; y += 1) {
    for (let x = first.x; x <= last.x; x += 1) tiles.push({ z, x, y });
  }
  return tiles;
}

export interface Frame {
  /** Of the picture, in px. */
  width: number;
  height: number;
  /** Room that stays free on each side, in px. */
  padding?: number;
  /** No nearer than this, also for a single position; 18 when left out. */
  maxZoom?: number;
}

/** The nearest look at a box that shows all of it within a frame: the middle, and a zoom with fractions. */
export function fitExtent(extent: Extent, frame: Frame): { centre: Position; zoom: number } {
  const { width, height, padding = 0, maxZoom = 18 } = frame;
  const northWest = project({ lat: extent.north, lon: extent.west }, 0);
  const southEast = project({ lat: extent.south, lon: extent.east }, 0);
  const middle = { x: (northWest.x + southEast.x) / 2, y: (northWest.y + southEast.y) / 2 };
  const share = (room: number, size: number) =>
    size <= 0 ? Number.POSITIVE_INFINITY : Math.max(1, room - 2 * padding) / size;
  const scale = Math.min(share(width, southEast.x - northWest.x), share(height, southEast.y - northWest.y));
  const zoom = Math.max(0, Math.min(maxZoom, Math.log2(scale)));
  return { centre: scale === Number.POSITIVE_INFINITY ? middleOf(extent) : unproject(middle, 0), zoom };
}

/** Metres of one px at a latitude. */
export function metresPerPixel(lat: number, zoom: number): number {
  const equator = 2 * Math.PI * 6_378_137;
  return (equator * Math.cos((lat * Math.PI) / 180)) / (TILE_SIZE * 2 ** zoom);
}
