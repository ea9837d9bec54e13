import { columnLetter } from '@tomoni/findings';
import type { Row } from '../cell.ts';
import { FindingList } from '../finding-list.ts';
import { finding } from '../findings.ts';
import { TextRow } from '../text/text-rows.ts';
import type { Sheet } from '../workbook.ts';
import { CellScanner } from './cell-scanner.ts';
import { type FoundTable, findTables } from './find-tables.ts';
import { Grid } from './grid.ts';
import type { SheetTables, Table } from './table.ts';
import { arrangementFindings } from './table-findings.ts';

/** Rows and characters that are kept to find the tables in; what comes behind them continues the last table. */
const HEAD_ROWS = 5000;
const HEAD_CHARACTERS = 4_194_304;

/** What is known of a text file's tables without keeping its rows. */
interface Tail {
  records: number;
  blank: number;
  firstBlank: number | null;
  lastRow: number;
  width: number;
  /** Widest row in cells, blank ones included. */
  cells: number;
  total: number;
}

/** The tables of a delimited text file, in one pass and with bounded memory. */
export async function findTextTables(sheet: Sheet): Promise<SheetTables> {
  const scanner = new CellScanner();
  const head: string[][] = [];
  const tail: Tail = { records: 0, blank: 0, firstBlank: null, lastRow: 0, width: 0, cells: 0, total: 0 };
  let characters = 0;
  for await (const batch of sheet.batches()) {
    for (const row of batch) {
      scanner.scan(row);
      for (let column = 0; column < row.texts.length; column++)
        scanner.scanNumber(row.row, column, row.texts[column] ?? '');
      tail.cells = Math.max(tail.cells, row.texts.length);
      tail.total = row.row;
      if (head.length < HEAD_ROWS && characters < HEAD_CHARACTERS) {
        head.push(row.texts);
        characters += row.texts.reduce((sum, text) => sum + text.length, 0);
      } else addToTail(tail, row);
    }
  }
  return assemble(sheet, head, tail, scanner);
}

function addToTail(tail: Tail, { row, texts }: Row): void {
  let width = texts.length;
  while (width > 0 && (texts[width - 1] ?? '').trim() === '') width--;
  if (width === 0) return;
  const blank = row - 1 - tail.lastRow;
  if (tail.lastRow > 0 && blank > 0) {
    tail.blank += blank;
    tail.firstBlank ??= tail.lastRow + 1;
  }
  tail.records++;
  tail.lastRow = row;
  tail.width = Math.max(tail.width, width);
}

function assemble(sheet: Sheet, head: string[][], tail: Tail, scanner: CellScanner): SheetTables {
  const grid = new Grid(head);
  const { tables, notes } = findTables(grid, { sideBySide: false, cut: tail.records > 0 });
  const last = tables.at(-1);
  if (last && tail.records > 0) extend(last, tail);
  const findings = new FindingList();
  findings.addAll(sheet.findings);
  findings.addAll(arrangementFindings(tables, notes));
  for (const table of tables) addGaps(findings, grid, table, table === last ? tail : null);
  if (last) addTrailing(findings, last, tail);
  findings.addAll(scanner.findings);
  const built = tables.map((table) => asTable(sheet, grid, table, table === last ? tail.records : 0));
  return { tables: built, notes, findings: findings.toArray() };
}

function extend(table: FoundTable, tail: Tail): void {
  table.dataBottom = tail.lastRow - 1;
  while (table.left + table.header.length < tail.width) table.header.push('');
  table.right = Math.max(table.right, tail.width - 1);
}

function addGaps(findings: FindingList, grid: Grid, table: FoundTable, tail: Tail | null): void {
  let blank = tail?.blank ?? 0;
  let first = tail?.firstBlank ?? null;
  const bottom = Math.min(table.dataBottom, grid.rows.length - 1);
  const filled = new Set<number>();
  for (let row = table.dataTop; row <= bottom; row++) {
    const columns = grid.used(row);
    for (const column of columns) filled.add(column);
    if (columns.length > 0) continue;
    blank++;
    first = Math.min(first ?? row + 1, row + 1);
  }
  if (first !== null) findings.add(finding('sheets.blank-row', { row: first }, { count: blank }));
  if (tail !== null && tail.records > 0) return;
  for (const [index, text] of table.header.entries()) {
    if (filled.has(table.left + index) || table.dataBottom < table.dataTop) continue;
    const where = { row: (table.headers.at(-1) ?? 0) + 1, letter: columnLetter(table.left + index) };
    if (text.trim() === '') findings.add(finding('sheets.blank-column', where));
    else findings.add(finding('sheets.empty-column', { ...where, column: text }));
  }
}

function addTrailing(findings: FindingList, { dataBottom, headers, right }: FoundTable, tail: Tail): void {
  const bottom = Math.max(dataBottom, headers.at(-1) ?? 0);
  const rows = Math.max(0, tail.total - 1 - bottom);
  const columns = Math.max(0, tail.cells - 1 - right);
  if (rows + columns > 0)
    findings.add(finding('sheets.trailing-empty', { row: bottom + 2 }, { rows, columns }));
}

function asTable(sheet: Sheet, grid: Grid, found: FoundTable, more: number): Table {
  const { headers, header, left, right, dataTop, dataBottom } = found;
  const last = headers.at(-1);
  let rows = more;
  for (let row = dataTop; row <= Math.min(dataBottom, grid.rows.length - 1); row++) {
    if (grid.used(row).length > 0) rows++;
  }
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
      for await (const batch of sheet.batches()) {
        for (const { row, texts } of batch) {
          if (row > dataBottom + 1) return;
          if (row <= dataTop || texts.every((text) => text.trim() === '')) continue;
          const padded = Array.from({ length: right - left + 1 }, (_, index) => texts[left + index] ?? '');
          yield new TextRow(row, padded);
        }
      }
    },
  };
}
