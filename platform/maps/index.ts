/** Maps with their lists: one query yields list and tiles. See README.md. */
export { type MapGround, mapGround } from './ground.ts';
export {
  defineLayer,
  type Layer,
  type LayerCell,
  type LayerOptions,
  type LayerPoint,
  type LayerQuery,
  type LayerTiles,
} from './layer.ts';
export { MapAndList, type MapAndListProps } from './map-and-list.tsx';
export type { MapRowProps } from './map-row.tsx';
export type { Near, NearestOptions } from './nearest.ts';
export { PlaceSketch } from './place-sketch.tsx';
