import type { Grid, Region } from './grid.ts';
import { isValue, isYear } from './value-shape.ts';

/** Which rows of a region are what; all counted from 0. */
export interface RegionRows {
  titles: number[];
  /** Empty when the region has no header. */
  headers: number[];
  /** First row behind the header. */
  dataTop: number;
}

/** Rows that are looked at to learn how wide the region is and what its columns hold. */
const SAMPLE = 60;
const DEEPEST = 6;

/**
 * Finds titles and header rows at the top of a region. A title is a row with one cell above wider ones. The
 * header goes on to the next row while a merged cell reaches down into it, a group header leaves room for it,
 * or it still names columns whose data are numbers.
 */
export function findHeader(grid: Grid, region: Region): RegionRows {
  const rows: number[] = [];
  for (let row = region.top; row <= region.bottom && rows.length < SAMPLE; row++) {
    if (grid.used(row, region.left, region.right).length > 0) rows.push(row);
  }
  const widest = Math.max(0, ...rows.map((row) => grid.sources(row, region.left, region.right)));
  const view: View = { grid, region, rows, widest };
  let first = 0;
  while (first < rows.length - 1 && isTitle(view, first)) first++;
  const titles = rows.slice(0, first);
  const top = rows[first];
  if (top === undefined || isData(view, first))
    return { titles, headers: [], dataTop: top ?? region.bottom + 1 };
  let last = first;
  while (last - first + 1 < DEEPEST && last + 1 < rows.length && goesOn(view, first, last)) last++;
  return { titles, headers: rows.slice(first, last + 1), dataTop: (rows[last] ?? region.bottom) + 1 };
}

interface View {
  grid: Grid;
  region: Region;
  /** Rows that aren't blank. */
  rows: number[];
  widest: number;
}

function usedIn({ grid, region, rows }: View, index: number): number[] {
  const row = rows[index];
  return row === undefined ? [] : grid.used(row, region.left, region.right);
}

function sourcesIn({ grid, region, rows }: View, index: number): number {
  const row = rows[index];
  return row === undefined ? 0 : grid.sources(row, region.left, region.right);
}

function textsIn(view: View, index: number): string[] {
  const row = view.rows[index] ?? 0;
  return usedIn(view, index).map((column) => view.grid.shown(row, column));
}

/** One cell above wider rows; or two above a much wider row that stands under them in full (a date beside a title). */
function isTitle(view: View, index: number): boolean {
  const sources = sourcesIn(view, index);
  if (view.widest < 2 || reachesDown(view, index)) return false;
  if (sources === 1) return view.widest > 2 || sourcesIn(view, index + 1) > 1;
  if (sources > 2 || view.widest < 5) return false;
  const below = usedIn(view, index + 1);
  return below.length >= view.widest * 0.6 && usedIn(view, index).every((column) => below.includes(column));
}

/** A merged cell of this row covers part of the next one. */
function reachesDown({ grid, region, rows }: View, index: number): boolean {
  const row = rows[index] ?? 0;
  const next = rows[index + 1] ?? row + 1;
  return grid.merges.some(
    (merge) =>
      merge.startRow <= row &&
      merge.endRow >= next &&
      merge.endRow - merge.startRow < DEEPEST &&
      merge.startColumn >= region.left &&
      merge.startColumn <= region.right,
  );
}

/** A first row that holds values like the rows below: there is no header. Years and counting numbers are headers. */
function isData(view: View, index: number): boolean {
  const texts = textsIn(view, index);
  const values = texts.filter((text, at) => isValue(text) && !isYear(text) && !counts(texts, at)).length;
  if (values === 0 || values < texts.length * 0.3) return false;
  const { named } = numericColumns(view, index);
  return named < 2;
}

