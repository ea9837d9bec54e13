import { type Cell, type Row, textCell } from '../cell.ts';

/** A row of a text file; cells are made when they are asked for. */
export class TextRow implements Row {
  readonly row: number;
  readonly texts: string[];
  #cells: Cell[] | undefined;

  constructor(row: number, texts: string[]) {
    this.row = row;
    this.texts = texts;
  }

  get cells(): Cell[] {
    this.#cells ??= this.texts.map(textCell);
    return this.#cells;
  }
}

/**
 * Rows one by one out of batches. Written out instead of as an async generator, which takes three turns of
 * the event loop's queue for each row and halves the speed of reading.
 */
export class RowIterator implements AsyncIterableIterator<Row> {
  readonly #batches: AsyncIterator<Row[]>;
  #batch: Row[] = [];
  #next = 0;

  constructor(batches: AsyncIterable<Row[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Row>> {
    const row = this.#batch[this.#next];
    if (row === undefined) return this.#refill();
    this.#next++;
    return Promise.resolve({ value: row, done: false });
  }

  async return(): Promise<IteratorResult<Row>> {
    this.#batch = [];
    await this.#batches.return?.();
    return { value: undefined, done: true };
  }

  async #refill(): Promise<IteratorResult<Row>> {
    for (;;) {
      const { value, done } = await this.#batches.next();
      if (done) return { value: undefined, done: true };
      const first = value[0];
      if (first === undefined) continue;
      this.#batch = value;
      this.#next = 1;
      return { value: first, done: false };
    }
  }
}
