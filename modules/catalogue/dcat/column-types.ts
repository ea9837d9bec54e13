/** What the values of a table really are: a column is said to hold numbers or dates only where every value is one. */
import type { Db } from '@tomoni/platform/storage';
import type { Published } from '../api-published.ts';
import { recordParts } from '../store.ts';

/** Types of Table Schema. */
export type ValueType = 'string' | 'integer' | 'number' | 'date' | 'time';

const WRITTEN: Readonly<Record<Exclude<ValueType, 'string'>, RegExp>> = {
  integer: /^-?(?:0|[1-9]\d*)$/u,
  number: /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d$/u,
};

/** What the standard means a column to be, where that is no text. */
const MEANT: Readonly<Record<string, Exclude<ValueType, 'string'>>> = {
  integer: 'integer',
  decimal: 'number',
  latitude: 'number',
  longitude: 'number',
  date: 'date',
  time: 'time',
};

/** In the order of the columns. Goes through all records. */
export async function valueTypes(db: Db, { owner, version, columns }: Published): Promise<ValueType[]> {
  const types = columns.map(({ type }): ValueType => MEANT[type] ?? 'string');
  for await (const part of recordParts(db, owner, version)) {
    for (const [, ...values] of part) {
      for (const [n, type] of types.entries()) {
        const value = values[n] ?? '';
        if (type !== 'string' && value !== '' && !WRITTEN[type].test(value)) types[n] = 'string';
      }
    }
  }
  return types;
}
