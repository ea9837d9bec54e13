/** Records in JSON as a table: GeoJSON (RFC 7946) features, or an array of objects, alone or within one object. */

export interface JsonTable {
  format: 'geojson' | 'json';
  header: string[];
  /** One text for each column of the header. */
  records: string[][];
  /** Numbers (from 1) of the records that aren't objects, and of features without a point. */
  odd: number[];
}

/** The position of a feature, by the address that it has in the document. */
const LONGITUDE = 'geometry.coordinates[0]';
const LATITUDE = 'geometry.coordinates[1]';

type JsonObject = Record<string, unknown>;

/** null when there are no records in it. */
export function readRecords(document: unknown): JsonTable | null {
  if (isObject(document) && document.type === 'FeatureCollection' && Array.isArray(document.features)) {
    return tableOf('geojson', document.features, flatFeature);
  }
  const list = listOf(document);
  return list === null ? null : tableOf('json', list, (record) => (isObject(record) ? flat(record) : null));
}

function listOf(document: unknown): unknown[] | null {
  if (Array.isArray(document)) return document.some(isObject) ? document : null;
  if (!isObject(document)) return null;
  const lists = Object.values(document).filter((value) => Array.isArray(value) && value.some(isObject));
  const [only, ...others] = lists;
  return Array.isArray(only) && others.length === 0 ? only : null;
}

function flatFeature(feature: unknown): JsonObject | null {
  if (!isObject(feature)) return null;
  const properties = isObject(feature.properties) ? flat(feature.properties) : {};
  const point = pointOf(feature.geometry);
  return point === null ? properties : { ...properties, [LATITUDE]: point[1], [LONGITUDE]: point[0] };
}

/** What stands in an object within a record gets a column of its own, named by its path: `extras.note`. */
function flat(record: JsonObject): JsonObject {
  if (!Object.values(record).some(isObject)) return record;
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      isObject(value)
        ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one] as const)
        : [[name, value] as const],
    ),
  );
}

function pointOf(geometry: unknown): [number, number] | null {
  if (!isObject(geometry) || geometry.type !== 'Point' || !Array.isArray(geometry.coordinates)) return null;
  const [longitude, latitude] = geometry.coordinates as unknown[];
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null;
}

function tableOf(
  format: JsonTable['format'],
  list: readonly unknown[],
  flat: (record: unknown) => JsonObject | null,
): JsonTable {
  const columns = new Map<string, number>();
  const odd: number[] = [];
  const flattened = list.map((record, at) => {
    const object = flat(record);
    if (object === null || (format === 'geojson' && !Object.hasOwn(object, LATITUDE))) odd.push(at + 1);
    for (const name of Object.keys(object ?? {})) if (!columns.has(name)) columns.set(name, columns.size);
    return object;
  });
  const header = [...columns.keys()];
  return {
    format,
    header,
    odd,
    records: flattened.map((object) => header.map((name) => textOf(object === null ? null : object[name]))),
  };
}

/** Texts and numbers as they are, nothing for null, lists and deeper objects as the JSON that they were. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
