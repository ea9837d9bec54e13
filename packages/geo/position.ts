/** A position on the earth: degrees in WGS 84, as files of towns and GeoJSON have them. */
export interface Position {
  /** −90 to 90, north positive. */
  lat: number;
  /** −180 to 180, east positive. */
  lon: number;
}

/** Whether both are numbers within the earth. Anything else, also NaN and texts, is not. */
export function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { lat, lon } = value as Partial<Record<keyof Position, unknown>>;
  return isWithin(lat, 90) && isWithin(lon, 180);
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}
