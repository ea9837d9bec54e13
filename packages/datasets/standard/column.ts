/** How columns are written down, so that a dataset's file reads like its table. */
import type { Column, ColumnType, Demand } from './dataset.ts';

type More = Omit<Partial<Column>, 'name' | 'type' | 'example' | 'description'>;

/** A column that came with the new edition. */
export function added(
  name: string,
  type: ColumnType,
  example: string,
  ja: string,
  en: string,
  more: More = {},
): Column {
  return { name, type, example, description: { ja, en }, ...more };
}

/** A column of both editions; `more.old` says how the old one called it, if otherwise. */
export function carried(
  name: string,
  type: ColumnType,
  example: string,
  ja: string,
  en: string,
  more: More = {},
): Column {
  return { name, type, example, description: { ja, en }, old: [name], ...more };
}

/** The same columns with what this dataset says differently, by column name. Throws on a name that isn't there. */
export function adapted(
  columns: readonly Column[],
  changes: Readonly<Record<string, Partial<Column>>>,
): Column[] {
  known(columns, Object.keys(changes));
  return columns.map((column) => ({ ...column, ...changes[column.name] }));
}

/** The same columns where the old edition has none of them; its names for them are read all the same. */
export function newOnly(columns: readonly Column[]): Column[] {
  return columns.map(({ old = [], aliases = [], ...column }) => ({
    ...column,
    aliases: [...aliases, ...old.filter((name) => name !== column.name)],
  }));
}

export interface Demands {
  /** In the new edition. */
  required?: readonly string[];
  recommended?: readonly string[];
  optional?: readonly string[];
  /** In the old edition; its model tells required columns only, the others stay unknown. */
  oldRequired?: readonly string[];
}

/** The same columns with what each edition demands, by column name. Throws on a name that isn't there. */
export function demanding(columns: readonly Column[], demands: Demands): Column[] {
  const { required = [], recommended = [], optional = [], oldRequired = [] } = demands;
  known(columns, [...required, ...recommended, ...optional, ...oldRequired]);
  const demandOf = (name: string): Demand => {
    if (required.includes(name)) return 'required';
    if (recommended.includes(name)) return 'recommended';
    return optional.includes(name) ? 'optional' : 'unknown';
  };
  return columns.map((column) => ({
    ...column,
    demand: demandOf(column.name),
    oldDemand: oldRequired.includes(column.name) ? 'required' : 'unknown',
  }));
}

function known(columns: readonly Column[], names: readonly string[]): void {
  const missing = names.filter((name) => !columns.some((column) => column.name === name));
  if (missing.length > 0) throw new Error(`No such column: ${missing.join(', ')}`);
}
