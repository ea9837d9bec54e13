import type { Merge } from '../workbook/sheet-data.ts';

/** A region of a sheet; all counted from 0, ends included. */
export interface Region {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Covered cells that are filled from merged areas at most: a merge over a whole sheet must not fill memory. */
const MAX_COVERED = 1_000_000;

/** The texts of a sheet with merged areas spread over the cells they cover. Rows and columns from 0. */
export class Grid {
  readonly rows: readonly string[][];
  /** Merged areas that hold a text, cut to the sheet's used part. */
  readonly merges: readonly Merge[];
  /** For each row, of its covered cells: column → merged area. */
  readonly #covered = new Map<number, Map<number, Merge>>();

  constructor(rows: readonly string[][], merges: readonly Merge[] = []) {
    this.rows = rows;
    const right = rows.reduce((widest, row) => Math.max(widest, row.length), 0) - 1;
    let covered = 0;
    this.merges = merges.flatMap((merge) => {
      const cut = {
        ...merge,
        endRow: Math.min(merge.endRow, rows.length - 1),
        endColumn: Math.max(Math.min(merge.endColumn, right), merge.startColumn),
      };
      const size = (cut.endRow - cut.startRow + 1) * (cut.endColumn - cut.startColumn + 1);
      if (size <= 1 || this.own(cut.startRow, cut.startColumn) === '' || covered + size > MAX_COVERED)
        return [];
      covered += size;
      this.#cover(cut);
      return [cut];
    });
  }

  /** The text stored in the cell itself. */
  own(row: number, column: number): string {
    return this.rows[row]?.[column] ?? '';
  }

  /** The text that a person sees at this place: a merged area's everywhere in it. */
  shown(row: number, column: number): string {
    const merge = this.mergeAt(row, column);
    return merge ? this.own(merge.startRow, merge.startColumn) : this.own(row, column);
  }

  mergeAt(row: number, column: number): Merge | undefined {
    return this.#covered.get(row)?.get(column);
  }

  /** Columns with something to see in this row, within the bounds. */
  used(row: number, left = 0, right = Number.POSITIVE_INFINITY): number[] {
    const columns: number[] = [];
    const own = this.rows[row] ?? [];
    const covered = this.#covered.get(row);
    const width = Math.max(own.length, ...(covered ? [Math.max(...covered.keys()) + 1] : []));
    for (let column = left; column < width && column <= right; column++) {
      if ((own[column] ?? '').trim() !== '' || covered?.has(column)) columns.push(column);
    }
    return columns;
  }

  /** How many different cells one sees in this row: a merged area counts once. */
  sources(row: number, left?: number, right?: number): number {
    const merges = new Set<Merge>();
    let single = 0;
    for (const column of this.used(row, left, right)) {
      const merge = this.mergeAt(row, column);
      if (merge) merges.add(merge);
      else single++;
    }
    return single + merges.size;
  }

  #cover(merge: Merge): void {
    for (let row = merge.startRow; row <= merge.endRow; row++) {
      let covered = this.#covered.get(row);
      if (!covered) {
        covered = new Map();
        this.#covered.set(row, covered);
      }
      for (let column = merge.startColumn; column <= merge.endColumn; column++) covered.set(column, merge);
    }
  }
}
