/** A stored version as a file, read part by part while it is written. */
import {
  type StandardRecord,
  storedLayout,
  type WrittenEdition,
  writeCsv,
  writeGeoJson,
  writeJson,
} from '@tomoni/datasets';
import type { Db } from '@tomoni/platform/storage';
import { standardOf } from '../api-published.ts';
import type { StoredColumn } from '../model.ts';
import { recordParts } from '../store.ts';

/** What has to be known of a version to write it. */
export interface WrittenVersion {
  owner: string;
  /** Id of the version. */
  version: string;
  standard: string | null;
  columns: readonly StoredColumn[];
}

export type WrittenForm = 'csv' | 'geojson' | 'json';

/** The file in pieces. */
export function writeVersion(
  db: Db,
  version: WrittenVersion,
  { form, edition = 'new' }: { form: WrittenForm; edition?: WrittenEdition },
): AsyncGenerator<string> {
  const { layout, recordOf } = storedLayout(standardOf(version), version.columns);
  const records = standardRecords(db, version, recordOf);
  if (form === 'csv') return writeCsv(layout, records, edition);
  return form === 'json' ? writeJson(layout, records) : writeGeoJson(layout, records);
}

async function* standardRecords(
  db: Db,
  { owner, version }: WrittenVersion,
  recordOf: (row: number, values: readonly string[]) => StandardRecord,
): AsyncGenerator<StandardRecord> {
  for await (const part of recordParts(db, owner, version)) {
    for (const [row, ...values] of part) yield recordOf(row, values);
  }
}
