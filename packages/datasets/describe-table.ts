import type { Table } from '@tomoni/sheets';
import type { UnderstandOptions, UnderstoodColumn } from './understand.ts';
import { understandTable } from './understand-table.ts';

/** What `tomoni inspect FILE --json` says of a table besides where it stands. */
export interface DescribedTable {
  /** Slug of the standard; null when none fits, or for a dataset without a known slug. */
  dataset: string | null;
  edition: 'new' | 'old' | 'near' | null;
  confidence: number;
  columns: UnderstoodColumn[];
}

/** Describes a table for programs; a sheet without a table (null) is no dataset. */
export async function describeTable(
  table: Table | null,
  options: UnderstandOptions,
): Promise<DescribedTable> {
  if (table === null) return { dataset: null, edition: null, confidence: 1, columns: [] };
  const { understanding, columns } = await understandTable(table, options);
  const slug = understanding.dataset?.slug ?? null;
  return {
    dataset: slug,
    edition: slug === null ? null : understanding.edition,
    confidence: Math.round(understanding.confidence * 100) / 100,
    columns,
  };
}
