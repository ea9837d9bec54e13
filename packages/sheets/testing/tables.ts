import type { CellValue } from 'hucre/xlsx';
import type { Row } from '../cell.ts';
import { openWorkbook } from '../open-workbook.ts';
import type { SheetTables, Table } from '../tables/table.ts';
import { type FixtureSheet, xlsx } from './workbooks.ts';

export async function inExcel(rows: CellValue[][], more: Partial<FixtureSheet> = {}): Promise<SheetTables> {
  const workbook = await openWorkbook({ name: 'a.xlsx', bytes: await xlsx([{ name: 'a', rows, ...more }]) });
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet.tables();
}

export async function inText(text: string): Promise<SheetTables> {
  const [sheet] = (await openWorkbook({ name: 'a.csv', bytes: new TextEncoder().encode(text) })).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet.tables();
}

export async function records(table: Table | undefined): Promise<string[][]> {
  const rows: Row[] = [];
  if (table) for await (const row of table.records()) rows.push(row);
  return rows.map(({ texts }) => texts);
}

export const codesOf = ({ findings }: SheetTables) => findings.map(({ code }) => code);
