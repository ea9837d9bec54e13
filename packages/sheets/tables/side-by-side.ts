import type { Grid, Region } from './grid.ts';
import { findHeader } from './header.ts';

/** Tables beside each other, or one table; cells that stand alone to the right of it are left to the notes. */
export function splitColumns(grid: Grid, region: Region): Region[] {
  const segments = columnSegments(grid, region).map((columns) => shrunk(grid, { ...region, ...columns }));
  const tables = segments.filter((segment) => !isStray(grid, segment));
  const first = tables[0];
  const last = tables.at(-1);
  if (!first || !last) return [region];
  if (tables.length > 1 && areSeparate(grid, tables)) return tables;
  return [shrunk(grid, { ...region, left: first.left, right: last.right })];
}

/** Runs of columns without an entirely blank one between them. */
function columnSegments(grid: Grid, { top, bottom, left, right }: Region): { left: number; right: number }[] {
  const used = new Set<number>();
  for (let row = top; row <= bottom; row++)
    for (const column of grid.used(row, left, right)) used.add(column);
  const segments: { left: number; right: number }[] = [];
  for (const column of [...used].sort((a, b) => a - b)) {
    const last = segments.at(-1);
    if (last && last.right === column - 1) last.right = column;
    else segments.push({ left: column, right: column });
  }
  return segments;
}

/** The region without blank rows at its top and bottom. */
function shrunk(grid: Grid, region: Region): Region {
  let { top, bottom } = region;
  while (top < bottom && grid.used(top, region.left, region.right).length === 0) top++;
  while (bottom > top && grid.used(bottom, region.left, region.right).length === 0) bottom--;
  return { ...region, top, bottom };
}

/** One column with one cell. */
function isStray(grid: Grid, { top, bottom, left, right }: Region): boolean {
  if (left !== right) return false;
  let cells = 0;
  for (let row = top; row <= bottom; row++) if (grid.used(row, left, right).length > 0) cells++;
  return cells <= 1;
}

/**
 * Segments are tables of their own when each has a header over two columns or more, and either their headers repeat
 * or they don't begin and end in the same rows. A blank column inside one table leaves rows of the same length.
 */
function areSeparate(grid: Grid, segments: Region[]): boolean {
  const headers = segments.map((segment) => headerTexts(grid, segment));
  if (headers.some((texts) => texts.length < 2)) return false;
  const [first] = headers;
  if (headers.every((texts) => texts.join('\n') === first?.join('\n'))) return true;
  const [one] = segments;
  return segments.some(({ top, bottom }) => top !== one?.top || Math.abs(bottom - one.bottom) > 0);
}

function headerTexts(grid: Grid, segment: Region): string[] {
  const { headers } = findHeader(grid, segment);
  const row = headers[0];
  return row === undefined
    ? []
    : grid.used(row, segment.left, segment.right).map((column) => grid.shown(row, column));
}
