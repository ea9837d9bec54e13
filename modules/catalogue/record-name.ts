/** Which columns say what a record is called, where it is, and what it is found by. */
import type { StoredColumn } from './model.ts';

export interface RecordColumns {
  /** Index of the column with the name; -1 when no column has one. */
  name: number;
  latitude: number;
  longitude: number;
  address: number;
  id: number;
  /** Indexes of the columns that a record is found by. */
  found: number[];
}

const NAME = /^名称$|_名称$|名称$|名$/u;
const NO_NAME = /団体|法人|市区町村|都道府県|地域|画像|ファイル|通称/u;

export function recordColumns(columns: readonly StoredColumn[]): RecordColumns {
  const at = (fits: (column: StoredColumn) => boolean) => columns.findIndex(fits);
  const texts = columns.flatMap(({ type }, n) => (type === 'text' || type === 'kana' ? [n] : []));
  const standardName = at(({ name, standard }) => standard && NAME.test(name) && !NO_NAME.test(name));
  const anyName =
    standardName === -1 ? at(({ name }) => NAME.test(name) && !NO_NAME.test(name)) : standardName;
  const address = at(({ name }) => name === '所在地_連結表記');
  const kana = at(({ name, type }) => type === 'kana' && /カナ/u.test(name));
  const english = at(({ name }) => /^名称_英/u.test(name));
  const named = [anyName, kana, english, address].filter((n) => n !== -1);
  return {
    name: anyName === -1 ? (texts[0] ?? -1) : anyName,
    latitude: at(({ type }) => type === 'latitude'),
    longitude: at(({ type }) => type === 'longitude'),
    address,
    id: at(({ name }) => name === 'ID'),
    found: anyName === -1 ? [...new Set([...texts.slice(0, 4), ...named])] : named,
  };
}

/** A position in degrees, or null when the values are none. */
export function positionOf(
  values: readonly string[],
  { latitude, longitude }: Pick<RecordColumns, 'latitude' | 'longitude'>,
): { lat: number; lon: number } | null {
  const read = (n: number, most: number) => {
    const text = values[n] ?? '';
    const value = /^-?\d{1,3}(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
    return Math.abs(value) <= most ? value : null;
  };
  const [lat, lon] = [read(latitude, 90), read(longitude, 180)];
  return lat === null || lon === null ? null : { lat, lon };
}
