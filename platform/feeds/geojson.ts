/** GeoJSON (RFC 7946). */
import type { FeedDocument } from './document.ts';

export interface GeoFeature {
  id: string;
  /** WGS 84 degrees; null: it has no known position. */
  position: { lat: number; lon: number } | null;
  properties: Record<string, unknown>;
}

/** A feature collection of points, longitude first. `about` becomes further members of the collection. */
export function geojson(features: readonly GeoFeature[], about: Record<string, unknown> = {}): FeedDocument {
  const collection = {
    type: 'FeatureCollection',
    ...about,
    features: features.map(({ id, position, properties }) => ({
      type: 'Feature',
      id,
      geometry: position === null ? null : { type: 'Point', coordinates: [position.lon, position.lat] },
      properties,
    })),
  };
  return { body: JSON.stringify(collection), contentType: 'application/geo+json', fileName: null };
}
