/** Likely readings for what a town's files give no reading of, so that みどり, あおば and でんち find things. */
import { likelyReadings, readingVariants } from '@tomoni/japanese/readings';
import type { Area, SortingItem } from './model.ts';

/** Areas with the likely readings of their names; areas with a reading of their own stay as they are. */
export async function withAreaReadings(areas: readonly Area[]): Promise<Area[]> {
  const readings = await likelyReadings(areas.map(({ name, reading }) => (reading === null ? name : '')));
  return areas.map((area, index) => {
    const reading = readings[index] ?? '';
    if (reading === '' || reading === area.name) return area;
    return { ...area, likelyReadings: readingVariants(area.name, reading) };
  });
}

/** Items with the likely readings of their names. */
export async function withItemReadings(items: readonly SortingItem[]): Promise<SortingItem[]> {
  const readings = await likelyReadings(items.map(({ name }) => name));
  return items.map((item, index) => {
    const reading = readings[index] ?? '';
    return reading === '' || reading === item.name ? item : { ...item, likelyReading: reading };
  });
}
