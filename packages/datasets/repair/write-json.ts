/** Records as JSON and as GeoJSON (RFC 7946). Values are the texts of the standard, so that 035 stays 035. */
import type { Layout } from './layout.ts';
import type { StandardRecord } from './row-repair.ts';
import { type WrittenColumn, writtenColumns } from './standard-header.ts';

type Records = Iterable<StandardRecord> | AsyncIterable<StandardRecord>;

/**
 * Makes an object of a record: every column of the standard in its order, null where it is empty, and the table's own under
 * `extras`.
 */
export function recordWriter(layout: Layout): (record: StandardRecord) => Record<string, unknown> {
  const columns = writtenColumns(layout);
  const standard = columns.slice(0, columns.length - layout.extras.length);
  const extras = columns.slice(standard.length);
  const objectOf = (of: readonly WrittenColumn[], record: StandardRecord) =>
    Object.fromEntries(of.map((column) => [column.name, column.of(record) || null]));
  return (record) => ({
    ...objectOf(standard, record),
    ...(extras.length > 0 ? { extras: objectOf(extras, record) } : {}),
  });
}

/** An array of objects, one piece for each. */
export async function* writeJson(layout: Layout, records: Records): AsyncGenerator<string> {
  yield* listed('[', records, ']\n', recordWriter(layout));
}

/** A FeatureCollection of points; a record without a position has the geometry null. */
export async function* writeGeoJson(layout: Layout, records: Records): AsyncGenerator<string> {
  const propertiesOf = recordWriter(layout);
  yield* listed('{"type":"FeatureCollection","features":[', records, ']}\n', (record) => ({
    type: 'Feature',
    geometry: pointOf(layout, record),
    properties: propertiesOf(record),
  }));
}

/** Longitude before latitude (RFC 7946, 3.1.1); null unless both are numbers within the bounds of the Earth. */
function pointOf({ fields }: Layout, { values }: StandardRecord): object | null {
  const of = (type: 'latitude' | 'longitude') => {
    const text = values[fields.findIndex(({ column }) => column.type === type)] ?? '';
    return /^\d{1,3}(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  };
  const [longitude, latitude] = [of('longitude'), of('latitude')];
  if (!(longitude <= 180 && latitude <= 90)) return null;
  return { type: 'Point', coordinates: [longitude, latitude] };
}

async function* listed(
  before: string,
  records: Records,
  after: string,
  objectOf: (record: StandardRecord) => object,
): AsyncGenerator<string> {
  yield before;
  let first = true;
  for await (const record of records) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(objectOf(record))}`;
    first = false;
  }
  yield after;
}
