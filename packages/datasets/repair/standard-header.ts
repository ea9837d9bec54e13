/** The columns of a file as an edition names them, and where their values come from. */
import { prefectures } from '@tomoni/japanese';
import type { Column, Dataset } from '../standard/dataset.ts';
import type { Layout } from './layout.ts';
import type { StandardRecord } from './row-repair.ts';

export type WrittenEdition = 'new' | 'old';

/** One column of a file that is written. */
export interface WrittenColumn {
  name: string;
  of(record: StandardRecord): string;
}

/**
 * All columns of the edition in its order, those that the table doesn't have too; behind them what has no place in it, so
 * that nothing is lost: columns of the other edition, then the table's own.
 */
export function writtenColumns(layout: Layout, edition: WrittenEdition = 'new'): WrittenColumn[] {
  const { dataset, fields, extras } = layout;
  const indexOf = (column: Column) => fields.findIndex((field) => field.column === column);
  const standard = (dataset?.columns ?? []).filter((column) => isOf(column, edition));
  const beside = fields.filter(({ column }) => !standard.includes(column)).map(({ column }) => column);
  return [
    ...standard.flatMap((column) => named(column, edition, indexOf(column))),
    ...beside.map((column) => valueAt(column.name, indexOf(column))),
    ...extras.map(({ name }, n): WrittenColumn => ({ name, of: ({ extras: own }) => own[n] ?? '' })),
  ];
}

/** Names of the columns of an edition, in order: the header of an empty file to fill in. */
export function headerOf(dataset: Dataset, edition: WrittenEdition = 'new'): string[] {
  return writtenColumns({ dataset, edition, fields: [], extras: [] }, edition).map(({ name }) => name);
}

function isOf({ old, oldOnly }: Column, edition: WrittenEdition): boolean {
  return edition === 'new' ? oldOnly !== true : old !== undefined;
}

const valueAt = (name: string, n: number): WrittenColumn => ({
  name,
  of: ({ values }) => values[n] ?? '',
});

function named(column: Column, edition: WrittenEdition, n: number): WrittenColumn[] {
  const { name, old = [] } = column;
  if (edition === 'new') return [valueAt(name, n)];
  const [first = name, second] = old;
  const parted =
    second !== undefined && (column.together ?? []).some(({ headers }) => headers.includes(second));
  if (!parted) return [valueAt(first, n)];
  // 都道府県名 and 市区町村名 from 地方公共団体名.
  return [
    { name: first, of: ({ values }) => prefectureIn(values[n] ?? '') },
    { name: second, of: ({ values }) => (values[n] ?? '').slice(prefectureIn(values[n] ?? '').length) },
  ];
}

function prefectureIn(text: string): string {
  return prefectures.find(({ name }) => text.startsWith(name))?.name ?? '';
}
