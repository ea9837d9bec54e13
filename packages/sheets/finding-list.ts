import type { Finding } from '@tomoni/findings';
import { finding } from './findings.ts';
import { MAX_FINDINGS_PER_CODE } from './limits.ts';

/** Collects findings while a file is read; after the first hundred of one code only counts, so that memory stays bounded. */
export class FindingList {
  readonly #listed: Finding[] = [];
  readonly #counts = new Map<string, number>();
  readonly #limit: number;

  constructor(limit = MAX_FINDINGS_PER_CODE) {
    this.#limit = limit;
  }

  add(found: Finding): void {
    const count = (this.#counts.get(found.code) ?? 0) + 1;
    this.#counts.set(found.code, count);
    if (count <= this.#limit) this.#listed.push(found);
  }

  addAll(found: Iterable<Finding>): void {
    for (const one of found) this.add(one);
  }

  /** All findings so far, with one `sheets.more-of-the-same` for each code that went over the limit. */
  toArray(): Finding[] {
    const rest = [...this.#counts].filter(([, count]) => count > this.#limit);
    return [
      ...this.#listed,
      ...rest.map(([code, count]) =>
        finding('sheets.more-of-the-same', {}, { code, count: count - this.#limit }),
      ),
    ];
  }
}
