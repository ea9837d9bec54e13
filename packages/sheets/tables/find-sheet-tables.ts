import { columnLetter, type Finding } from '@tomoni/findings';
import { type Cell, EMPTY_CELL, type Row } from '../cell.ts';
import { FindingList } from '../finding-list.ts';
import { finding } from '../findings.ts';
import type { ExcelSheet } from '../workbook/excel-sheet.ts';
import { CellScanner } from './cell-scanner.ts';
import { type FoundTable, findTables } from './find-tables.ts';
import { Grid } from './grid.ts';
import type { SheetTables, Table } from './table.ts';
import { arrangementFindings } from './table-findings.ts';

/** The tables of a worksheet. */
export function findSheetTables(sheet: ExcelSheet): SheetTables {
  const scanner = new CellScanner();
  const texts: string[][] = [];
  for (let index = 0; index < sheet.rowCount; index++) {
    const row = sheet.rowAt(index);
    scanner.scan(row);
    scanner.scanKinds(row);
    texts.push(row.texts);
  }
  const grid = new Grid(texts, sheet.merges);
  const { tables, notes } = findTables(grid, { sideBySide: true });
  const findings = new FindingList();
  if (tables.length === 0 && notes.length === 0) findings.add(finding('sheets.empty-sheet'));
  findings.addAll(arrangementFindings(tables, notes));
  findings.addAll(tables.flatMap((table) => gapFindings(grid, table)));
  findings.addAll(layoutFindings(sheet, grid));
  findings.addAll(scanner.findings);
  return { tables: tables.map((table) => asTable(sheet, grid, table)), notes, findings: findings.toArray() };
}

/** Hidden parts, merged cells and formulas. */
function layoutFindings(sheet: ExcelSheet, grid: Grid): Finding[] {
  const found: Finding[] = [];
  if (sheet.hidden) found.push(finding('sheets.hidden-sheet'));
  const rows = sheet.hiddenRows.filter((row) => grid.used(row).length > 0);
  const [row] = rows;
  if (row !== undefined) found.push(finding('sheets.hidden-rows', { row: row + 1 }, { count: rows.length }));
  const filled = filledColumns(grid);
  const columns = sheet.hiddenColumns.filter((column) => filled.has(column));
  const [column] = columns;
  if (column !== undefined) {
    const letters = columns.map(columnLetter).join(', ');
    found.push(finding('sheets.hidden-columns', { letter: columnLetter(column) }, { letters }));
  }
  for (const { startRow, startColumn, endRow, endColumn } of grid.merges) {
    const [from, to] = [columnLetter(startColumn), columnLetter(endColumn)];
    const range = `${from}${startRow + 1}:${to}${endRow + 1}`;
    found.push(finding('sheets.merged-cells', { row: startRow + 1, letter: from }, { range }));
  }
  if (sheet.formulas > 0) found.push(finding('sheets.formulas', {}, { count: sheet.formulas }));
  return found;
}

function filledColumns(grid: Grid): Set<number> {
  const filled = new Set<number>();
  for (const texts of grid.rows) {
    for (let column = 0; column < texts.length; column++) if (texts[column] !== '') filled.add(column);
  }
  return filled;
}

/** Blank rows and columns inside a table, and headed columns without any value. */
function gapFindings(
  grid: Grid,
  { headers, header, left, right, dataTop, dataBottom }: FoundTable,
): Finding[] {
  const found: Finding[] = [];
  const filled = new Set<number>();
  const blank: number[] = [];
  for (let row = dataTop; row <= dataBottom; row++) {
    const columns = grid.used(row, left, right);
    for (const column of columns) filled.add(column);
    if (columns.length === 0) blank.push(row);
  }
  const [first] = blank;
  if (first !== undefined)
    found.push(finding('sheets.blank-row', { row: first + 1 }, { count: blank.length }));
  for (const [index, text] of header.entries()) {
    if (filled.has(left + index) || dataBottom < dataTop) continue;
    const where = { row: (headers.at(-1) ?? 0) + 1, letter: columnLetter(left + index) };
    if (text.trim() === '') found.push(finding('sheets.blank-column', where));
    else found.push(finding('sheets.empty-column', { ...where, column: text }));
  }
  return found;
}

function asTable(sheet: ExcelSheet, grid: Grid, found: FoundTable): Table {
  const { headers, header, left, right, dataTop, dataBottom } = found;
  const last = headers.at(-1);
  const isRecord = (row: number) => grid.used(row, left, right).length > 0;
  let rows = 0;
  for (let row = dataTop; row <= dataBottom; row++) if (isRecord(row)) rows++;
  return {
    headerRow: last === undefined ? null : last + 1,
    headerRows: headers.map((row) => row + 1),
    header,
    firstColumn: left,
    lastColumn: right,
    firstRow: dataTop + 1,
    lastRow: dataBottom + 1,
    rows,
    async *records() {
      for (let row = dataTop; row <= dataBottom; row++)
        if (isRecord(row)) yield recordAt(sheet, grid, found, row);
    },
  };
}

/** A row of the table; a merged area's value stands in each cell that it covers. */
function recordAt(sheet: ExcelSheet, grid: Grid, { left, right }: FoundTable, index: number): Row {
  const row = sheet.rowAt(index);
  const cells: Cell[] = Array.from({ length: right - left + 1 }, (_, offset) => {
    const column = left + offset;
    const merge = grid.mergeAt(index, column);
    const source = merge && merge.startRow !== index ? sheet.rowAt(merge.startRow) : row;
    return source.cells[merge ? merge.startColumn : column] ?? EMPTY_CELL;
  });
  return {
    row: row.row,
    cells,
    texts: cells.map(({ text }) => text),
    ...(row.hidden ? { hidden: true } : {}),
  };
}
