/** The headers by which the columns of one dataset are known, in the order of how sure they are. */
import { headerCore, headerKey, headerPlain } from './header-key.ts';
import type { Column, Dataset } from './standard/dataset.ts';
import { headersOf } from './standard/everyday-headers.ts';

/** `new` and `old` are the names of the editions, letter by letter; `alias` is a known other way to write them. */
export type Ground = 'new' | 'old' | 'alias';

export interface Known {
  column: Column;
  ground: Ground;
  /** 0 for the header itself, 1 when punctuation differs, 2 when a note in brackets does, and so on. */
  distance: number;
  /** Its place among the headers of the column, the surest first. */
  order: number;
}

export interface ColumnIndex {
  dataset: Dataset;
  find(header: string): Known | null;
  /** Headers of every column in their barest form, for what is only similar. */
  cores: readonly { column: Column; core: string }[];
}

const kept = new WeakMap<Dataset, ColumnIndex>();

export function columnIndex(dataset: Dataset): ColumnIndex {
  let index = kept.get(dataset);
  if (index === undefined) {
    index = build(dataset);
    kept.set(dataset, index);
  }
  return index;
}

function build(dataset: Dataset): ColumnIndex {
  const exact = new Map<string, Known>();
  const plain = new Unambiguous();
  const core = new Unambiguous();
  const cores: { column: Column; core: string }[] = [];
  const counts = new Map<Column, number>();
  for (const [header, column, ground] of sureFirst(dataset)) {
    const order = counts.get(column) ?? 0;
    counts.set(column, order + 1);
    const key = headerKey(header);
    if (!exact.has(key)) exact.set(key, { column, ground, distance: 0, order });
    plain.add(headerPlain(header), { column, ground, distance: 1, order });
    core.add(headerCore(header), { column, ground: 'alias', distance: 2, order });
    cores.push({ column, core: headerCore(header) });
  }
  return {
    dataset,
    cores,
    find: (header) =>
      exact.get(headerKey(header)) ?? plain.get(headerPlain(header)) ?? core.get(headerCore(header)) ?? null,
  };
}

/** Names of the new edition first, then of the old one, then the others, so that a name is never taken for an alias. */
function* sureFirst(dataset: Dataset): Generator<[string, Column, Ground]> {
  for (const column of dataset.columns) yield [column.name, column, 'new'];
  for (const column of dataset.columns) for (const old of column.old ?? []) yield [old, column, 'old'];
  for (const column of dataset.columns)
    for (const alias of column.aliases ?? []) yield [alias, column, 'alias'];
  for (const column of dataset.columns) {
    for (const header of headersOf(dataset, column)) yield [header, column, 'alias'];
    const bare = withoutSubject(column.name, dataset);
    if (bare !== null) yield [bare, column, 'alias'];
    // 投票所 alone above the names of polling places.
    if (bare === '名称') yield [column.name.slice(0, -1 - bare.length), column, 'alias'];
  }
}

/** The name without the subject that all columns of a データモデル型 begin with: 投票所_名称 → 名称. */
function withoutSubject(name: string, dataset: Dataset): string | null {
  const at = name.indexOf('_');
  if (at === -1) return null;
  const subject = name.slice(0, at + 1);
  const sharing = dataset.columns.filter((column) => column.name.startsWith(subject)).length;
  return sharing * 3 > dataset.columns.length ? name.slice(at + 1) : null;
}

/** What two different columns would claim belongs to neither. */
class Unambiguous {
  readonly #known = new Map<string, Known | null>();

  add(key: string, known: Known): void {
    const before = this.#known.get(key);
    if (before === undefined) this.#known.set(key, known);
    else if (before !== null && before.column !== known.column) this.#known.set(key, null);
  }

  get(key: string): Known | null {
    return this.#known.get(key) ?? null;
  }
}