/** One of three numbers or more that go up by one: 0, 1, 2 … */
function counts(texts: string[], at: number): boolean {
  const number = (index: number) => {
    const text = texts[index] ?? '';
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const up = (index: number) => number(index) + 1 === number(index + 1);
  return (up(at - 2) && up(at - 1)) || (up(at - 1) && up(at)) || (up(at) && up(at + 1));
}

function goesOn(view: View, first: number, last: number): boolean {
  if (reachesDown(view, last)) return true;
  if (!holdsLabels(view, last + 1)) return false;
  if (hasGroups(view, last) || leavesRoom(view, first, last) || stillNames(view, last)) return true;
  if (fillsGroups(view, last)) return true;
  // A row of marks (※) between the names and their units.
  return holdsLabels(view, last + 2) && stillNames(view, last + 1);
}

function holdsLabels(view: View, index: number): boolean {
  const texts = textsIn(view, index);
  return (
    texts.length > 0 && texts.filter((text) => !isValue(text) || isYear(text)).length >= texts.length * 0.7
  );
}

/**
 * A merged cell of the row covers several columns but not all, and what stands below names them one by one. Names of
 * one column have nothing below them then: a row that fills those too is a record.
 */
function hasGroups({ grid, region, rows }: View, index: number): boolean {
  const row = rows[index] ?? 0;
  const below = rows[index + 1] ?? 0;
  const groups = grid.merges.filter(
    ({ startRow, endRow, startColumn, endColumn }) =>
      endRow === row &&
      startRow <= row &&
      startColumn >= region.left &&
      endColumn > startColumn &&
      endColumn <= region.right &&
      (startColumn > region.left || endColumn < region.right) &&
      grid.used(below, startColumn, endColumn).length > 1,
  );
  if (groups.length === 0) return false;
  const inGroup = (column: number) =>
    groups.some((group) => column >= group.startColumn && column <= group.endColumn);
  const single = grid.used(row, region.left, region.right).filter((column) => !inGroup(column));
  const filled = single.filter((column) => grid.shown(below, column).trim() !== '');
  return filled.length <= single.length * 0.5;
}

/** Without merged cells: a header with few names, whose gaps the next row fills. */
function leavesRoom(view: View, first: number, last: number): boolean {
  const named = new Set<number>();
  for (let index = first; index <= last; index++) for (const column of usedIn(view, index)) named.add(column);
  const width = Math.max(...view.rows.map((_, index) => usedIn(view, index).length));
  if (named.size >= width * 0.6) return false;
  // Gaps at the end alone are records longer than their header.
  const rightmost = Math.max(...named);
  if (!usedIn(view, last + 1).some((column) => column < rightmost && !named.has(column))) return false;
  return usedIn(view, last + 1).some((column) => !named.has(column));
}

/**
 * What a merged header becomes in CSV: 資源ごみ over an empty cell, and below it 紙類 and びん・缶, nothing below the
 * names of one column, and records that begin at the left again.
 */
function fillsGroups(view: View, last: number): boolean {
  const named = usedIn(view, last);
  const below = usedIn(view, last + 1);
  const leftmost = named[0];
  const rightmost = named.at(-1) ?? 0;
  if (leftmost === undefined || below.includes(leftmost) || !usedIn(view, last + 2).includes(leftmost))
    return false;
  const inGap = below.filter((column) => !named.includes(column) && column > leftmost);
  const startsGroup = (column: number) => inGap.includes(column + 1);
  return (
    inGap.some((column) => column < rightmost) &&
    below.every((column) => inGap.includes(column) || startsGroup(column))
  );
}

/** The next row has text in nearly all columns (two at least) that hold only numbers and dates further down. */
function stillNames(view: View, last: number): boolean {
  const { numeric, named } = numericColumns(view, last + 1);
  return numeric >= 2 && named >= numeric * 0.8;
}

/** How many columns hold hardly anything but values below this row (a few say － or 不詳), and in how many of them the row has a word. */
function numericColumns({ grid, region, rows }: View, index: number): { numeric: number; named: number } {
  const below = rows.slice(index + 1);
  const candidates = new Set(below.flatMap((row) => grid.used(row, region.left, region.right)));
  const numeric = [...candidates].filter((column) => {
    const texts = below.map((row) => grid.shown(row, column)).filter((text) => text.trim() !== '');
    return texts.length >= 2 && texts.filter(isValue).length >= texts.length * 0.9;
  });
  const row = rows[index] ?? 0;
  const named = numeric.filter((column) => isName(grid.shown(row, column)));
  return { numeric: numeric.length, named: named.length };
}

/** Something written, and neither a value nor a mark for a missing one (－, …, ***). */
function isName(text: string): boolean {
  return /[^\s\d.\-－―‐ー…*＊]/.test(text) && !isValue(text);
}
