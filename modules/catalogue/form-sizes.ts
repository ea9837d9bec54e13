/** How large the forms of a table are, in bytes: written once without being kept. */
import type { Db } from '@tomoni/platform/storage';
import { writeVersion } from './downloads/written-version.ts';
import type { Version } from './model.ts';

export interface FormSizes {
  csv: number;
  geojson?: number;
  json: number;
}

/** Writing more than these for a figure isn't worth it. */
const MOST_RECORDS = 20_000;
const KEPT = 2000;
const known = new Map<string, Promise<FormSizes>>();

/** Null for a file, and for a table so large that it isn't measured. */
export function formSizes(db: Db, version: Version): Promise<FormSizes> | null {
  if (version.kind === 'file' || version.recordCount > MOST_RECORDS) return null;
  const key = `${version.owner} ${version.id} ${version.contentHash}`;
  let sizes = known.get(key);
  if (sizes === undefined) {
    sizes = measure(db, version);
    known.set(key, sizes);
    sizes.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  }
  return sizes;
}

async function measure(db: Db, { owner, id, standard, columns, extent }: Version): Promise<FormSizes> {
  const written = { owner, version: id, standard, columns };
  const csv = await bytesOf(writeVersion(db, written, { form: 'csv' }));
  const json = await bytesOf(writeVersion(db, written, { form: 'json' }));
  if (extent === null) return { csv, json };
  return { csv, json, geojson: await bytesOf(writeVersion(db, written, { form: 'geojson' })) };
}

async function bytesOf(pieces: AsyncIterable<string>): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) bytes += Buffer.byteLength(piece);
  return bytes;
}
