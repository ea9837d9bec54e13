/** Polling places out of a table as it is written, for tests that need no database. */
import type { Entry } from '@tomoni/catalogue/contract';
import type { PollingPlace } from './model.ts';
import { pollingPlacesOf } from './polling-place.ts';

/** A line for each row, its columns parted by commas; quotes hold commas together. */
export function testPlaces(table: string): PollingPlace[] {
  const [head = '', ...rows] = table.split('\n');
  const names = head.split(',');
  const entries = rows.map((row, n) => {
    const values = [...`,${row}`.matchAll(/,(?:"([^"]*)"|([^,]*))/gu)].map(
      ([, quoted, bare]) => quoted ?? bare ?? '',
    );
    const body = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
    const [lat, lon] = [Number(body.緯度 ?? ''), Number(body.経度 ?? '')];
    const position = lat > 0 ? { lat, lon } : { lat: null, lon: null };
    return {
      owner: '',
      dataset: 'd',
      n,
      standard: 'polling_place',
      name: body.投票所名 ?? '',
      body,
      ...position,
    } as Entry;
  });
  return pollingPlacesOf(entries, new Map());
}
