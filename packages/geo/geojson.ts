/** Points as GeoJSON (RFC 7946), longitude first. */
import type { Position } from './position.ts';

export interface PointFeature<Properties> {
  type: 'Feature';
  id: string;
  geometry: { type: 'Point'; coordinates: [lon: number, lat: number] };
  properties: Properties;
}

export interface PointCollection<Properties> {
  type: 'FeatureCollection';
  features: PointFeature<Properties>[];
}

/** One point with its properties. */
export function pointFeature<Properties>(
  id: string,
  position: Position,
  properties: Properties,
): PointFeature<Properties> {
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
    properties,
  };
}

/** The position of a feature that `pointFeature` made. */
export function positionOf({ geometry }: PointFeature<unknown>): Position {
  const [lon, lat] = geometry.coordinates;
  return { lat, lon };
}
