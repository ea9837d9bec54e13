/** The positions of a real table, and what becomes of them when one is spoilt. */
import type { Row, Table } from '@tomoni/sheets';
import { type CheckedRow, repairTable } from '../repair/repair-table.ts';
import type { Understanding } from '../understand.ts';

export interface PositionColumns {
  latitude: number;
  longitude: number;
}

/** Columns of the table from 0; null when one is missing. */
export function positionColumns({ columns }: Understanding): PositionColumns | null {
  const at = (type: string) => columns.findIndex((match) => match?.column.type === type);
  const found = { latitude: at('latitude'), longitude: at('longitude') };
  return found.latitude === -1 || found.longitude === -1 ? null : found;
}

/** The same table with other texts for the positions of some rows. */
export function spoilt(
  table: Table,
  at: PositionColumns,
  dirt: ReadonlyMap<number, [string, string]>,
): Table {
  return {
    ...table,
    async *records() {
      for await (const row of table.records()) {
        const pair = dirt.get(row.row);
        yield pair === undefined ? row : withPosition(row, at, pair);
      }
    },
  };
}

function withPosition({ row, texts }: Row, at: PositionColumns, [north, east]: [string, string]): Row {
  const changed = [...texts];
  changed[at.latitude] = north;
  changed[at.longitude] = east;
  const cells = changed.map((text) => ({ text, raw: text, kind: 'text' as const }));
  return { row, texts: changed, cells };
}

export async function rowsOf(table: Table, understanding: Understanding): Promise<CheckedRow[]> {
  const rows: CheckedRow[] = [];
  for await (const row of (await repairTable(table, understanding)).rows()) rows.push(row);
  return rows;
}
