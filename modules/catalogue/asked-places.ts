/** Doubtful positions with what they may mean, and the undoubted ones around them, for a drawing beside the question. */
import type { Question } from '@tomoni/datasets';
import type { AskedPlace, PlaceAt } from './item.ts';
import { positionOf, type RecordColumns } from './record-name.ts';

/** So many of the others show where the town is. */
const AROUND = 80;
const MOST_READINGS = 4;

/** A question about one half of a position, with the id it is asked by. */
export interface AskedHalf {
  id: string;
  column: number;
  question: Question;
}

export class AskedPlaces {
  readonly asked: AskedPlace[] = [];
  readonly around: PlaceAt[] = [];
  readonly #at: RecordColumns;
  #seen = 0;

  constructor(at: RecordColumns) {
    this.#at = at;
  }

  /** A row without questions about where it is; of many, every so many-th is kept. */
  addSure(values: readonly string[]): void {
    const position = positionOf(values, this.#at);
    if (position === null) return;
    this.#seen += 1;
    if (this.around.length < AROUND) this.around.push(position);
    else if (this.#seen % AROUND === 0) this.around[(this.#seen / AROUND) % AROUND] = position;
  }

  /** A row about whose position somebody is asked. `written`: its values before they were emptied. */
  addAsked(written: readonly string[], halves: readonly AskedHalf[]): void {
    const { latitude, longitude } = this.#at;
    for (const { id, column, question } of halves) {
      if (column !== latitude && column !== longitude) continue;
      const other = column === latitude ? longitude : latitude;
      // Where both halves are asked about, the other one is taken for what it likeliest is.
      const meant = halves.find((half) => half.column === other)?.question.suggestions[0];
      const beside = [written[other] ?? '', meant ?? ''];
      const readings = [null, ...question.suggestions].flatMap((value) => {
        const half = value ?? question.value;
        const found = beside
          .map((text) => this.#position(column === latitude ? [half, text] : [text, half]))
          .find((position) => position !== null);
        return found === undefined || found === null ? [] : [{ ...found, value }];
      });
      if (readings.length > 0) this.asked.push({ question: id, readings: readings.slice(0, MOST_READINGS) });
    }
  }

  #position(halves: readonly string[]): PlaceAt | null {
    return positionOf(halves, { latitude: 0, longitude: 1 });
  }
}
