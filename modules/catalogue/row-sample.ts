/** Rows that are shown before publishing: those with something put right or open, of as many kinds as there are. */
import type { PreviewCell, PreviewRow } from './item.ts';
import type { OpenValue, StoredRepair } from './model.ts';

/** So many rows are shown. */
const SHOWN = 8;
/** Longer values are cut. */
const LONGEST = 60;

export class RowSample {
  readonly #name: number;
  readonly #odd: { row: PreviewRow; rules: string[] }[] = [];
  readonly #plain: PreviewRow[] = [];
  readonly #seen = new Map<string, number>();

  constructor(name: number) {
    this.#name = name;
  }

  /** One more row, with what was put right and what is open in it. */
  add(
    row: number,
    values: readonly string[],
    { repairs: repaired, open: asked }: { repairs: readonly StoredRepair[]; open: readonly OpenValue[] },
  ): void {
    const rules = [...repaired.map((one) => one[4]), ...asked.map((one) => one[3])];
    const isNew = rules.some((rule) => (this.#seen.get(rule) ?? 0) < 2);
    const wanted = rules.length === 0 ? this.#plain.length < SHOWN : isNew;
    if (!wanted) return;
    for (const rule of rules) this.#seen.set(rule, (this.#seen.get(rule) ?? 0) + 1);
    const cells = values.map((value, column): PreviewCell => {
      const after = value.slice(0, LONGEST);
      const open = asked.find((one) => one[1] === column);
      if (open !== undefined)
        return { column, before: open[2].slice(0, LONGEST), after, rule: open[3], state: 'open' };
      const repair = repaired.findLast((one) => one[1] === column);
      if (repair === undefined) return { column, before: '', after, rule: '', state: 'same' };
      const first = repaired.find((one) => one[1] === column) ?? repair;
      return { column, before: first[2].slice(0, LONGEST), after, rule: repair[4], state: 'repaired' };
    });
    const shown = { row, name: (values[this.#name] ?? '').slice(0, LONGEST), cells };
    if (rules.length === 0) this.#plain.push(shown);
    else this.#odd.push({ row: shown, rules });
  }

  /** In the order of the file. */
  rows(): PreviewRow[] {
    const odd = this.#odd.slice(0, SHOWN).map(({ row }) => row);
    return [...odd, ...this.#plain.slice(0, SHOWN - odd.length)].sort((a, b) => a.row - b.row);
  }
}
