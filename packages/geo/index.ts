/** Positions on the earth: boxes, distances, ways, clusters, web map tiles. Pure functions, no map data. */
export { formatBbox, parseBbox } from './bbox.ts';
export { blurred } from './blur.ts';
export { type Cluster, type ClusterOptions, clusters } from './clusters.ts';
export { distance, METRES_PER_DEGREE, walkingMinutes } from './distance.ts';
export { contains, type Extent, extentOf, intersects, middleOf, padded } from './extent.ts';
export { type PointCollection, type PointFeature, pointFeature, positionOf } from './geojson.ts';
export { lengthText, roundLength } from './length.ts';
export { isPosition, type Position } from './position.ts';
export {
  type Frame,
  fitExtent,
  isTile,
  MAX_ZOOM,
  metresPerPixel,
  type Pixel,
  project,
  type Tile,
  tileAt,
  tileExtent,
  tilesOver,
  unproject,
} from './tiles.ts';
export { distanceFromWay } from './way.ts';
