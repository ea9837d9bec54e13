/** area_days.csv: which area has what collected when. */
import type { Finding } from '@tomoni/findings';
import { weekdayName, weekdayOf } from '@tomoni/japanese';
import type { Area, AreaCell, Rule } from '../calendar.ts';
import { type CellOddity, parseCell } from '../cell-grammar.ts';
import { finding } from '../findings.ts';
import { AreaIds } from './area-id.ts';
import { type CsvFile, type CsvRow, cellAt, whereOf } from './csv-file.ts';
import { stopAtTooMany } from './too-many-findings.ts';

export interface AreaDays {
  categories: string[];
  areas: Area[];
  findings: Finding[];
  /** Where each written-out date stands, for the checks that need the closures. */
  dates: WrittenDate[];
}

/** A date that a cell names. */
export interface WrittenDate {
  date: string;
  centre: string;
  row: number;
  column: number;
  header: string;
}

interface CategoryColumn {
  column: number;
  header: string;
  category: number;
}

const MASTER_HEADERS = ['マスター', 'Master'];

/** Reads the rows. Columns count by position: [マスター,] area, centre, then the categories. */
export function readAreaDays(file: CsvFile): AreaDays {
  const result: AreaDays = { categories: [], areas: [], findings: [], dates: [] };
  const header = file.rows[0];
  if (!header) {
    result.findings.push(finding('recurrence.no-header', { file: file.name }));
    return result;
  }
  const hasMaster = MASTER_HEADERS.includes(cellAt(header, 0));
  const nameColumn = hasMaster ? 1 : 0;
  const body = file.rows.slice(1);
  const columns = categoryColumns(file, header, body, nameColumn + 2, result);
  if (result.categories.length === 0) {
    result.findings.push(finding('recurrence.no-categories', { file: file.name, row: header.row }));
  }
  if (body.length === 0) result.findings.push(finding('recurrence.no-areas', { file: file.name }));
  const ids = new AreaIds();
  for (const row of body) {
    const master = hasMaster ? cellAt(row, 0) || null : null;
    const name = cellAt(row, nameColumn);
    const { id, firstRow } = ids.next(master, name, row.row);
    const at = whereOf(file.name, row.row, nameColumn, cellAt(header, nameColumn));
    if (name === '') result.findings.push(finding('recurrence.area-without-name', at));
    else if (firstRow !== null) {
      result.findings.push(finding('recurrence.equal-area-names', at, { name, first: firstRow }));
    }
    const centre = cellAt(row, nameColumn + 1);
    const cells = readCells(file.name, row, columns, centre, result);
    const place = { reading: null, position: null, masterName: null };
    result.areas.push({ id, name, master, centre, row: row.row, cells, ...place });
  }
  return result;
}

/** The name that the header of a category means: without `<br>`, trimmed, else as written. */
export function categoryName(header: string): string {
  return header
    .replace(/<br\s*\/?>/gi, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** The categories by column; a column without a header, or beyond it, has none. */
function categoryColumns(file: CsvFile, header: CsvRow, body: CsvRow[], first: number, into: AreaDays) {
  const columns: (CategoryColumn | undefined)[] = [];
  const categories = new Map<string, number>();
  const headless: number[] = [];
  for (let column = first; column < header.cells.length; column += 1) {
    const name = categoryName(header.cells[column] ?? '');
    if (name === '') {
      headless.push(column);
      continue;
    }
    const known = categories.get(name);
    if (known !== undefined) {
      const at = whereOf(file.name, header.row, column, name);
      into.findings.push(finding('recurrence.repeated-header', at, { name }));
    }
    const category = known ?? into.categories.push(name) - 1;
    categories.set(name, category);
    columns[column] = { column, header: name, category };
  }
  headless.push(...columnsBeyond(header.cells.length, first, body));
  for (const column of headless) {
    const at = whereOf(file.name, header.row, column, '');
    into.findings.push(finding('recurrence.column-without-header', at));
  }
  return columns;
}

/** Columns with content to the right of the header's last. */
function columnsBeyond(width: number, first: number, body: CsvRow[]): number[] {
  const beyond = new Set<number>();
  for (const row of body) {
    for (let column = Math.max(width, first); column < row.cells.length; column += 1) {
      if (cellAt(row, column) !== '') beyond.add(column);
    }
  }
  return [...beyond].sort((a, b) => a - b);
}

function readCells(
  file: string,
  row: CsvRow,
  columns: (CategoryColumn | undefined)[],
  centre: string,
  into: AreaDays,
) {
  const cells: AreaCell[] = [];
  row.cells.forEach((text, index) => {
    const at = columns[index];
    if (at === undefined || text.trim() === '') return;
    const { rules, remarks, oddities } = parseCell(text);
    const where = whereOf(file, row.row, index, at.header);
    for (const oddity of oddities) {
      into.findings.push(oddityFinding(oddity, where));
      stopAtTooMany(into.findings, file);
    }
    for (const date of datesOf(rules)) {
      into.dates.push({ date, centre, row: row.row, column: index, header: at.header });
    }
    cells.push({ category: at.category, rules, remarks, text: text.trim() });
  });
  return cells;
}

function datesOf(rules: Rule[]): string[] {
  return rules.flatMap((rule) => (rule.kind === 'date' ? [rule.date] : []));
}

/** What is odd in a cell, as a finding: one for each token, never merged. */
export function oddityFinding(oddity: CellOddity, where: Finding['where']): Finding {
  if (oddity.kind === 'unreadable') {
    return finding('recurrence.unreadable-token', where, { token: oddity.token });
  }
  const weekday = weekdayOf(oddity.start);
  return finding('recurrence.fortnightly-weekday', where, {
    token: oddity.token,
    weekdayJa: weekdayName(weekday, 'ja'),
    weekdayEn: weekdayName(weekday, 'en'),
  });
}
