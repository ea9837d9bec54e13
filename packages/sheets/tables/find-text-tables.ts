import type { Sheet } from '../workbook.ts';
import type { SheetTables } from './table.ts';

export async function findTextTables(_sheet: Sheet): Promise<SheetTables> {
  return { tables: [], notes: [], findings: [] };
}
