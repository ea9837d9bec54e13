import { createHash } from 'node:crypto';

/** Letters that can't be taken for one another when somebody reads an address aloud. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 10;

/** Gives each area an id from its master, its name and its order among equals, so that other areas don't matter. */
export class AreaIds {
  readonly #seen = new Map<string, { count: number; firstRow: number }>();

  /** The id, and the row of the first area with the same master and name (null if this is the first). */
  next(master: string | null, name: string, row: number): { id: string; firstRow: number | null } {
    const key = JSON.stringify([master ?? '', name]);
    const seen = this.#seen.get(key);
    const order = seen ? seen.count : 0;
    this.#seen.set(key, { count: order + 1, firstRow: seen ? seen.firstRow : row });
    return { id: shortHash(`${order} ${key}`), firstRow: seen ? seen.firstRow : null };
  }
}

/** 31^10 ≈ 8·10^14 values: among 5,000 areas of a town the chance of two equal ones is about 1 in 65 million. */
function shortHash(text: string): string {
  let rest = createHash('sha256').update(text).digest().readBigUInt64BE();
  let id = '';
  for (let i = 0; i < LENGTH; i += 1) {
    id += LETTERS.charAt(Number(rest % 31n));
    rest /= 31n;
  }
  return id;
}
