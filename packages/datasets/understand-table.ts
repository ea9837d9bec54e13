import type { Table } from '@tomoni/sheets';
import {
  describeColumns,
  type Understanding,
  type UnderstandOptions,
  type UnderstoodColumn,
  understand,
} from './understand.ts';

/** Rows of a table that are looked at: its first, enough to know what its columns hold. */
const SAMPLE = 500;

export interface UnderstoodTable {
  understanding: Understanding;
  columns: UnderstoodColumn[];
}

/** Understands a table of a file by its header and its first rows. */
export async function understandTable(table: Table, options: UnderstandOptions): Promise<UnderstoodTable> {
  const values: string[][] = table.header.map(() => []);
  let rows = 0;
  for await (const { texts } of table.records()) {
    table.header.forEach((_, at) => void values[at]?.push(texts[at] ?? ''));
    rows += 1;
    if (rows >= SAMPLE) break;
  }
  const understanding = understand(table.header, values, options);
  return { understanding, columns: describeColumns(table.header, understanding) };
}
