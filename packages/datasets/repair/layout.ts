/** Which cells of a row make which value of a record, and what is kept beside the standard. */
import { columnLetter } from '@tomoni/findings';
import { headerCore } from '../header-key.ts';
import type { Column, Dataset } from '../standard/dataset.ts';
import type { Edition, Understanding } from '../understand.ts';

/** One value of a record. */
export interface Field {
  column: Column;
  /** Columns of the table, from 0; several are put together. Empty when the value is made from other fields. */
  sources: readonly number[];
  between: string;
  /** Header and letter of the first source; the standard's name and no letter when there is none. */
  header: string;
  letter: string;
}

/** A column of the table that is none of the standard. */
export interface Extra {
  /** Its header on one line; numbered where two are the same, named by its letter where it has none. */
  name: string;
  at: number;
}

export interface Layout {
  dataset: Dataset | null;
  edition: Edition | null;
  /** In the order of the standard. */
  fields: readonly Field[];
  extras: readonly Extra[];
}

export interface LayoutSource {
  header: readonly string[];
  firstColumn: number;
}

export function layoutOf({ header, firstColumn }: LayoutSource, understanding: Understanding): Layout {
  const { dataset, edition, columns } = understanding;
  const letterOf = (at: number) => columnLetter(firstColumn + at);
  const taken = new Set<number>();
  const fields = (dataset?.columns ?? []).flatMap((column): Field[] => {
    const all = columns.flatMap((match, at) => (match?.column.name === column.name ? [at] : []));
    const { sources, between } = together(column, all, header);
    const [first] = sources;
    if (first === undefined) return [];
    for (const at of sources) taken.add(at);
    return [{ column, sources, between, header: header[first] ?? '', letter: letterOf(first) }];
  });
  return {
    dataset,
    edition,
    fields: [...fields, ...derivedFields(dataset, fields)].sort(
      (a, b) => (dataset?.columns.indexOf(a.column) ?? 0) - (dataset?.columns.indexOf(b.column) ?? 0),
    ),
    extras: extrasOf(header, taken, fields, letterOf),
  };
}

/** Several columns of one value only as the standard says that they belong together; else the first, the others are extras. */
function together(
  column: Column,
  all: readonly number[],
  header: readonly string[],
): { sources: number[]; between: string } {
  const [first] = all;
  if (first === undefined || all.length === 1) return { sources: [...all], between: '' };
  for (const group of column.together ?? []) {
    const order = group.headers.map(headerCore);
    const places = order.map((core) => all.find((at) => headerCore(header[at] ?? '') === core));
    const found = places.filter((at): at is number => at !== undefined);
    if (found.length > 1) return { sources: found, between: group.between };
  }
  return { sources: [first], between: '' };
}

export const WHOLE_ADDRESS = '所在地_連結表記';
export const ADDRESS_PARTS = [
  '所在地_都道府県',
  '所在地_市区町村',
  '所在地_町字',
  '所在地_番地以下',
] as const;
export const BUILDING = '建物名等(方書)';

/** The whole address where only its parts are there, and the parts where only the whole is. */
function derivedFields(dataset: Dataset | null, fields: readonly Field[]): Field[] {
  const has = (name: string) => fields.some(({ column }) => column.name === name);
  const parts = ADDRESS_PARTS.filter(has);
  const names =
    parts.length > 0 && !has(WHOLE_ADDRESS)
      ? [WHOLE_ADDRESS]
      : parts.length === 0 && has(WHOLE_ADDRESS)
        ? ADDRESS_PARTS
        : [];
  return names.flatMap((name) => {
    const column = dataset?.columns.find((one) => one.name === name);
    return column === undefined ? [] : [{ column, sources: [], between: '', header: name, letter: '' }];
  });
}

/** What the geometry of GeoJSON says is already said by latitude and longitude. */
function isGeometry(name: string, fields: readonly Field[]): boolean {
  return (
    /^geometry\.coordinates\[\d\]$/u.test(name) && fields.some(({ column }) => column.type === 'latitude')
  );
}

function extrasOf(
  header: readonly string[],
  taken: ReadonlySet<number>,
  fields: readonly Field[],
  letterOf: (at: number) => string,
): Extra[] {
  const names = new Set(fields.map(({ column }) => column.name));
  return header.flatMap((written, at): Extra[] => {
    if (taken.has(at) || isGeometry(written, fields)) return [];
    // Our own JSON keeps them under `extras`.
    const bare = written
      .replace(/^extras\./u, '')
      .replace(/\s+/gu, ' ')
      .trim();
    const base = bare || `列${letterOf(at)}`;
    let name = base;
    for (let n = 2; names.has(name); n += 1) name = `${base}_${n}`;
    names.add(name);
    return [{ name, at }];
  });
}
