import { columnLetter } from '@tomoni/findings';
import { tableRegions } from './blocks.ts';
import type { Grid, Region } from './grid.ts';
import { findHeader } from './header.ts';
import { splitColumns } from './side-by-side.ts';
import type { Note } from './table.ts';
import { isValue } from './value-shape.ts';

/** A table's place. Rows and columns from 0; `dataBottom < dataTop` when there are no records. */
export interface FoundTable {
  headers: number[];
  header: string[];
  left: number;
  right: number;
  dataTop: number;
  dataBottom: number;
}

export interface FoundTables {
  tables: FoundTable[];
  notes: Note[];
}

export interface FindTablesOptions {
  /** Text files hold no tables side by side. */
  sideBySide: boolean;
  /** The grid is only the beginning of a sheet: its last rows aren't notes. */
  cut?: boolean;
}

/** Finds the tables of a sheet; every cell that is in none of them is a title or a note. */
export function findTables(grid: Grid, { sideBySide, cut = false }: FindTablesOptions): FoundTables {
  const regions = tableRegions(grid).flatMap((region) =>
    sideBySide ? splitColumns(grid, region) : [region],
  );
  const tables = regions.map((region) =>
    tableIn(grid, region, cut && region.bottom === grid.rows.length - 1),
  );
  return { tables, notes: notesOutside(grid, tables) };
}

function tableIn(grid: Grid, region: Region, goesOn: boolean): FoundTable {
  const { headers, dataTop } = findHeader(grid, region);
  const dataBottom = goesOn ? region.bottom : withoutNotes(grid, region, headers.at(-1) ?? dataTop, dataTop);
  const top = headers[0] ?? dataTop;
  let left = Number.POSITIVE_INFINITY;
  let right = region.left;
  for (let row = top; row <= Math.max(dataBottom, headers.at(-1) ?? top); row++) {
    const columns = grid.used(row, region.left, region.right);
    left = Math.min(left, columns[0] ?? left);
    right = Math.max(right, columns.at(-1) ?? right);
  }
  if (left > right) left = region.left;
  return { headers, header: headerTexts(grid, headers, left, right), left, right, dataTop, dataBottom };
}

/** As written; several rows are joined by a space, and a merged cell counts once. */
function headerTexts(grid: Grid, headers: number[], left: number, right: number): string[] {
  return Array.from({ length: right - left + 1 }, (_, index) => {
    const column = left + index;
    const texts: string[] = [];
    for (const row of headers) {
      const merge = grid.mergeAt(row, column);
      const repeated = merge !== undefined && merge.startRow < row && headers.includes(merge.startRow);
      const text = grid.shown(row, column);
      if (text.trim() !== '' && !repeated) texts.push(text);
    }
    return texts.join(' ');
  });
}

const NOTE_MARK = /^\s*([※＊*]|[（(]?注|出典|資料|単位|備考[:：]|更新|最終更新|ver|版)/i;
const LONG_NOTE = 25;

/** The last row of data: rows with one cell at the end of a wider table are notes when they look so. */
function withoutNotes(grid: Grid, region: Region, headerRow: number, dataTop: number): number {
  let bottom = region.bottom;
  // The last of several header rows may name two columns only.
  const wide = [headerRow, dataTop].some((row) => grid.sources(row, region.left, region.right) > 2);
  for (let row = bottom; wide && row > dataTop; row--) {
    const used = grid.used(row, region.left, region.right);
    if (used.length === 0) {
      if (row === bottom) bottom--;
      continue;
    }
    if (grid.sources(row, region.left, region.right) > 1) break;
    const text = grid.shown(row, used[0] ?? 0);
    const afterBlank = grid.used(row - 1, region.left, region.right).length === 0;
    if (isValue(text) || !(afterBlank || NOTE_MARK.test(text) || text.length > LONG_NOTE)) break;
    bottom = row - 1;
  }
  return bottom;
}

/** All cells with a text that lie in no table. */
function notesOutside(grid: Grid, tables: FoundTable[]): Note[] {
  const firstTop = Math.min(...tables.map(({ headers, dataTop }) => headers[0] ?? dataTop));
  const notes: Note[] = [];
  for (const [row, texts] of grid.rows.entries()) {
    const here = tables.filter((table) => holdsRow(table, row));
    for (const [column, text] of texts.entries()) {
      if (text === '' || here.some(({ left, right }) => column >= left && column <= right)) continue;
      if (text.trim() === '') continue;
      notes.push({
        kind: row < firstTop ? 'title' : 'note',
        row: row + 1,
        letter: columnLetter(column),
        text,
      });
    }
  }
  return notes;
}

function holdsRow({ headers, dataTop, dataBottom }: FoundTable, row: number): boolean {
  const top = headers[0] ?? dataTop;
  return row >= top && row <= Math.max(dataBottom, headers.at(-1) ?? top);
}
