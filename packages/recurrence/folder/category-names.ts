import { looseLabel } from './csv-file.ts';

/** How a label of another file meets a category of area_days.csv. */
export interface LabelMatch {
  category: number | null;
  /** False when the label is only meant the same: other width, spaces or `<br>`. */
  exact: boolean;
}

/** Finds categories by the labels that description.csv, target.csv and transferdata.csv use. */
export class CategoryNames {
  readonly names: readonly string[];
  readonly #exact = new Map<string, number>();
  readonly #loose = new Map<string, number>();

  constructor(names: readonly string[]) {
    this.names = names;
    names.forEach((name, index) => {
      this.#exact.set(name, index);
      const loose = looseLabel(name);
      if (!this.#loose.has(loose)) this.#loose.set(loose, index);
    });
  }

  match(label: string): LabelMatch {
    const exact = this.#exact.get(label);
    if (exact !== undefined) return { category: exact, exact: true };
    return { category: this.#loose.get(looseLabel(label)) ?? null, exact: false };
  }
}
