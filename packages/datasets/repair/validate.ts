/** What the standard demands, as far as it is known: types, choices and codes are judged where they are repaired. */
import type { Finding } from '@tomoni/findings';
import type { Column, Demand } from '../standard/dataset.ts';
import type { Edition } from '../understand.ts';
import { finding } from './findings.ts';
import type { Layout } from './layout.ts';
import type { StandardRecord } from './row-repair.ts';

/** What the edition of the file demands; under other headers than the standard's nothing is demanded. */
function demandOf({ demand, oldDemand }: Column, edition: Edition | null): Demand {
  if (edition === 'new') return demand ?? 'unknown';
  return edition === 'old' ? (oldDemand ?? 'unknown') : 'unknown';
}

/** Required columns that are not there at all. */
export function missingColumns({ dataset, edition, fields }: Layout): Finding[] {
  return (dataset?.columns ?? [])
    .filter(
      (column) =>
        demandOf(column, edition) === 'required' && !fields.some((field) => field.column === column),
    )
    .map(({ name, old = [] }) =>
      finding('datasets.missing-column', {}, { column: edition === 'old' ? (old[0] ?? name) : name }),
    );
}

export class RecordCheck {
  readonly #required: number[];
  readonly #name: number;
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
    // An empty mark says “no”.
    this.#required = layout.fields.flatMap(({ column }, n) =>
      column.type !== 'mark' && demandOf(column, layout.edition) === 'required' ? [n] : [],
    );
    const named = layout.fields.findIndex(
      ({ column }) =>
        /^名称$|_名称$|名$/u.test(column.name) && column.type === 'text' && !/団体|法人/u.test(column.name),
    );
    this.#name = this.#required.includes(named) ? -1 : named;
  }

  check({ row, values }: StandardRecord): Finding[] {
    const missing = this.#required.flatMap((n) =>
      values[n] === '' ? [this.#finding('datasets.missing-value', n, row)] : [],
    );
    if (this.#name === -1 || values[this.#name] !== '') return missing;
    return [...missing, this.#finding('datasets.missing-name', this.#name, row)];
  }

  #finding(code: 'datasets.missing-value' | 'datasets.missing-name', n: number, row: number): Finding {
    const field = this.#layout.fields[n];
    const column = field?.header ?? '';
    const letter = field?.letter === '' ? {} : { letter: field?.letter ?? '' };
    return finding(code, { row, column, ...letter }, { column });
  }
}
