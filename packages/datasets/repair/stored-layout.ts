/** Records that were repaired once and kept, with the names of their columns, for the writers. */
import type { Column, Dataset } from '../standard/dataset.ts';
import { datasets } from '../standard/index.ts';
import type { Field, Layout } from './layout.ts';
import type { StandardRecord } from './row-repair.ts';

/** A column as it was kept: the standard's, by its name, or the table's own. */
export interface KeptColumn {
  name: string;
  standard: boolean;
}

export interface StoredLayout {
  layout: Layout;
  /** A record from its row and its values in the order of the kept columns. */
  recordOf(row: number, values: readonly string[]): StandardRecord;
}

/** The layout of kept records. `dataset` is null where it has no slug or is none: columns are then known by their names alone. */
export function storedLayout(dataset: Dataset | null, columns: readonly KeptColumn[]): StoredLayout {
  const fields: (Field & { at: number })[] = [];
  const extras: { name: string; at: number }[] = [];
  for (const [at, { name, standard }] of columns.entries()) {
    const column = standard ? columnNamed(dataset, name) : undefined;
    if (column === undefined) extras.push({ name, at });
    else fields.push({ column, sources: [at], between: '', header: name, letter: '', at });
  }
  return {
    layout: { dataset, edition: dataset === null ? null : 'new', fields, extras },
    recordOf: (row, values) => ({
      row,
      values: fields.map(({ at }) => values[at] ?? ''),
      extras: extras.map(({ at }) => values[at] ?? ''),
    }),
  };
}

function columnNamed(dataset: Dataset | null, name: string): Column | undefined {
  const among = dataset === null ? datasets.flatMap(({ columns }) => columns) : dataset.columns;
  return among.find((column) => column.name === name);
}
