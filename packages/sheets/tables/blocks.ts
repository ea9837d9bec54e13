import type { Grid, Region } from './grid.ts';
import { findHeader } from './header.ts';
import { isValue } from './value-shape.ts';

/** Rows that follow one another without a blank one between them. */
interface Block {
  top: number;
  bottom: number;
}

/** A block with at most so many cells in each row, before something much wider, is a title. */
const NARROW = 2;

/**
 * Cuts a sheet into the regions that each hold one table, top to bottom. A blank row alone doesn't end a table: the
 * rows behind it must begin anew, with a header of their own. Blocks of single cells are left out: titles and notes.
 */
export function tableRegions(grid: Grid): Region[] {
  const regions: Region[] = [];
  const wide = grid.rows.some((_, row) => grid.sources(row) > 1);
  let noteBetween = false;
  for (const block of blocks(grid)) {
    if (wide && isNoteBlock(grid, block)) {
      noteBetween = true;
      continue;
    }
    const region = { ...block, ...extent(grid, block) };
    const current = regions.at(-1);
    if (!current) regions.push(region);
    else if (isTitleOf(grid, current, region)) regions[regions.length - 1] = region;
    else if (beginsAnew(grid, current, region, noteBetween)) regions.push(region);
    else regions[regions.length - 1] = joined(current, region);
    noteBetween = false;
  }
  return regions.flatMap((region) => atRepeatedHeaders(grid, region));
}

/** Cuts a region where its header comes again, as lists in sections repeat it; a line with one cell above goes along. */
function atRepeatedHeaders(grid: Grid, region: Region): Region[] {
  const { headers, dataTop } = findHeader(grid, region);
  const [header] = headers;
  if (header === undefined) return [region];
  const cuts = [region.top];
  // A header written twice in a row has nothing between: the second stays with the data.
  for (let row = dataTop + 1; row <= region.bottom; row++) {
    if (!sameTexts(grid, header, row)) continue;
    const titled = row - 1 > (cuts.at(-1) ?? 0) && grid.sources(row - 1) === 1;
    cuts.push(titled ? row - 1 : row);
  }
  return cuts.map((top, index) => ({ ...region, top, bottom: (cuts[index + 1] ?? region.bottom + 1) - 1 }));
}

function blocks(grid: Grid): Block[] {
  const found: Block[] = [];
  let top = -1;
  for (let row = 0; row <= grid.rows.length; row++) {
    const blank = row === grid.rows.length || grid.used(row).length === 0;
    if (!blank && top < 0) top = row;
    if (blank && top >= 0) {
      found.push({ top, bottom: row - 1 });
      top = -1;
    }
  }
  return found;
}

function isNoteBlock(grid: Grid, { top, bottom }: Block): boolean {
  for (let row = top; row <= bottom; row++) if (grid.sources(row) > 1) return false;
  return true;
}

function extent(grid: Grid, { top, bottom }: Block): { left: number; right: number } {
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (let row = top; row <= bottom; row++) {
    const columns = grid.used(row);
    left = Math.min(left, columns[0] ?? left);
    right = Math.max(right, columns.at(-1) ?? right);
  }
  return { left, right };
}

function joined(a: Region, b: Region): Region {
  return {
    top: a.top,
    bottom: b.bottom,
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
  };
}

/** A line or two with few cells (作成日 2024/4/1) above a header that has more of them. */
function isTitleOf(grid: Grid, current: Region, next: Region): boolean {
  if (current.bottom - current.top > 1) return false;
  const below = grid.used(next.top);
  const names = grid.sources(next.top);
  for (let row = current.top; row <= current.bottom; row++) {
    const cells = grid.sources(row);
    if (cells > NARROW || cells >= names) return false;
  }
  if (below.some((column) => isValue(grid.shown(next.top, column)))) return false;
  // A group header leaves its columns open for the names below; a title stands above full columns.
  return grid.used(current.bottom).every((column) => below.includes(column));
}

function beginsAnew(grid: Grid, current: Region, next: Region, noteBetween: boolean): boolean {
  const { headers, dataTop } = findHeader(grid, current);
  if (dataTop > current.bottom && headers.length > 0 && current.bottom - current.top < 3) return false;
  if (next.bottom === next.top) return false;
  const own = findHeader(grid, next);
  const top = own.headers[0];
  if (top === undefined) return false;
  if (sameTexts(grid, headers[0], top)) return true;
  const names = grid.used(top);
  if (names.some((column) => isValue(grid.shown(top, column)))) return false;
  if (next.right > current.right || next.left > current.right) return true;
  return (
    contradicts(grid, { ...current, top: dataTop }, top) ||
    (noteBetween && contradicts(grid, { ...next, top: own.dataTop }, top))
  );
}

function sameTexts(grid: Grid, a: number | undefined, b: number): boolean {
  if (a === undefined) return false;
  const [first = 0] = grid.rows[a]?.flatMap((text, column) => (text === '' ? [] : [column])) ?? [];
  if (grid.shown(a, first) !== grid.shown(b, first)) return false;
  const columns = grid.used(a);
  return columns.length > 1 && columns.every((column) => grid.shown(a, column) === grid.shown(b, column));
}

/** The row has text where the rows of the region hold only values. */
function contradicts(grid: Grid, region: Region, row: number): boolean {
  return grid.used(row).some((column) => {
    const texts: string[] = [];
    for (let other = region.top; other <= region.bottom && texts.length < 30; other++) {
      const text = grid.shown(other, column);
      if (text.trim() !== '') texts.push(text);
    }
    return texts.length > 0 && texts.every(isValue);
  });
}
